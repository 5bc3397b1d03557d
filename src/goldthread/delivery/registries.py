"""Doors by which other rooms add to how an action is assessed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from goldthread.delivery.rules import Reason
from goldthread.partnership.models import Partnership

# a partnership, its actions and the day -> reasons by action; asked once for all actions of a partnership
GivesReasons = Callable[[Partnership, Collection[int], date], Mapping[int, Sequence[Reason]]]
_givers: list[GivesReasons] = []


def gives_reasons(give: GivesReasons) -> GivesReasons:
    """Register reasons that come from elsewhere: what measures say, or others in their own words (``Why.LINKED``)."""
    if give not in _givers:
        _givers.append(give)
    return give


def linked_reasons(partnership: Partnership, actions: Collection[int], on: date) -> dict[int, tuple[Reason, ...]]:
    """What every registered room says of these actions on this day."""
    found: dict[int, tuple[Reason, ...]] = {}
    for give in _givers:
        for action, reasons in give(partnership, actions, on).items():
            found[action] = found.get(action, ()) + tuple(reasons)
    return found
