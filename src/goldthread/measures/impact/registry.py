"""A door for the room that hears how work is going: since when an action was reported to be under way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from goldthread.partnership.models import Partnership

# the actions of a partnership and a day -> when each was first reported under way, as known on that day
UnderWay = Callable[[Partnership, Collection[int], date], Mapping[int, date]]
_asked: list[UnderWay] = []


def reports_work(ask: UnderWay) -> UnderWay:
    """Register who knows; registering the same again changes nothing."""
    if ask not in _asked:
        _asked.append(ask)
    return ask


def under_way_since(partnership: Partnership, actions: Collection[int], on: date) -> dict[int, date]:
    """The earliest day anybody registered gives for each action."""
    found: dict[int, date] = {}
    for ask in _asked:
        for action, day in ask(partnership, actions, on).items():
            found[action] = min(day, found.get(action, day))
    return found
