"""Escalations, meetings, decisions and risks, as the API gives and takes them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.paging import Window
from goldthread.api.sent import Sent

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


class EscalationStepSeen(Schema):
    """One rung: who was asked, by when, and what came."""

    id: int
    number: int
    level: str
    asked: str
    why: str
    raised_on: date
    raised_by: str
    answer_by: date
    answer: str
    answer_words: str
    recover_by: date | None
    minute_ref: str
    answered_on: date | None
    answered_by: str


class EscalationSeen(Schema):
    """One escalation. ``asked`` and ``answer_by`` are those of its last step."""

    id: int
    revision: int
    action: int
    ref: str
    state: str
    cause: str
    why: str
    asked: str | None
    answer_by: date | None
    is_late: bool
    opened_on: date
    closed_on: date | None
    close_reason: str
    steps: list[EscalationStepSeen]


class NewEscalation(Sent):
    """Raise an action: at once by a coordinator, as a proposal by anybody else who has it."""

    why: str = Field(min_length=1, max_length=20_000)
    level: Literal["", "lead", "body", "group", "partnership", "beyond"] = ""


class NewAnswer(Sent):
    """What came back; a plan needs the day by which things are right."""

    answer: Literal["decision", "plan", "returned"]
    answer_words: str = Field(min_length=1, max_length=20_000)
    recover_by: date | None = Field(None, ge=EARLIEST, le=LATEST)
    minute_ref: str = Field("", max_length=120)
    answered_on: date | None = Field(None, ge=EARLIEST, le=LATEST)


class MeetingSeen(Schema):
    id: int
    group: str
    group_id: int
    held_on: date
    papers_on: date
    place: str
    quorum: int
    state: str
    decided: int


class DecisionSeen(Schema):
    """One decision; ``action`` is what it is about, ``turned_into`` what it became."""

    id: int
    revision: int
    reference: str
    meeting: int
    group: str
    words: str
    why: str
    action: int | None
    escalation: int | None
    turned_into: int | None
    due_on: date | None
    done_on: date | None


class RiskQuery(Window):
    """Which risks."""

    closed: bool = Field(False, description="Those that are closed instead of those that are open.")
    group: int | None = Field(None, ge=1, le=2**63 - 1)


class RiskSeen(Schema):
    """One risk. ``is_unanswered``: open, above what the partnership can bear, with no live action."""

    id: int
    group: str
    cause: str
    event: str
    consequence: str
    likelihood: int
    impact: int
    score: int
    level: str
    target: int
    owner: str
    review_on: date | None
    live_actions: int
    is_unanswered: bool
    closed_on: date | None
    close_reason: str
