"""Figures as machines send them, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from goldthread.api.sent import Sent

Number = Annotated[float | str | None, Field(description="A number, or as a table prints it: 1,204 or *.")]
MOST_ROWS = 10_000


class FigureSent(Sent):
    """One figure, in the fields of a file. A missing or withheld one has no value and a status that says so."""

    indicator: str = Field("", max_length=200, description="Key or name of the measure; that of the call without it.")
    area_code: str = Field("", max_length=40)
    area: str = Field("", max_length=400)
    breakdown: str = Field("", max_length=400)
    period: str = Field("", max_length=100, examples=["2026-Q1"])
    value: Number = None
    numerator: Number = None
    denominator: Number = None
    lower: Number = None
    upper: Number = None
    status: str = Field("", max_length=40)
    completeness: Number = None
    exclusions: str = Field("", max_length=1_000)
    source: str = Field("", max_length=1_000)
    note: str = Field("", max_length=1_000)

    def words(self) -> dict[str, str]:
        """Every field as a table would have it."""
        return {name: _word(value) for name, value in self.dict().items()}


class FiguresSent(Sent):
    """All of them, or with ``take_good`` those that can be read."""

    rows: list[FigureSent] = Field(max_length=MOST_ROWS)
    measure: str = Field("", max_length=80, description="Key of the measure of rows that name none.")
    name: str = Field(
        "Sent by a machine", max_length=255, description="What this lot is called in the list of loads."
    )
    known_on: date | None = Field(None, ge=date(1990, 1, 1), le=date(2200, 1, 1))
    take_good: bool = False

    def numbered(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows with their numbers; the first is 1."""
        for number, row in enumerate(self.rows, 1):
            yield number, row.words()


class FileSaid(Sent):
    """What is said of a file of figures."""

    measure: str = Field("", max_length=80, description="Key of the measure of rows that name none.")
    known_on: date | None = Field(None, ge=date(1990, 1, 1), le=date(2200, 1, 1))
    take_good: bool = False


class RowProblem(Schema):
    row: int
    field: str
    message: str


class LoadGiven(Schema):
    """What became of one lot of figures. ``problems``: of the rows that were left out."""

    id: int
    name: str
    known_on: date
    loaded_at: datetime
    rows: int
    added: int
    revised: int
    unchanged: int
    problems: list[RowProblem]


class PeriodSent(Sent):
    starts: date
    ends: date


class ReopenSent(Sent):
    reason: str = Field(max_length=300)


class ApprovedGiven(Schema):
    """Figures of a measure that are agreed: nothing loaded changes them while ``reopened_at`` is null."""

    id: int
    starts: date
    ends: date
    approved_by: str
    approved_at: datetime
    reopened_at: datetime | None
    reopen_reason: str

    @staticmethod
    def resolve_approved_by(row: Any) -> str:
        return str(row.approved_by)


def _word(value: Any) -> str:
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
