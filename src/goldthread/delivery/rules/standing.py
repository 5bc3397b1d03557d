"""How an action stands on a day, what its status may become, which RAG goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.kernel import phrasing
from goldthread.kernel.rag import Rag

DUE_SOON_DAYS = 28


class Status(StrEnum):
    """The values of ``plans.ActionStatus``, for decisions that need no database."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    COMPLETE = "complete"
    CLOSED = "closed"


OPEN = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED})
ENDED = frozenset({Status.COMPLETE, Status.CLOSED})

# What each status may become by a progress update, itself included: an update need not change it.
TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.NOT_STARTED: OPEN | ENDED,
    Status.IN_PROGRESS: frozenset({Status.IN_PROGRESS, Status.BLOCKED}) | ENDED,
    Status.BLOCKED: frozenset({Status.BLOCKED, Status.IN_PROGRESS}) | ENDED,
    Status.COMPLETE: frozenset({Status.COMPLETE, Status.IN_PROGRESS}),
    Status.CLOSED: frozenset({Status.CLOSED, Status.NOT_STARTED, Status.IN_PROGRESS}),
}

# Which claims make sense with which status; "" is no claim at all. A blocked action is not on track,
# grey is for what is not due, blue for what is complete and sustained.
RAGS: Mapping[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: ("", Rag.RED, Rag.AMBER, Rag.GREEN, Rag.GREY),
    Status.IN_PROGRESS: ("", Rag.RED, Rag.AMBER, Rag.GREEN),
    Status.BLOCKED: ("", Rag.RED, Rag.AMBER),
    Status.COMPLETE: ("", Rag.GREEN, Rag.BLUE),
    Status.CLOSED: ("", Rag.GREY),
}


def may_become(status: str, new: str) -> bool:
    """May an update change ``status`` into ``new``?"""
    return Status(new) in TRANSITIONS[Status(status)]


def rag_goes_with(status: str, rag: str) -> bool:
    """May somebody state this RAG of an action with this status?"""
    return rag in RAGS[Status(status)]


def is_open(status: str) -> bool:
    return status in OPEN


def is_overdue(status: str, ends: date | None, on: date) -> bool:
    """Judged on the end of the timescale. Undated is never overdue; what has ended is not either."""
    return ends is not None and ends < on and is_open(status)


def is_due_soon(status: str, ends: date | None, on: date, *, within: int = DUE_SOON_DAYS) -> bool:
    """Due today or in the coming days, and not ended."""
    return ends is not None and on <= ends <= on + timedelta(days=within) and is_open(status)


class Condition(StrEnum):
    """How an action stands, in one word; the first that holds, in this order."""

    COMPLETE = "complete"
    CLOSED = "closed"
    LATE = "late"
    BLOCKED = "blocked"
    DUE_SOON = "due_soon"
    ONGOING = "ongoing"
    UNDATED = "undated"
    ON_TIME = "on_time"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stands on a day: one word to sort and mark by, and the sentence people read."""

    condition: Condition
    blocked: bool
    ends: date | None
    ended_on: date | None
    on: date

    @property
    def words(self) -> str:
        """Made when asked for: files of a whole country never ask."""
        match self.condition:
            case Condition.COMPLETE:
                return f"Completed on {phrasing.day(self.ended_on)}"
            case Condition.CLOSED:
                return f"Closed without completion on {phrasing.day(self.ended_on)}"
            case Condition.LATE:
                return f"{_days(self.on, self.ends)} late{' and blocked' if self.blocked else ''}"
            case Condition.ONGOING:
                return "Ongoing, without an end date"
            case Condition.UNDATED:
                return "No date was set"
        return f"Blocked. {self._when}" if self.blocked else self._when

    @property
    def _when(self) -> str:
        if self.ends is None:
            return "No date was set"
        return "Due today" if self.ends == self.on else f"Due in {_days(self.on, self.ends)}"


def _days(one: date, other: date | None) -> str:
    return phrasing.length((other - one).days) if other else ""


def standing(*, status: str, ends: date | None, ended_on: date | None, on: date, recurrence: str = "") -> Standing:
    """How an action stands on this day."""
    return Standing(_condition(status, ends, on, recurrence), status == Status.BLOCKED, ends, ended_on, on)


def _condition(status: str, ends: date | None, on: date, recurrence: str) -> Condition:
    if status not in OPEN:
        return Condition.COMPLETE if status == Status.COMPLETE else Condition.CLOSED
    if ends is not None and ends < on:
        return Condition.LATE
    if status == Status.BLOCKED:
        return Condition.BLOCKED
    if ends is None:
        return Condition.ONGOING if recurrence else Condition.UNDATED
    return Condition.DUE_SOON if is_due_soon(status, ends, on) else Condition.ON_TIME


def attention(*, status: str, rag: str, ends: date | None, on: date) -> tuple[int, date] | None:
    """Where an open action stands in the order of what needs attention; smaller comes first, None needs none.

    Late and red, then late, blocked, red, due soon without a word on how it goes; the oldest date first.
    """
    if not is_open(status):
        return None
    late, red = is_overdue(status, ends, on), rag == Rag.RED
    if late:
        rank = 0 if red else 1
    elif status == Status.BLOCKED:
        rank = 2
    elif red:
        rank = 3
    elif is_due_soon(status, ends, on) and status == Status.NOT_STARTED:
        rank = 4
    else:
        return None
    return rank, ends or date.max
