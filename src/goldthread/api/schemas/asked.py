"""Parameters of reads beyond a window."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from goldthread.api.paging import Window
from goldthread.api.sent import Sent


class Since(Sent):
    """When it was told of last; one round of updates ago where it is left out."""

    since: date | None = Field(None, ge=date(1900, 1, 1), le=date(2200, 1, 1))


class OnQuery(Sent):
    """A day; today where it is left out."""

    on: date | None = Field(None, ge=date(1990, 1, 1), le=date(2200, 1, 1))


class ForecastQuery(Sent):
    """Of one plan; of all where it is left out. What is learnt is the partnership's either way."""

    plan: str = Field("", max_length=60, description="Address of a plan.")


class BoardQuery(Since):
    plan: str = Field("", max_length=60, description="Address of one plan; all of them without it.")
    limit: int = Field(25, ge=1, le=200, description="How many rows of each kind.")


class ReportQuery(Since):
    form: Literal["json", "pdf", "docx", "xlsx", "html", "csv"] = Field("json", alias="format")


class DueQuery(Sent):
    """A stretch of at most five years; from today, for three months, where it is left out."""

    first: date | None = Field(None, alias="from", ge=date(1900, 1, 1), le=date(2200, 1, 1))
    last: date | None = Field(None, alias="to", ge=date(1900, 1, 1), le=date(2200, 1, 1))
    plan: str = Field("", max_length=60, description="Address of one plan; all of them without it.")


class TimelineQuery(Sent):
    """A quarter or a financial year that holds a day, or the whole plan."""

    zoom: Literal["quarter", "year", "whole"] = "whole"
    day: date | None = Field(None, alias="from", ge=date(1990, 1, 1), le=date(2100, 1, 1))
    priority: int | None = Field(None, ge=1, le=2**63 - 1)
    page: int = Field(1, ge=1, le=100_000, description="Forty actions each.")


class SearchQuery(Window):
    words: str = Field(min_length=1, max_length=200)
    kind: str = Field("", max_length=30, description="action, update, plan, priority, recommendation, …")


class PlanFileQuery(Sent):
    form: Literal["json", "xlsx"] = Field("json", alias="format")
