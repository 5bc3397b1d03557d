"""What a file holds of a plan: one flat record a row, told apart by keys that only count inside the file.

The order of the records is their order in the plan. Everything a coordinator agreed is here: the words, the
timescales word for word, who has what, what answers what, earlier dates and how each action stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from goldthread.kernel.timescale import Timescale

SCHEMA = "goldthread-plan/1"
Value = str | int | bool | date | datetime | Timescale | dict[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    title: str
    slug: str = ""
    area: str = ""
    lead_body: str = ""
    period: str = ""
    starts: date | None = None
    ends: date | None = None
    cadence_days: int | None = None
    closed_on: date | None = None
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    number: int
    label: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""
    note: str = ""
    paper: str = ""
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class OwnerRow:
    """Somebody who has something in this plan. ``subkind`` is the kind of body or of group."""

    key: str
    kind: str
    name: str
    short_name: str = ""
    subkind: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    key: str
    title: str
    body: str = ""
    level: str = "local"
    published: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class RecommendationRow:
    key: str
    source: str
    ref: str = ""
    section: str = ""
    text: str = ""
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PriorityRow:
    key: str
    ref: str = ""
    title: str
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OutcomeRow:
    key: str
    priority: str = ""
    text: str


@dataclass(frozen=True, kw_only=True)
class ActionRow:
    key: str
    priority: str = ""
    ref: str = ""
    sub_priority: str = ""
    text: str
    is_new: bool = False
    timescale: Timescale
    first_ends: date | None = None
    status: str = "not_started"
    stated_rag: str = ""
    last_update_at: datetime | None = None
    ended_on: date | None = None
    end_reason: str = ""
    owner_text: str = ""
    comments: str = ""
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PartRow:
    action: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MilestoneRow:
    key: str
    action: str
    text: str
    timescale: Timescale
    first_ends: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AssignmentRow:
    """``of`` is the key of an action or a priority; ``owner`` of an owner, blank when only printed."""

    of: str
    kind: str = "lead"
    owner: str = ""
    printed: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """An action or a priority answers a recommendation."""

    of: str
    recommendation: str


@dataclass(frozen=True, kw_only=True)
class AimRow:
    """An action is for an outcome."""

    action: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class DependencyRow:
    action: str
    waits_for: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class BaselineRow:
    """``of`` is the key of an action or a milestone."""

    of: str
    number: int
    timescale: Timescale
    reason: str
    agreed_by: str = ""
    set_by: str = ""
    set_at: datetime


@dataclass(frozen=True, kw_only=True)
class PlanFile:
    """Everything of one plan. ``others`` are sections that other rooms carry along, by name."""

    plan: PlanRow
    versions: tuple[VersionRow, ...] = ()
    owners: tuple[OwnerRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    recommendations: tuple[RecommendationRow, ...] = ()
    priorities: tuple[PriorityRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    parts: tuple[PartRow, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    aims: tuple[AimRow, ...] = ()
    dependencies: tuple[DependencyRow, ...] = ()
    baselines: tuple[BaselineRow, ...] = ()
    others: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


SECTIONS: Mapping[str, type] = {
    "versions": VersionRow,
    "owners": OwnerRow,
    "sources": SourceRow,
    "recommendations": RecommendationRow,
    "priorities": PriorityRow,
    "outcomes": OutcomeRow,
    "actions": ActionRow,
    "parts": PartRow,
    "milestones": MilestoneRow,
    "assignments": AssignmentRow,
    "answers": AnswerRow,
    "aims": AimRow,
    "dependencies": DependencyRow,
    "baselines": BaselineRow,
}
