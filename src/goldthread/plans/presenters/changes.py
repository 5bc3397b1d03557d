"""The history of a review in plain words: each item that changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldthread.core.models import HistoryEvent
from goldthread.core.presenters import Change, Entry, entries
from goldthread.plans.models import DraftItem, DraftState
from goldthread.plans.presenters.items import LABELS, timescale_words
from goldthread.plans.reads.review import items_in

SHOWN = 12  # items of one change; more are counted
TITLE = 80  # letters of an item's words


@dataclass(frozen=True)
class ReviewEntry:
    """An entry, and whether a button may offer to undo it."""

    entry: Entry
    can_undo: bool


def review_entries(events: Iterable[HistoryEvent], items: Mapping[int, DraftItem]) -> list[ReviewEntry]:
    """Events of a reading, naming its items. A change that was undone is not offered again."""
    events = list(events)
    undone = {event.undoes_id for event in events}
    plain = entries(events)
    return [
        ReviewEntry(
            entry=_of_items(entry, event, items) if _is_of_items(event) else entry,
            can_undo=_is_of_items(event) and event.pk not in undone,
        )
        for event, entry in zip(events, plain, strict=True)
    ]


def named(items: Sequence[DraftItem]) -> str:
    """The items of a change, to be said behind what was done with them: ": “1.2 Open a clinic” and 2 more"."""
    if not items:
        return ""
    content = items[0].content
    title = f"{content.get('ref', '')} {content.get('text') or content.get('title') or ''}".strip()
    more = f" and {len(items) - 1} more" if len(items) > 1 else ""
    return f": “{title if len(title) <= TITLE else title[:TITLE].rsplit(' ', 1)[0] + ' …'}”{more}"


def _of_items(entry: Entry, event: HistoryEvent, items: Mapping[int, DraftItem]) -> Entry:
    touched = [items[key] for key in items_in(event) if key in items]
    return replace(entry, what=f"{entry.what}{named(touched)}", changes=tuple(_changes(event)))


def _is_of_items(event: HistoryEvent) -> bool:
    return "items" in event.before


def _changes(event: HistoryEvent) -> Iterator[Change]:
    before, after = event.before["items"], event.after["items"]
    for key in list(after)[:SHOWN]:
        yield from _item_changes(before[key], after[key])
    if len(after) > SHOWN:
        yield Change("And", "", f"{len(after) - SHOWN} more items")
    if made := event.after.get("made"):
        yield Change("New items", "", str(len(made)))


def _item_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    old, new = before.get("content", {}), after.get("content", {})
    title = str(new.get("text") or new.get("title") or "")[:60]
    for name in new:
        if old.get(name) != new[name]:
            yield Change(LABELS.get(name, name), _words(old.get(name)), _words(new[name]))
    if "state" in after:
        yield Change(title or "State", _state(before["state"]), _state(after["state"]))


def _state(value: str) -> str:
    return DraftState(value).label


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return timescale_words(value) if "printed" in value else str(value.get("name") or value.get("text") or "")
    if isinstance(value, list):
        return "\n".join(_words(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "")
