"""Sheets that go out to partners and come back. What they say becomes an update when somebody accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.core.wording import day
from goldthread.delivery.reads.rows import ActionRow
from goldthread.delivery.writes import record_update
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.plans import reader
from goldthread.plans.models import Action
from goldthread.plans.rules.texts import tidy_values
from goldthread.plans.writes import change_timescale
from goldthread.plans.writes.papers import check_size, file_name
from goldthread.publishing.models import ReturnedRow, RowState, SentSheet
from goldthread.publishing.papers.returned import ReturnedFile, ReturnedLine, changes_in, returned_file, together
from goldthread.publishing.papers.sheet import PROGRESS
from goldthread.publishing.policies import check_can_send

LONGEST_WHOM = 300
LONGEST_SAID = 15_000  # of one update; who wrote it is said behind it


@dataclass(frozen=True)
class TakenBack:
    """What came of a file: actions that wait now, how many say nothing new, and why rows could not be matched."""

    rows: Sequence[ReturnedRow]
    unchanged: int
    unmatched: Sequence[str]


@recorded
def send_sheet(*, partnership: Partnership, whom: str, actions: Sequence[ActionRow], by: Person) -> SentSheet:
    """Note that a sheet of these actions goes out, and how each stands. Raises InputError when there is none."""
    check_can_send(by, partnership)
    if not actions:
        raise InputError("There is no open action to send.", advice="Choose somebody who has one.")
    rows = {
        str(row.id): {
            "revision": row.revision,
            "timescale": row.printed,
            "status": row.status,
            "rag": row.stated_rag,
        }
        for row in actions
    }
    sheet = history.create(SentSheet, partnership=partnership, whom=whom[:LONGEST_WHOM], rows=rows, made_by=by)
    history.record("sheet.sent", target=sheet, after={"whom": sheet.whom, "actions": len(rows)})
    return sheet


def take_sheet_back(*, partnership: Partnership, name: str, data: bytes, by: Person) -> TakenBack:
    """Read a sheet that came back; what differs from what was sent waits for somebody to accept it.

    The reading is done apart, before the database is touched. Raises InputError for a file that is no sheet of ours.
    """
    check_can_send(by, partnership)
    name = file_name(name)
    check_size(name, len(data))
    found = returned_file(reader.read_text(data, name))
    return _keep_returned(partnership=partnership, name=name, found=found, by=by)


@recorded
def _keep_returned(*, partnership: Partnership, name: str, found: ReturnedFile, by: Person) -> TakenBack:
    sheets = SentSheet.objects.of(partnership).in_bulk({line.sheet for line in found.lines})
    news: dict[tuple[int, int], dict[str, str]] = {}
    unmatched = [(row, f"row {row} has no key") for row in found.without_key]
    for line in found.lines:
        sheet = sheets.get(line.sheet)
        sent = sheet.rows.get(str(line.action)) if sheet else None
        if sheet is None:
            unmatched.append((line.row, f"the key {line.key} in row {line.row} is of no sheet made here"))
        elif sent is None:
            unmatched.append((line.row, f"the key {line.key} in row {line.row} was not in the sheet of {sheet.whom}"))
        else:
            key = (line.sheet, line.action)
            news[key] = together(news.get(key, {}), tidy_values(changes_in(line, sent)))
            _check_length(news[key], name, line)
    decided = _decided(sheets.values())
    new = {key: said for key, said in news.items() if said and said not in decided.get(key, ())}
    kept = [_wait(sheets[sheet], action, said, name, by) for (sheet, action), said in new.items()]
    return TakenBack(kept, len(news) - len(new), [why for _, why in sorted(unmatched)])


def _check_length(said: dict[str, str], name: str, line: ReturnedLine) -> None:
    if (length := len(said.get("progress", ""))) > LONGEST_SAID:
        raise InputError(
            f"These words have {length:,} characters; an update can have {LONGEST_SAID:,}.",
            advice="Shorten them in the file and bring it back again. Nothing of it was kept.",
            place=Place(file=name, row=line.row, field=PROGRESS),
        )


def _decided(sheets: Iterable[SentSheet]) -> dict[tuple[int, int], list[dict[str, str]]]:
    """What rows of these sheets said that somebody took or left already, by sheet and action."""
    told: dict[tuple[int, int], list[dict[str, str]]] = {}
    rows = ReturnedRow.objects.filter(sheet__in=list(sheets)).exclude(state=RowState.WAITING)
    for sheet, action, said in rows.values_list("sheet_id", "action_id", "said"):
        told.setdefault((sheet, action), []).append(said)
    return told


def _wait(sheet: SentSheet, action: int, said: dict[str, str], name: str, by: Person) -> ReturnedRow:
    """The same sheet brought in again takes the place of what still waits."""
    earlier = ReturnedRow.objects.filter(sheet=sheet, action_id=action, state=RowState.WAITING).first()
    if earlier:
        return history.amend(earlier, "row.returned_again", said=said, file_name=name, brought_by=by)
    row = history.create(
        ReturnedRow,
        partnership=sheet.partnership,
        sheet=sheet,
        action_id=action,
        said=said,
        file_name=name,
        brought_by=by,
    )
    history.record("row.returned", target=row, thread=row.action, after={"whom": sheet.whom, **said})
    return row


@recorded
def accept_row(*, row: ReturnedRow, revision: int | None = None, by: Person) -> ReturnedRow:
    """Make what was written an update of the action, and a changed timescale a new baseline.

    ``revision`` is the action's as the reviewer saw it. Raises InputError, EditedMeanwhile, NotAllowed.
    """
    check_can_send(by, row.partnership)
    _check_waits(row)
    action: Action = row.action
    if revision is not None and action.revision != revision:
        raise EditedMeanwhile(action)
    came = f"As {row.sheet.whom} wrote in the sheet of {day(timezone.localdate(row.sheet.made_at))}."
    said = row.said
    if {"progress", "status", "rag"} & set(said):
        record_update(
            action=action,
            narrative="\n\n".join(filter(None, (said.get("progress", ""), came))),
            status=said.get("status"),
            stated_rag=said.get("rag"),
            by=by,
        )
    if "timescale" in said:
        action.refresh_from_db()
        reason = said.get("progress") or came
        change_timescale(action=action, timescale=said["timescale"], reason=reason, by=by)
    return _decide(row, RowState.ACCEPTED, "row.accepted", by)


@recorded
def refuse_row(*, row: ReturnedRow, reason: str = "", by: Person) -> ReturnedRow:
    """Leave it; what was written stays in the history."""
    check_can_send(by, row.partnership)
    _check_waits(row)
    return _decide(row, RowState.REFUSED, "row.refused", by)


def _check_waits(row: ReturnedRow) -> None:
    if row.state != RowState.WAITING:
        raise InputError("This has been decided already.")


def _decide(row: ReturnedRow, state: RowState, kind: str, by: Person) -> ReturnedRow:
    return history.amend(row, kind, state=state.value, decided_by=by, decided_at=timezone.now())
