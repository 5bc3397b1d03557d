"""Correcting what was read, item by item. Each change can be undone by a new entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.core.history import recorded
from goldthread.core.models import HistoryEvent
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import DraftItem, DraftKind, DraftState, PaperReading
from goldthread.plans.rules import drafts as contents
from goldthread.plans.rules.draft_edits import edited
from goldthread.plans.writes.draft_changes import change_items, check_editable, check_revision, undo_items
from goldthread.plans.writes.draft_places import place_after, places_after

BLANKS = {
    DraftKind.ACTION: contents.blank_action,
    DraftKind.PRIORITY: contents.blank_priority,
    DraftKind.RECOMMENDATION: contents.blank_recommendation,
}


@recorded
def correct_draft(
    *, item: DraftItem, changes: Mapping[str, Any], revision: int | None = None, by: Person
) -> DraftItem:
    """Put right what was read: any of text, parts, owners, timescale (as words), priority, rag and so on.

    A corrected item counts as checked, and so does one that was right already. Raises InputError naming the field,
    EditedMeanwhile.
    """
    check_editable(item.reading, by)
    check_revision(item, revision)
    content = edited(item.kind, item.content, changes)
    _check_priority(item.reading, content)
    state = item.state if item.state == DraftState.DROPPED else DraftState.CHECKED.value
    kind = "draft.checked" if content == item.content else "draft.corrected"
    change_items(kind, reading=item.reading, changes={item: {"content": content, "state": state}})
    return item


@recorded
def add_draft(
    *, reading: PaperReading, kind: str, changes: Mapping[str, Any], after: DraftItem | None = None, by: Person
) -> DraftItem:
    """Add what the reader missed, behind another item or at the end. Raises InputError."""
    check_editable(reading, by)
    blank = BLANKS[DraftKind(kind)]()
    if kind == DraftKind.PRIORITY:
        blank["key"] = _free_key(reading)
    content = edited(kind, blank, changes)
    _check_priority(reading, content)
    item = _new_item(reading, kind, content, place_after(reading, after))
    change_items("draft.added", reading=reading, changes={}, made=[item])
    return item


@recorded
def split_draft(
    *, item: DraftItem, pieces: Sequence[Mapping[str, Any]], revision: int | None = None, by: Person
) -> list[DraftItem]:
    """Make one action several. Each piece names what differs from the whole; the first takes the item's place.

    Raises InputError for fewer than two pieces, EditedMeanwhile.
    """
    check_editable(item.reading, by)
    check_revision(item, revision)
    if item.kind != DraftKind.ACTION or len(pieces) < 2:
        raise InputError(
            "A split needs an action and at least two pieces.", advice="Leave an empty line between them."
        )
    first, *others = [edited(item.kind, item.content, piece) for piece in pieces]
    places = places_after(item.reading, item, len(others))
    made = [
        _new_item(item.reading, item.kind, content, place, as_read=item.as_read)
        for content, place in zip(others, places, strict=True)
    ]
    change_items("draft.split", reading=item.reading, changes={item: {"content": first}}, made=made)
    return [item, *made]


@recorded
def merge_drafts(*, items: Sequence[DraftItem], by: Person) -> DraftItem:
    """Make several actions one: the first takes in the others, which are left out. Raises InputError."""
    first, *others = items
    check_editable(first.reading, by)
    if not others or any(item.kind != DraftKind.ACTION or item.reading_id != first.reading_id for item in items):
        raise InputError("Choose two or more actions of this paper to merge.")
    changes: dict[DraftItem, dict[str, Any]] = {item: {"state": DraftState.DROPPED.value} for item in others}
    changes[first] = {"content": contents.merged([item.content for item in items])}
    change_items("draft.merged", reading=first.reading, changes=changes)
    return first


@recorded
def move_draft(
    *,
    item: DraftItem,
    priority: str | None = None,
    after: DraftItem | None = None,
    revision: int | None = None,
    by: Person,
) -> DraftItem:
    """Put an item behind another one, under another priority (by its key, "" for none), or both."""
    check_editable(item.reading, by)
    check_revision(item, revision)
    fields: dict[str, Any] = {}
    if priority is not None:
        fields["content"] = {**item.content, "priority": priority}
        _check_priority(item.reading, fields["content"])
    if after is not None:
        fields["position"] = place_after(item.reading, after)
    change_items("draft.moved", reading=item.reading, changes={item: fields})
    return item


@recorded
def drop_drafts(*, items: Sequence[DraftItem], by: Person) -> None:
    """Leave items out of the plan; they stay in the reading and can be put back."""
    _set_state(items, DraftState.DROPPED, "draft.dropped", by)


@recorded
def restore_drafts(*, items: Sequence[DraftItem], by: Person) -> None:
    """Put items that were left out back, to be checked."""
    _set_state([item for item in items if item.state == DraftState.DROPPED], DraftState.PENDING, "draft.restored", by)


@recorded
def check_drafts(*, items: Sequence[DraftItem], by: Person) -> None:
    """A person has compared these items with the paper and found them right."""
    _set_state([item for item in items if item.state == DraftState.PENDING], DraftState.CHECKED, "draft.checked", by)


@recorded
def check_all_above(*, reading: PaperReading, confidence: float, kind: str = "", by: Person) -> int:
    """Take everything still to check that the reader was at least this sure of as right; how many that were."""
    check_editable(reading, by)
    sure = reading.items.filter(state=DraftState.PENDING, confidence__gte=confidence)
    items = list(sure.filter(kind=kind) if kind else sure)
    _set_state(items, DraftState.CHECKED, "draft.checked", by)
    return len(items)


@recorded
def undo_draft_change(*, reading: PaperReading, event: HistoryEvent, by: Person) -> None:
    """Undo one change of the review by a new entry. Raises InputError when it was changed again since."""
    check_editable(reading, by)
    if (event.thread_type, event.thread_id) != ("plans.paperreading", reading.pk) or "items" not in event.before:
        raise InputError("This entry is no change that can be undone here.")
    undo_items(event, reading=reading)


def _set_state(items: Sequence[DraftItem], state: DraftState, kind: str, by: Person) -> None:
    for reading in {item.reading_id: item.reading for item in items}.values():
        check_editable(reading, by)
        mine = {item: {"state": state.value} for item in items if item.reading_id == reading.pk}
        change_items(kind, reading=reading, changes=mine)


def _new_item(
    reading: PaperReading, kind: str, content: Mapping[str, Any], position: int, as_read: Any = None
) -> DraftItem:
    return DraftItem(
        partnership_id=reading.partnership_id,
        reading=reading,
        kind=kind,
        position=position,
        as_read=as_read or {},
        content=dict(content),
        state=DraftState.CHECKED if as_read is None else DraftState.PENDING,
    )


def _check_priority(reading: PaperReading, content: Mapping[str, Any]) -> None:
    key = content.get("priority")
    if key and not reading.items.filter(kind=DraftKind.PRIORITY, content__key=key).exists():
        raise InputError("This paper has no such priority.", advice="Choose one of the list.")


def _free_key(reading: PaperReading) -> str:
    taken = {item.content["key"] for item in reading.items.filter(kind=DraftKind.PRIORITY)}
    number = len(taken) + 1
    while f"p{number}" in taken:
        number += 1
    return f"p{number}"
