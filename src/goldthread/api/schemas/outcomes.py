"""Questionnaires and what groups of people answered, as the API gives and takes them. Never a person."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.sent import Sent


class ScaleGiven(Schema):
    """One score. ``reliable_change`` null: no least reliable change is known."""

    key: str
    name: str
    lowest: float
    highest: float
    better: str
    reliable_change: float | None
    items: list[str]


class InstrumentGiven(Schema):
    """One questionnaire in the version in use; ``periods`` have outcomes."""

    key: str
    version: int
    name: str
    about: str
    licence: str
    source: str
    checked_on: date | None
    threshold: int
    scales: list[ScaleGiven]
    periods: list[str]


class OutcomeGroup(Schema):
    """One service, or everybody where ``service`` is empty. A withheld figure is null and named in ``withheld``."""

    service: str
    started: int | None
    people: int | None
    first: float | None
    last: float | None
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None
    improved: int | None
    unchanged: int | None
    worsened: int | None
    improved_percent: float | None
    improved_low: float | None
    improved_high: float | None
    withheld: list[str]


class OutcomeGiven(Schema):
    """One scale of one period, from start to review or to exit."""

    period: str
    starts: date
    ends: date
    occasion: str
    scale: str
    says: str
    groups: list[OutcomeGroup]


class OutcomesSent(Sent):
    """A period's outcomes. Rows of people are added up in memory and dropped; only groups are kept.

    ``table`` is CSV with headings, or cells as a spreadsheet copies them.
    """

    period: str = Field(max_length=60, description="Like 2025/26, 2025-Q3 or 2025-11.")
    kind: Literal["summary", "rows"]
    table: str = Field(max_length=4_000_000, repr=False)
    source: str = Field("", max_length=300)
    note: str = Field("", max_length=500)
    keep: bool = Field(False, description="Without it nothing is kept: see first what would be.")


class KeptGroup(Schema):
    """One group as it may be kept."""

    occasion: str
    scale: str
    service: str
    started: int | None
    people: int | None
    mean: float | None
    improved: int | None
    worsened: int | None
    withheld: list[str]


class OutcomesKept(Schema):
    """What was kept, or would be."""

    kept: bool
    groups: list[KeptGroup]
