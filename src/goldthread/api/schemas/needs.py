"""Needs assessments, as the API gives and takes them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.sent import Sent


class NeedsListed(Schema):
    """One year's. ``written``: sections that somebody wrote into."""

    id: int
    year: str
    as_of: date
    written: int
    settled_on: date | None
    revision: int


class NeedFigure(Schema):
    """One figure, beside that of a year before and what last year's paper printed."""

    measure: str
    name: str
    area_code: str
    where: str
    period: str
    value: float | None
    lower: float | None
    upper: float | None
    status: str
    source: str
    year_before: float | None
    last_year_said: float | None


class NeedSection(Schema):
    """One section; ``without``: measures that no figure is there for."""

    key: str
    title: str
    words: str
    words_revision: int
    words_before: str
    figures: list[NeedFigure]
    without: list[str]


class NeedsGiven(Schema):
    """The assessment as it puts itself together from the measures."""

    kind: str
    id: int
    year: str
    as_of: date
    compared_with: str | None
    settled_on: date | None
    sections: list[NeedSection]


class NeedsBegun(Sent):
    year: str = Field(max_length=20)
    as_of: date | None = Field(None, ge=date(1990, 1, 1), le=date(2200, 1, 1))


class WordsSent(Sent):
    """Words on one section; ``revision`` is its ``words_revision`` as it was read."""

    section: str = Field(max_length=40)
    text: str = Field(max_length=20_000)
    revision: int = Field(0, ge=0, le=2**31 - 1)


class NeedsFileQuery(Sent):
    form: Literal["docx", "pdf", "html", "xlsx", "csv", "json"] = Field("json", alias="format")
