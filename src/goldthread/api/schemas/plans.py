"""Plans and what they are made of, as the API gives them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Schema

from goldthread.api import currents
from goldthread.api.schemas.actions import When
from goldthread.plans.models import Assignment, Milestone, Plan, Priority


class PlanSeen(Schema):
    """A plan. ``slug`` is its address within the partnership."""

    slug: str
    revision: int
    title: str
    area: str
    lead_body: str
    period: str
    starts: date | None
    ends: date | None
    cadence_days: int | None
    closed_on: date | None


class VersionSeen(Schema):
    """One agreed state of a plan."""

    id: int
    revision: int
    number: int
    label: str
    agreed_on: date | None
    agreed_by: str
    note: str
    paper_id: int | None


class PrioritySeen(Schema):
    """A heading under which actions stand."""

    id: int
    revision: int
    plan: str
    ref: str
    title: str
    position: int

    @staticmethod
    def resolve_plan(priority: Priority) -> str:
        return priority.plan.slug


class OutcomeSeen(Schema):
    """What should be different; of a plan, or of one priority in it."""

    id: int
    revision: int
    priority_id: int | None
    text: str
    position: int


class MilestoneSeen(Schema):
    """A step on the way."""

    id: int
    revision: int
    action_id: int
    text: str
    position: int
    timescale: When
    done_on: date | None
    dropped_on: date | None

    @staticmethod
    def resolve_timescale(milestone: Milestone) -> Any:
        return milestone


class AssignmentSeen(Schema):
    """Who has an action or a priority. ``owner`` is body:5 and the like, or null for a printed name alone."""

    id: int
    revision: int
    action_id: int | None
    priority_id: int | None
    kind: Literal["lead", "support"]
    printed: str
    owner: str | None
    name: str

    @staticmethod
    def resolve_owner(assignment: Assignment) -> str | None:
        for kind in ("body", "group", "post", "person"):
            key = getattr(assignment, f"{kind}_id")
            if key is not None:
                return f"{kind}:{key}"
        return None

    @staticmethod
    def resolve_name(assignment: Assignment) -> str:
        return str(assignment.body or assignment.group or assignment.post or assignment.person or assignment.printed)


class SourceSeen(Schema):
    """A report whose recommendations the partnership answers."""

    id: int
    revision: int
    title: str
    body: str
    level: Literal["local", "national"]
    published: str
    link: str


class RecommendationSeen(Schema):
    """One recommendation, in the words of its source."""

    id: int
    revision: int
    source_id: int
    ref: str
    section: str
    text: str
    position: int


class HistorySeen(Schema):
    """One change: who, what, before, after and why."""

    id: int
    at: Any
    kind: str
    by_name: str
    channel: str
    subject_type: str
    subject_id: int
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str
    undoes_id: int | None


def _show_as(schema: type[Schema]) -> Any:
    return lambda row: schema.from_orm(row).dict()


for _model, _schema in (
    (Plan, PlanSeen),
    (Priority, PrioritySeen),
    (Milestone, MilestoneSeen),
    (Assignment, AssignmentSeen),
):
    currents.shows(_model._meta.label_lower)(_show_as(_schema))
