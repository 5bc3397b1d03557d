"""Escalation as decisions over plain values: why one is proposed, where it goes next, what may follow what.

Nobody here is anybody's boss: a step asks the body that can act for an answer by a day, and records what came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.kernel.errors import InputError
from goldthread.kernel.rag import Rag
from goldthread.kernel.working_days import WorkingCalendar


class Level(StrEnum):
    """The rungs of a route, from the nearest to the one that can act when nobody else can."""

    LEAD = "lead"
    BODY = "body"
    GROUP = "group"
    PARTNERSHIP = "partnership"
    BEYOND = "beyond"


LEVELS = tuple(Level)


class State(StrEnum):
    """Where an escalation is."""

    PROPOSED = "proposed"
    DECLINED = "declined"
    OWED = "owed"
    OVERDUE = "overdue"
    RECOVERING = "recovering"
    RETURNED = "returned"
    DECIDED = "decided"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What can happen to an escalation."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    ACCEPT = "accept"
    DECIDE = "decide"
    RETURN = "return"
    LAPSE = "lapse"
    CLIMB = "climb"
    RECOVER = "recover"
    WITHDRAW = "withdraw"


_ANSWERS = {Event.ACCEPT: State.RECOVERING, Event.DECIDE: State.DECIDED, Event.RETURN: State.RETURNED}

TRANSITIONS: Mapping[State, Mapping[Event, State]] = {
    State.PROPOSED: {Event.CONFIRM: State.OWED, Event.DECLINE: State.DECLINED},
    State.OWED: {**_ANSWERS, Event.LAPSE: State.OVERDUE, Event.WITHDRAW: State.WITHDRAWN},
    State.OVERDUE: {**_ANSWERS, Event.CLIMB: State.OWED, Event.WITHDRAW: State.WITHDRAWN},
    State.RECOVERING: {
        Event.RECOVER: State.RESOLVED,
        Event.CLIMB: State.OWED,
        Event.WITHDRAW: State.WITHDRAWN,
    },
    State.RETURNED: {Event.CLIMB: State.OWED, Event.WITHDRAW: State.WITHDRAWN},
    State.DECLINED: {},
    State.DECIDED: {},
    State.RESOLVED: {},
    State.WITHDRAWN: {},
}
LIVE = tuple(state for state, moves in TRANSITIONS.items() if moves)
WAITS_FOR_ANSWER = (State.OWED, State.OVERDUE)


class Answer(StrEnum):
    """What a step is owed: one of these three."""

    PLAN = "plan"
    DECISION = "decision"
    RETURNED = "returned"


EVENT_OF_ANSWER = {Answer.PLAN: Event.ACCEPT, Answer.DECISION: Event.DECIDE, Answer.RETURNED: Event.RETURN}


class Cause(StrEnum):
    """Why an escalation is proposed."""

    RED = "red"
    SILENT = "silent"
    BLOCKED = "blocked"
    BY_HAND = "by_hand"


def after(state: str, event: Event) -> State:
    """The state this event leads to. Raises InputError where it cannot happen."""
    moves = TRANSITIONS[State(state)]
    if event not in moves:
        raise InputError(
            f"This escalation is {state.replace('_', ' ')}, so it cannot {event.value} now.",
            advice="Open it again to see what has happened meanwhile.",
        )
    return moves[event]


def may(state: str, event: Event) -> bool:
    return event in TRANSITIONS[State(state)]


def next_level(route: Iterable[str], last: str | None) -> Level | None:
    """The first rung of this route above ``last``, or the lowest when there was none. None at the top."""
    there = sorted((Level(level) for level in route), key=LEVELS.index)
    if last is None:
        return there[0] if there else None
    above = LEVELS.index(Level(last))
    return next((level for level in there if LEVELS.index(level) > above), None)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When an escalation is proposed: a partnership's own numbers. Nought switches a cause off."""

    red_reviews: int = 2
    silent_cadences: int = 2
    blocked_days: int = 28


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is known of an open action. ``rags`` are those of its updates that hold, the latest first."""

    rags: Sequence[str]
    silent_since: date | None  # only where it is silent by now
    missed_rounds: int  # of updates, without a new word
    blocked_since: date | None


def cause_of(trouble: Trouble, thresholds: Thresholds, *, on: date) -> tuple[Cause, str] | None:
    """Why this action should be raised, with the words for it; the gravest cause first, None when none holds."""
    if thresholds.blocked_days and trouble.blocked_since is not None:
        days = (on - trouble.blocked_since).days
        if days >= thresholds.blocked_days:
            return Cause.BLOCKED, f"Blocked for {days} days."
    running = thresholds.red_reviews
    if running and len(trouble.rags) >= running and all(rag == Rag.RED for rag in trouble.rags[:running]):
        return Cause.RED, f"Red in the last {running} updates." if running > 1 else "Red in the last update."
    missed = trouble.missed_rounds
    if thresholds.silent_cadences and trouble.silent_since and missed >= thresholds.silent_cadences:
        days, rounds = (on - trouble.silent_since).days, "a round" if missed == 1 else f"{missed} rounds"
        return Cause.SILENT, f"Nothing new was said for {days} days: {rounds} of updates went by."
    return None


def answer_by(raised_on: date, grace_days: int, calendar: WorkingCalendar) -> date:
    """The last day an answer is in time: so many working days after the step was raised."""
    return calendar.after(raised_on, grace_days)


def is_over(answer_by: date, on: date) -> bool:
    """Has the grace run out? The last day itself is still in time."""
    return on > answer_by
