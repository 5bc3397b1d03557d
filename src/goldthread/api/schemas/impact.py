"""What was foreseen of an action in a measure, and what came, as the API gives and takes it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.sent import Sent


class ImpactListed(Schema):
    """One action and one measure. ``refused`` says why nothing may be read yet; never that one caused the other."""

    action: int
    action_ref: str
    action_text: str
    measure: str
    measure_name: str
    began_on: date | None
    predicted: str
    seen_by: date | None
    written_on: date | None
    written_late: bool | None
    verdict: str
    says: list[str]
    refused: str | None
    first_readable: Any
    effect: float | None
    effect_low: float | None
    effect_high: float | None
    effect_is_ratio: bool | None


class PredictionGiven(Schema):
    direction: str
    size: float
    size_in: str
    seen_by: date
    mechanism: str
    written_on: date
    source: str
    written_late: bool
    by: str


class CheckGiven(Schema):
    what: str
    effect: float | None
    low: float | None
    high: float | None


class ImpactGiven(ImpactListed):
    """One impact with what else was tried, every prediction, and the table of its chart."""

    smallest_effect: str
    method: list[str]
    left_out: list[str]
    checks: list[CheckGiven]
    compared: str | None
    caution: str
    predictions: list[PredictionGiven]
    headings: list[str]
    rows: list[list[Any]]


class PredictionSent(Sent):
    """What an action is to change, written before it begins. It stays; a later one replaces it."""

    direction: Literal["fall", "rise"]
    size: float = Field(gt=0, le=1e12)
    size_in: Literal["per_cent", "units"] = "per_cent"
    seen_by: date
    mechanism: str = Field(max_length=2_000)
    written_on: date | None = None
    source: str = Field("", max_length=300)
