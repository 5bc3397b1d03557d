"""A meeting's papers, quorum and course; and which meetings a return has to reach to be signed off in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.kernel import phrasing
from goldthread.kernel.working_days import WorkingCalendar


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    CANCELLED = "cancelled"


TRANSITIONS: Mapping[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.RUNNING, MeetingState.CANCELLED}),
    MeetingState.RUNNING: frozenset({MeetingState.HELD, MeetingState.PLANNED}),
    MeetingState.HELD: frozenset({MeetingState.RUNNING}),
    MeetingState.CANCELLED: frozenset({MeetingState.PLANNED}),
}

WARN_DAYS = 120  # how long ahead a meeting that must be reached is pointed out


def may_become(state: str, new: str) -> bool:
    return MeetingState(new) in TRANSITIONS[MeetingState(state)]


def begins_early(state: str, new: str, held_on: date, on: date) -> bool:
    """Would a planned meeting begin before its day? One that is opened again has begun already."""
    return state == MeetingState.PLANNED and new == MeetingState.RUNNING and held_on > on


def early_words(held_on: date, on: date) -> str:
    """What is said to whoever begins a meeting before its day."""
    return f"This meeting is planned for {phrasing.day(held_on)}, {phrasing.length((held_on - on).days)} from today."


def papers_due(held_on: date, working_days_before: int, calendar: WorkingCalendar) -> date:
    """The last day for papers: so many working days before the meeting."""
    return calendar.after(held_on, -working_days_before)


def is_quorate(present: int, quorum: int) -> bool:
    """Are enough there? Nought asks for nobody."""
    return present >= quorum


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of a group, as far as signing off needs it."""

    id: int
    group: int
    held_on: date
    papers_on: date


@dataclass(frozen=True, slots=True)
class Stage:
    """One group's turn in signing off, and the last meeting that works. None: no meeting is in time."""

    group: int
    sitting: Sitting | None


@dataclass(frozen=True, slots=True)
class SignOffPlan:
    """Which meetings a return goes to, in order, and by when its first papers must be ready."""

    stages: tuple[Stage, ...]
    due_on: date

    @property
    def works(self) -> bool:
        return all(stage.sitting is not None for stage in self.stages)

    @property
    def start_by(self) -> date | None:
        """The day by which the first group's papers must be in; None when it cannot be done."""
        first = self.stages[0].sitting if self.stages else None
        return first.papers_on if self.works and first else None

    def warning(self, on: date) -> str:
        """What to be told on this day; empty when there is time."""
        if not self.works:
            return "No meeting is in time for every sign-off. Ask for a special meeting or for an extension."
        begin = self.start_by
        if begin is None:
            return ""
        if begin < on:
            return "The papers for the first sign-off should have been in already."
        return "The papers for the first sign-off are due soon." if begin - on <= timedelta(days=WARN_DAYS) else ""


def sign_off_plan(
    groups: Sequence[int], sittings: Sequence[Sitting], *, due_on: date, on: date, between_days: int = 1
) -> SignOffPlan:
    """The last meetings that still work, worked out backwards from the day the return is due.

    The last group must meet on or before ``due_on``; each one before it early enough for its outcome to go into the
    papers of the next: ``between_days`` days before their deadline. Meetings before ``on`` are over.
    """
    latest, stages = due_on, []
    for group in reversed(groups):
        chosen = max(
            (s for s in sittings if s.group == group and on <= s.held_on <= latest),
            key=lambda sitting: (sitting.held_on, sitting.id),
            default=None,
        )
        stages.append(Stage(group, chosen))
        latest = date.min if chosen is None else chosen.papers_on - timedelta(days=between_days)
    return SignOffPlan(tuple(reversed(stages)), due_on)
