"""How a course of updates leaves an action. Nothing said is ever removed: a correction takes the place of what it
corrects, and correcting a correction brings back what that had corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from goldthread.delivery.rules.standing import OPEN, Status


class Said(NamedTuple):
    """One update, as far as it decides how the action stands. A later one has the larger ``id``.

    A tuple, because a country has three hundred thousand of them to be made in one night.
    """

    id: int
    corrects: int | None
    status: str
    stated_rag: str
    reported_on: date
    narrative: str
    heard_at: datetime | None = None


_id = attrgetter("id")


@dataclass(frozen=True, slots=True)
class Left:
    """How the updates leave the action."""

    status: str = Status.NOT_STARTED
    stated_rag: str = ""
    heard_at: datetime | None = None
    ended_on: date | None = None
    end_reason: str = ""


def holding(course: Sequence[Said]) -> list[Said]:
    """The updates that hold, in the order they were made: those that nothing which holds has corrected."""
    if all(said.corrects is None for said in course):
        return sorted(course, key=_id)
    held: list[Said] = []
    replaced: set[int] = set()
    for said in sorted(course, key=_id, reverse=True):
        if said.id in replaced:
            continue
        held.append(said)
        if said.corrects is not None:
            replaced.add(said.corrects)
    return held[::-1]


def without(course: Sequence[Said], key: int) -> list[Said]:
    """The updates that would hold if this one had been corrected; what it had corrected holds again."""
    last = max(said.id for said in course)
    correction = Said(last + 1, key, "", "", date.min, "")
    return [said for said in holding([*course, correction]) if said is not correction]


def left_by(course: Sequence[Said]) -> Left:
    """The last update that holds decides; an action ended on the day it was first said to have.

    An action of which nothing holds stands as it began: not started, and nothing stated.
    """
    held = holding(course)
    if not held:
        return Left()
    last = held[-1]
    heard_at = max((said.heard_at for said in held if said.heard_at), default=None)
    if last.status in OPEN:
        return Left(last.status, last.stated_rag, heard_at)
    ending = since_when(held)
    reason = ending.narrative if last.status == Status.CLOSED else ""
    return Left(last.status, last.stated_rag, heard_at, ending.reported_on, reason)


def since_when(held: Sequence[Said]) -> Said:
    """The first of the unbroken run of updates that say what the last one says."""
    first = held[-1]
    for said in reversed(held):
        if said.status != first.status:
            break
        first = said
    return first
