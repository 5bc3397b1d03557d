"""Measures as the API gives them."""

from __future__ import annotations

from datetime import date

from ninja import Schema
from pydantic import Field

from goldthread.api.paging import Window
from goldthread.api.sent import Sent


class MeasuresQuery(Window):
    """Which measures are wanted."""

    text: str = Field("", max_length=100, description="Words of the name or the definition.")
    area: str = Field("", max_length=20, description="Code of an area; the nearest to the partnership without it.")


class MeasureQuery(Sent):
    """Which area, and what was known when."""

    series: int = Field(0, ge=0, description="Number of one area and breakdown; the nearest without it.")
    known_on: date | None = Field(None, ge=date(1990, 1, 1), le=date(2200, 1, 1))


class _Measure(Schema):
    key: str
    name: str
    unit: str
    polarity: str
    area_code: str
    area: str
    breakdown: str
    latest_period: str | None
    latest_value: float | None
    target: float | None
    variation: str | None
    assurance: str | None
    says: list[str]


class MeasureListed(_Measure):
    """One measure with what it says today; ``variation`` is None where no limits may be drawn."""

    priorities: int
    actions: int
    live_actions: int


class FigureGiven(Schema):
    """One figure. A missing or withheld one has no value; it is never nought."""

    period: str
    starts: date
    ends: date
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    status: str
    completeness: float | None
    exclusions: str
    source: str
    note: str
    known_from: date


class StandardisedPeriodGiven(Schema):
    """One period. ``value`` is null where ``why`` says why there is no rate."""

    period: str
    starts: date
    ends: date
    events: float | None
    people: float | None
    value: float | None
    lower: float | None
    upper: float | None
    why: str


class AreaNamed(Schema):
    area_code: str
    area: str


class StandardisedGiven(Schema):
    """Directly standardised rates per 100,000 of one area; ``refused`` says why there are none."""

    key: str
    area_code: str
    area: str
    ages: str
    method: str
    refused: str
    areas: list[AreaNamed]
    periods: list[StandardisedPeriodGiven]


class StandardisedQuery(Sent):
    area: str | None = Field(None, max_length=20, description="Code of an area; the first known by age without it.")


class SeriesGiven(Schema):
    """One area and breakdown."""

    id: int
    area_code: str
    area: str
    breakdown: str


class MeasureGiven(_Measure):
    """One measure in one area with its figures."""

    definition: str
    numerator: str
    denominator: str
    method: str
    source: str
    figures: list[FigureGiven]
    series: list[SeriesGiven]
