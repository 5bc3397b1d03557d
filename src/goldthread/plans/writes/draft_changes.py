"""One change to any number of draft items: written together, told in one event, and undone as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.core import history
from goldthread.core.models import HistoryEvent
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import DraftItem, DraftState, PaperReading
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.states import ITEM_MOVES, check_move
from goldthread.plans.writes.readings import check_in_review

Changes = Mapping[DraftItem, Mapping[str, Any]]


def check_editable(reading: PaperReading, by: Person) -> None:
    """Raises NotAllowed or InputError unless this person may correct this reading now."""
    check_can_edit_row(by, reading)
    check_in_review(reading)


def check_revision(item: DraftItem, revision: int | None) -> None:
    """Raises EditedMeanwhile when the item moved on since the editor opened it."""
    if revision is not None and item.revision != revision:
        raise history.EditedMeanwhile(item)


def change_items(
    kind: str,
    *,
    reading: PaperReading,
    changes: Changes,
    made: Sequence[DraftItem] = (),
    undoes: HistoryEvent | None = None,
) -> None:
    """Write fields of several items and add new ones, with one event on the reading that can be undone.

    Only what differs is written; when nothing does, nothing is said. Raises EditedMeanwhile, InputError.
    """
    before: dict[str, dict[str, Any]] = {}
    after: dict[str, dict[str, Any]] = {}
    for item, fields in changes.items():
        changed = {name: value for name, value in fields.items() if getattr(item, name) != value}
        if not changed:
            continue
        check_move(ITEM_MOVES, item.state, changed.get("state", item.state), what="The item")
        before[str(item.pk)] = {name: getattr(item, name) for name in changed}
        after[str(item.pk)] = changed
        for name, value in changed.items():
            setattr(item, name, value)
        history.save_changes(item, changed)
    if made:
        DraftItem.objects.bulk_create(made)
    if after or made:
        history.record(
            kind,
            target=_subject(reading, list(changes), made),
            thread=reading,
            before={"items": before},
            after={"items": after, "made": [item.pk for item in made]},
            undoes=undoes,
        )


def _subject(reading: PaperReading, items: Sequence[DraftItem], made: Sequence[DraftItem]) -> Any:
    everyone = [*items, *made]
    return everyone[0] if len(everyone) == 1 or made else reading


def undo_items(event: HistoryEvent, *, reading: PaperReading) -> None:
    """Put back what one change did, if nobody has changed it again since. Raises InputError saying what stands."""
    touched = {int(key): values for key, values in event.before.get("items", {}).items()}
    left = {int(key): values for key, values in event.after.get("items", {}).items()}
    made = event.after.get("made", [])
    items = DraftItem.objects.filter(reading=reading).in_bulk([*touched, *made])
    for key, values in left.items():
        _check_untouched(items[key], values)
    changes: dict[DraftItem, dict[str, Any]] = {items[key]: values for key, values in touched.items()}
    changes |= {items[key]: {"state": DraftState.DROPPED.value} for key in made}
    change_items("draft.undone", reading=reading, changes=changes, undoes=event)


def _check_untouched(item: DraftItem, left: Mapping[str, Any]) -> None:
    if any(getattr(item, name) != value for name, value in left.items()):
        title = item.content.get("text") or item.content.get("title") or ""
        raise InputError(
            f"“{title[:80]}” has been changed again since.",
            advice="Undo the later change first, or correct it by hand.",
        )
