"""Returns, as the API gives them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.sent import Sent


class ReturnListed(Schema):
    """One return and how far it is."""

    id: int
    form: str
    version: str
    period: str
    state: str
    answered: int
    questions: int
    gaps: int
    due_on: date | None
    sent_on: date | None


class FormGiven(Schema):
    key: str
    version: str
    criteria: str


class RestsOn(Schema):
    """One thing an answer rests on: evidence, an action or a measure."""

    kind: str
    key: str
    name: str


class AnswerGiven(Schema):
    """One question with its answer. ``wording_known``: held against the words of the national body."""

    code: str
    section: str
    words: str
    kind: str
    is_needed: bool
    wording_known: bool
    standing: str
    lacks: list[str]
    text: str
    number: float | None
    choice: str
    streams: dict[str, str]
    place: str
    link: str
    owner: str
    dated: date | None
    nothing: bool
    origin: str
    provenance: list[dict[str, Any]]
    rests_on: list[RestsOn]


class ReturnGiven(Schema):
    """One return with everything it says."""

    kind: str
    id: int
    form: FormGiven
    period: str
    ends: date | None
    state: str
    sent_on: date | None
    due_on: date | None
    gaps: int
    evidence: list[RestsOn]
    answers: list[AnswerGiven]


class ReturnFileQuery(Sent):
    form: Literal["docx", "pdf", "html", "xlsx", "csv", "json"] = Field("json", alias="format")
