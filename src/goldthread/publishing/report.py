"""What a report says, before anybody draws it. Every renderer draws from these values and asks nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from goldthread.publishing import words


@dataclass(frozen=True)
class ReportedUpdate:
    """The latest thing said of an action."""

    narrative: str
    reported_on: date
    by: str


@dataclass(frozen=True)
class ReportedMilestone:
    """A step on the way. ``timescale`` is as printed."""

    text: str
    timescale: str
    ends: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None

    def standing(self, on: date) -> str:
        """How it stands, in words."""
        if self.done_on:
            return f"Done {words.day(self.done_on)}"
        if self.dropped_on:
            return f"Dropped {words.day(self.dropped_on)}"
        return "Late" if self.ends and self.ends < on else "To do"


@dataclass(frozen=True)
class ReportedAction:
    """One action as it stands on the day of the report."""

    id: int
    ref: str
    text: str
    timescale: str
    ends: date | None
    status: str
    rag: str
    parts: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    first_timescale: str = ""  # as first promised, where the date has been changed since
    first_ends: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    is_late: bool = False
    assessed: str = ""  # RAG; "" where it cannot be assessed
    latest: ReportedUpdate | None = None
    heard_on: date | None = None  # when anything was last said of it
    milestones: tuple[ReportedMilestone, ...] = ()
    recommendations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status in words.OPEN

    @property
    def name(self) -> str:
        """What to call it where there is no room for all of it."""
        return f"{self.ref} {words.shortened(self.text)}".strip()

    @property
    def needs(self) -> tuple[str, ...]:
        """Why a board should look at it, in words; nothing when it need not."""
        if not self.is_open:
            return ()
        late = f"Late since {words.day(self.ends)}" if self.is_late and self.ends else ""
        red = "Red" if self.rag == "red" else ""
        blocked = "Blocked" if self.status == "blocked" else ""
        return tuple(why for why in (late, red, blocked) if why)


@dataclass(frozen=True)
class ReportedPriority:
    """A heading and the actions under it. A plan's actions without one stand under an untitled priority."""

    ref: str
    title: str
    owners: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    actions: tuple[ReportedAction, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.ref} {self.title}".strip()


@dataclass(frozen=True)
class ReportedRecommendation:
    """The thread: what was recommended, where, and which actions answer it."""

    source: str
    ref: str
    text: str
    priorities: tuple[str, ...] = ()
    action_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReportedMeasure:
    """A measure that is red or signals, and that no live action is to move."""

    name: str
    where: str
    latest: str
    period: str
    says: str


@dataclass(frozen=True)
class Unmeasured:
    """An open action that no measure tells about."""

    id: int
    ref: str
    text: str


@dataclass(frozen=True)
class MovedDate:
    """A date that was changed since the last report, with who agreed it and why."""

    action: str
    what: str  # "" for the action itself, else the milestone
    was: str
    now: str
    reason: str
    agreed_by: str
    set_on: date


@dataclass(frozen=True)
class Count:
    """So many of something, with the words for it."""

    code: str
    words: str
    number: int


@dataclass(frozen=True)
class PlanReport:
    """One plan on one day, with what happened since another."""

    partnership: str
    title: str
    area: str
    lead_body: str
    period: str
    on: date
    since: date
    version: str = ""
    address: str = ""  # where the living plan is, for readers who may sign in
    priorities: tuple[ReportedPriority, ...] = ()
    recommendations: tuple[ReportedRecommendation, ...] = ()
    moved: tuple[MovedDate, ...] = ()
    unmoved_measures: tuple[ReportedMeasure, ...] = ()
    improving_measures: tuple[ReportedMeasure, ...] = ()
    unmeasured: tuple[Unmeasured, ...] = ()
    method: tuple[str, ...] = field(default=words.METHOD)

    @property
    def leading_body(self) -> str:
        """The body that leads the plan; the partnership, where the plan names none."""
        return self.lead_body or self.partnership

    @cached_property
    def actions(self) -> tuple[ReportedAction, ...]:
        return tuple(action for priority in self.priorities for action in priority.actions)

    @cached_property
    def open_actions(self) -> tuple[ReportedAction, ...]:
        return tuple(action for action in self.actions if action.is_open)

    @cached_property
    def late(self) -> tuple[ReportedAction, ...]:
        """Open and past the end of its timescale, the longest late first."""
        late = [action for action in self.open_actions if action.is_late]
        return tuple(sorted(late, key=lambda action: action.ends or date.max))

    @cached_property
    def red(self) -> tuple[ReportedAction, ...]:
        return tuple(action for action in self.open_actions if action.rag == "red")

    @cached_property
    def blocked(self) -> tuple[ReportedAction, ...]:
        return tuple(action for action in self.open_actions if action.status == "blocked")

    @cached_property
    def undated(self) -> tuple[ReportedAction, ...]:
        return tuple(action for action in self.open_actions if action.ends is None)

    @cached_property
    def needing_attention(self) -> tuple[ReportedAction, ...]:
        """Late, red or blocked, each once, the longest late first."""
        needing = [action for action in self.open_actions if action.needs]
        return tuple(sorted(needing, key=lambda action: (not action.is_late, action.ends or date.max)))

    @cached_property
    def done_since(self) -> tuple[ReportedAction, ...]:
        return tuple(a for a in self.actions if a.status == "complete" and a.ended_on and a.ended_on > self.since)

    @cached_property
    def unheard(self) -> tuple[ReportedAction, ...]:
        """Open, and nothing was said of it since the last report."""
        return tuple(a for a in self.open_actions if a.heard_on is None or a.heard_on <= self.since)

    @property
    def by_status(self) -> tuple[Count, ...]:
        return counts((action.status for action in self.actions), words.STATUS)

    @property
    def by_rag(self) -> tuple[Count, ...]:
        return counts((action.rag for action in self.actions), words.RAG)

    def answered_by(self, recommendation: ReportedRecommendation) -> tuple[ReportedAction, ...]:
        """The actions that answer this recommendation, in the plan's order."""
        wanted = set(recommendation.action_ids)
        return tuple(action for action in self.actions if action.id in wanted)


def counts(codes: Iterable[str], named: dict[str, str]) -> tuple[Count, ...]:
    """How many of each code, in the order of the words; none left out, so that the counts add up."""
    found = Counter(codes)
    return tuple(Count(code, said, found.get(code, 0)) for code, said in named.items())
