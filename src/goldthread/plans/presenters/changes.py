"""The history of a review in plain words: each item that changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from goldthread.core.models import HistoryEvent
from goldthread.core.presenters import Change, Entry, entries
from goldthread.plans.models import DraftState
from goldthread.plans.presenters.items import LABELS, timescale_words

SHOWN = 12  # items of one change; more are counted


@dataclass(frozen=True)
class ReviewEntry:
    """An entry, and whether a button may offer to undo it."""

    entry: Entry
    can_undo: bool


def review_entries(events: Iterable[HistoryEvent]) -> list[ReviewEntry]:
    """Events of a reading. A change that was undone is not offered again."""
    events = list(events)
    undone = {event.undoes_id for event in events}
    plain = entries(events)
    return [
        ReviewEntry(
            entry=replace(entry, changes=tuple(_changes(event))) if _is_of_items(event) else entry,
            can_undo=_is_of_items(event) and event.pk not in undone,
        )
        for event, entry in zip(events, plain, strict=True)
    ]


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
