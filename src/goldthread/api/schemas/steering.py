"""A meeting with its agenda, a risk with every score, evidence, sign-offs and the rules, as the API gives them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.paging import Window
from goldthread.api.schemas.changes import Change, Revision
from goldthread.api.schemas.governing import EARLIEST, LATEST, DecisionSeen, EscalationSeen, MeetingSeen, RiskSeen
from goldthread.api.sent import Sent


class DecisionQuery(Window):
    """The filters of the decision log."""

    words: str = Field("", max_length=200, description="In the decision, its reason, or the action it is about.")
    group: int | None = Field(None, ge=1, le=2**63 - 1)
    first: date | None = Field(None, alias="from", ge=EARLIEST, le=LATEST)
    last: date | None = Field(None, alias="to", ge=EARLIEST, le=LATEST)
    open: bool = Field(False, description="Only what is still to be done.")


class AgendaItem(Schema):
    """An action on the agenda, why, and what was said where stated and assessed differ."""

    id: int
    ref: str
    text: str
    why: str
    said: str


class AgendaSeen(Schema):
    """What a meeting has before it, as things stand on its day or today."""

    since: date
    escalations: list[EscalationSeen]
    red: list[AgendaItem]
    differing: list[AgendaItem]
    silent: list[AgendaItem]
    slipped: list[AgendaItem]
    completed: list[AgendaItem]
    decisions: list[DecisionSeen]


class MeetingWhole(Schema):
    """One meeting: its agenda, who came, and what it decided."""

    meeting: MeetingSeen
    revision: int
    agenda: AgendaSeen
    present: list[str]
    is_quorate: bool
    apologies: str
    any_other_business: str
    decisions: list[DecisionSeen]


class ScoreSeen(Schema):
    """A score it had. Scores are kept for ever."""

    likelihood: int
    impact: int
    why: str
    scored_on: date
    by: str


class RiskWhole(Schema):
    """One risk with its controls, every score it had, and what is linked to it."""

    risk: RiskSeen
    revision: int
    controls: str
    scores: list[ScoreSeen]
    actions: list[int]
    measures: list[str]


class NewScore(Sent):
    """How it stands now, and why that has changed or has not."""

    revision: Revision
    likelihood: int = Field(ge=1, le=6)
    impact: int = Field(ge=1, le=6)
    why: str = Field(min_length=1, max_length=20_000)
    review_on: date | None = Field(None, ge=EARLIEST, le=LATEST)


class Because(Change):
    """Why it is closed, or opened again."""

    reason: str = Field(min_length=1, max_length=20_000)


class MatrixSeen(Schema):
    """How risks are scored. ``revision`` is null where nobody has set it: it is the usual one."""

    size: int
    medium_from: int
    high_from: int
    appetite: int
    revision: int | None


class EvidenceSeen(Schema):
    """A piece of evidence of an action. ``shows``: its milestones, or none for the action as a whole."""

    id: int
    form: Literal["file", "link", "note"]
    kind: Literal["process", "numerical", "experiential"]
    title: str
    dated: date
    brought_by: str
    checked_by: str | None
    shows: list[str]


class ShownFor(Schema):
    action: int
    milestone: int | None


class EvidenceWhole(Schema):
    """One piece with all it is shown for. A file is fetched from its page."""

    id: int
    revision: int
    form: Literal["file", "link", "note"]
    kind: Literal["process", "numerical", "experiential"]
    title: str
    words: str
    address: str
    file_name: str
    media_type: str
    size: int | None
    dated: date
    brought_by: str
    brought_at: datetime
    checked_by: str | None
    checked_at: datetime | None
    uses: list[ShownFor]


class SignOffSeen(Schema):
    """One group's turn: the meeting that signed it off, or the last that works; null: none is in time."""

    group: str
    group_id: int
    revision: int
    is_signed: bool
    meeting: int | None
    held_on: date | None
    papers_on: date | None


class OwedSeen(Schema):
    """A return owed by a day, the groups that sign it off, and a warning where time is short."""

    id: int
    revision: int
    title: str
    due_on: date
    sent_on: date | None
    start_by: date | None
    warning: str
    stages: list[SignOffSeen]


class HolidaySeen(Schema):
    """A day on which this partnership does not work."""

    id: int
    day: date
    name: str


class RungSeen(Schema):
    """One rung of an action's route; ``is_own``: somebody chose it for this action."""

    level: str
    asked: str
    is_own: bool


class RulesSeen(Schema):
    """When an escalation is proposed, who confirms it, and how many working days each step has.

    ``revision`` is null where nobody has set them: they are the usual ones.
    """

    revision: int | None
    sends: bool
    nation: str
    red_reviews: int
    silent_cadences: int
    blocked_days: int
    confirms: str
    follows: str
    grace: dict[str, int]
    local_holidays: list[HolidaySeen]


class NextRun(Schema):
    """What the next run would do and send. Nothing has been done."""

    sends: bool
    proposals: int
    late_answers: int
    notices: int
    weekly_messages: int
    messages: int
    unreached: list[str]
