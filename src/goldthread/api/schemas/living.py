"""How things stand, as the API gives it: shaped like delivery's reads, field by field."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import BeforeValidator

from goldthread.api.schemas.actions import ActionSeen, Owner, RagCode, StatusCode, When, action_values
from goldthread.api.schemas.measures import MeasureListed
from goldthread.delivery import rules

Rag = Annotated[RagCode | None, BeforeValidator(lambda value: value or None)]


class Baseline(Schema):
    """What a date was at one time. Number 1 is the first promise."""

    number: int
    printed: str
    ends: date | None
    reason: str
    agreed_by: str
    set_by: str
    set_at: datetime


class Step(Schema):
    """A milestone of an action."""

    id: int
    revision: int
    text: str
    printed: str
    ends: date | None
    first_ends: date | None
    done_on: date | None
    dropped_on: date | None
    is_late: bool
    baselines: list[Baseline]


class Update(Schema):
    """One progress update; ``corrected_by`` took its place."""

    id: int
    action_id: int
    narrative: str
    stated_rag: Rag
    status: StatusCode
    reported_on: date
    at: datetime
    by: str
    corrects: int | None
    corrected_by: int | None
    with_it: list[str]


class Answered(Schema):
    """A recommendation; ``of`` says whether the action itself or its priority answers it."""

    id: int
    ref: str
    text: str
    source_id: int
    source: str
    level: str
    of: str


class For(Schema):
    """An outcome; ``of`` says whose it is: the action's, its priority's or the plan's."""

    id: int
    text: str
    of: str


class Awaited(Schema):
    """Another action that this one waits for, or holds up."""

    id: int
    ref: str
    text: str
    status: StatusCode
    ends: date | None
    note: str


class Allowed(Schema):
    """What you may do here."""

    update: bool
    edit: bool


class ReadAt(Schema):
    """Where in which paper a field was read, and how sure the reader was."""

    field: str
    paper_id: int | None
    page: str
    table: int | None
    row: int | None
    col: int | None
    quote: str
    confidence: float
    corrected: bool


class ReasonSeen(Schema):
    """Why an action is assessed as it is, and the RAG this alone would give."""

    why: str
    rag: Rag
    words: str


class Explanation(Schema):
    """What was said where stated and assessed differ."""

    words: str
    stated_rag: Rag
    assessed_rag: Rag
    by: str
    at: datetime


class Assessment(Schema):
    """What is stated and what is assessed on a day, with every reason; the worst decides."""

    on: date
    status: StatusCode
    stated_rag: Rag
    assessed_rag: Rag
    differs: bool
    reasons: list[ReasonSeen]
    silent_since: date | None
    slipped_days: int | None
    times_moved: int


def assessment_values(seen: rules.Assessment) -> dict[str, Any]:
    """An assessment in the shape of ``Assessment``."""
    return {
        "on": seen.on,
        "status": seen.status,
        "stated_rag": seen.stated or None,
        "assessed_rag": seen.rag or None,
        "differs": seen.differs,
        "reasons": [{"why": r.why, "rag": r.level or None, "words": r.words(seen.on)} for r in seen.reasons],
        "silent_since": seen.silent_since,
        "slipped_days": seen.slipped,
        "times_moved": seen.moves,
    }


class ActionWhole(Schema):
    """An action with all that hangs on it; its updates and history are lists of their own."""

    action: ActionSeen
    sub_priority: str
    owner_text: str
    comments: str
    parts: list[str]
    baselines: list[Baseline]
    milestones: list[Step]
    latest: Update | None
    outcomes: list[For]
    recommendations: list[Answered]
    waits_for: list[Awaited]
    holds_up: list[Awaited]
    read_at: list[ReadAt]
    assessment: Assessment
    explanation: Explanation | None
    allowed: Allowed

    @staticmethod
    def resolve_action(detail: Any) -> dict[str, Any]:
        return action_values(detail.row)

    @staticmethod
    def resolve_assessment(detail: Any) -> dict[str, Any]:
        return assessment_values(detail.assessed)


class Tally(Schema):
    """So many actions of a whole. "" in ``by_rag`` is none stated."""

    total: int
    open: int
    late: int
    due_soon: int
    undated: int
    by_status: dict[str, int]
    by_rag: dict[str, int]


class PriorityStanding(Schema):
    """A priority and how its actions stand. ``id`` is null for actions under no priority."""

    id: int | None
    ref: str
    title: str
    owners: list[Owner]
    tally: Tally
    next_due: ActionSeen | None
    late: list[ActionSeen]

    @staticmethod
    def resolve_next_due(priority: Any) -> dict[str, Any] | None:
        return action_values(priority.next_due) if priority.next_due else None

    @staticmethod
    def resolve_late(priority: Any) -> list[dict[str, Any]]:
        return [action_values(row) for row in priority.late]


class Overview(Schema):
    """A plan at a glance on a day."""

    on: date
    tally: Tally
    priorities: list[PriorityStanding]


class BoardSection(Schema):
    """Some actions of a kind, and how many there are in all."""

    total: int
    rows: list[ActionSeen]

    @staticmethod
    def resolve_rows(section: Any) -> list[dict[str, Any]]:
        return [action_values(row) for row in section.rows]


class MovedDate(Schema):
    """A date that was changed: what it was, what it is, why, and who agreed."""

    action_id: int
    milestone_id: int | None
    was_printed: str
    was: date | None
    now_printed: str
    now: date | None
    first: date | None
    reason: str
    agreed_by: str
    set_by: str
    set_at: datetime


class StepDone(Schema):
    id: int
    text: str
    done_on: date
    action_id: int


class UnmeasuredAction(Schema):
    """An open action that no measure tells about, neither itself nor by its priority."""

    id: int
    ref: str
    text: str
    plan: str


class BoardSeen(Schema):
    """How things stand on a day, and what has happened since another; the two lists of measures first.

    ``unmoved_measures``: red or signalling the wrong way, with no live action. ``unmeasured_total`` counts those left
    out too.
    """

    unmoved_measures: list[MeasureListed]
    improving_measures: list[MeasureListed]
    unmeasured_actions: list[UnmeasuredAction]
    unmeasured_total: int

    on: date
    since: date
    tally: Tally
    late: BoardSection
    red: BoardSection
    blocked: BoardSection
    done: BoardSection
    new: BoardSection
    unheard: BoardSection
    moved: list[MovedDate]
    moved_total: int
    steps_done: list[StepDone]
    steps_done_total: int


class Due(Schema):
    """An action or a milestone on the last day of its timescale."""

    kind: Literal["action", "milestone"]
    id: int
    action_id: int
    plan: str
    ref: str
    text: str
    printed: str
    day: date
    status: StatusCode
    stated_rag: Rag
    is_done: bool
    is_late: bool


class Found(Schema):
    """One thing that holds the words, best first. The words stand between « and » in ``snippet``."""

    kind: str
    row_id: int
    title: str
    snippet: str
    address: str


__all__ = ["ActionWhole", "BoardSeen", "Due", "Found", "Overview", "Tally", "Update", "When"]


class StandingDifference(Schema):
    """An open action whose two RAGs differ, and the sentence said of it; null while it is owed."""

    action: ActionSeen
    reasons: list[str]
    explanation: Explanation | None
