"""What hangs on an action, as pages, reports and files show it: milestones, updates, dates that moved, links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from goldthread.delivery import rules


@dataclass(frozen=True, slots=True)
class BaselineView:
    """What a date was at one time. Number 1 is the first promise."""

    number: int
    printed: str
    ends: date | None
    reason: str
    agreed_by: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A step on the way."""

    id: int
    revision: int
    action_id: int
    position: int
    text: str
    printed: str
    ends: date | None
    first_ends: date | None
    done_on: date | None
    dropped_on: date | None
    on: date
    baselines: tuple[BaselineView, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    @property
    def is_late(self) -> bool:
        return self.is_open and self.ends is not None and self.ends < self.on

    @property
    def slipped(self) -> int | None:
        return rules.slippage(self.first_ends, self.ends)


@dataclass(frozen=True, slots=True)
class UpdateView:
    """One progress update. ``corrected_by`` is the later update that took its place, if any."""

    id: int
    action_id: int
    narrative: str
    stated_rag: str
    status: str
    reported_on: date
    at: datetime
    by: str
    corrects: int | None
    came_with: list[str] | None = None  # as it is kept; null where nothing came with it
    corrected_by: int | None = None

    @property
    def with_it(self) -> list[str]:
        """Milestones reached and moved with it, and evidence, in words."""
        return self.came_with or []


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation, and whether it is the action itself or its priority that answers it."""

    id: int
    ref: str
    text: str
    source_id: int
    source: str
    level: str
    of: str = "action"

    @property
    def name(self) -> str:
        return f"{self.ref} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome, and whether it stands with the action, its priority or the plan."""

    id: int
    text: str
    of: str = "action"


@dataclass(frozen=True, slots=True)
class DependencyView:
    """Another action that this one waits for, or holds up."""

    id: int
    ref: str
    text: str
    status: str
    ends: date | None
    note: str

    @property
    def name(self) -> str:
        return f"{self.ref} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that was changed: what it was, what it is, why, and who agreed."""

    action_id: int
    action_ref: str
    action_text: str
    milestone_id: int | None
    milestone: str
    was_printed: str
    was: date | None
    now_printed: str
    now: date | None
    first: date | None
    reason: str
    agreed_by: str
    set_by: str
    set_at: datetime

    @property
    def days(self) -> int | None:
        """By how many days, this time."""
        return rules.slippage(self.was, self.now)

    @property
    def days_in_all(self) -> int | None:
        """By how many days since it was first promised."""
        return rules.slippage(self.first, self.now)
