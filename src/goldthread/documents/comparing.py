"""Which of two readings of one paper says more, and says it more surely."""

from __future__ import annotations

from collections.abc import Callable

from goldthread.documents.model import DraftAction, Reading
from goldthread.kernel.errors import InputError

_BETTER = 1.05  # times as much: what a second reading must say to be preferred


def fuller(first: Callable[[], Reading], second: Callable[[], Reading]) -> Reading:
    """The first reading, or the second where it says clearly more.

    Raises the InputError of the first when neither finds a plan.
    """
    try:
        found = first()
    except InputError:
        try:
            return second()
        except InputError:
            pass
        raise
    try:
        other = second()
    except InputError:
        return found
    return other if _weight(other) > _BETTER * _weight(found) else found


def _weight(reading: Reading) -> float:
    """How many of the fields that were read are likely to be right."""
    return sum(map(_likely_right, reading.plan.actions))


def _likely_right(action: DraftAction) -> float:
    """What, who and when; who and when are worth nothing for an action that was misread."""
    sure = {name: evidence.confidence for name, evidence in action.evidence.items()}
    told = 1.0 + (sure.get("owners", 0.0) if action.owners else 0.0)
    return sure.get("text", 0.0) * (told + (sure.get("timescale", 0.0) if action.timescale else 0.0))
