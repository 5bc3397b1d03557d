"""Sheets that go out to partners and come back. What they say becomes an update when somebody accepts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.core.wording import day
from goldthread.delivery.reads.rows import ActionRow
from goldthread.delivery.writes import record_update
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Partnership, Person
from goldthread.plans import reader
from goldthread.plans.models import Action
from goldthread.plans.writes import change_timescale
from goldthread.plans.writes.papers import check_size, file_name
from goldthread.publishing.models import ReturnedRow, RowState, SentSheet
from goldthread.publishing.papers.returned import ReturnedFile, changes_in, returned_file
from goldthread.publishing.policies import check_can_send

LONGEST_WHOM = 300


@dataclass(frozen=True)
class TakenBack:
    """What came of a file: rows that wait now, rows nobody changed, and rows that could not be matched."""

    rows: Sequence[ReturnedRow]
    unchanged: int
    unmatched: int


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
    found = returned_file(reader.read(data, name).document)
    return _keep_returned(partnership=partnership, name=name, found=found, by=by)


@recorded
def _keep_returned(*, partnership: Partnership, name: str, found: ReturnedFile, by: Person) -> TakenBack:
    sheets = SentSheet.objects.of(partnership).in_bulk({line.sheet for line in found.lines})
    kept: list[ReturnedRow] = []
    unchanged, unmatched = 0, found.without_key
    for line in found.lines:
        sheet = sheets.get(line.sheet)
        sent = sheet.rows.get(str(line.action)) if sheet else None
        if sheet is None or sent is None:
            unmatched += 1
        elif said := changes_in(line, sent):
            kept.append(_wait(sheet, line.action, said, name, by))
        else:
            unchanged += 1
    return TakenBack(kept, unchanged, unmatched)


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
