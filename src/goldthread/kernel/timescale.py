"""A timescale is not a date: what was printed, word for word, and what may be said about it.

"By April 2020", "Summer 2021", "2020/21", "December 2020 and annually", "Ongoing", "TBC" each keep their
words and get a start, an end, a precision, a recurrence and a condition, as far as the words give them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from goldthread.kernel.periods import (
    MONTH_NAMES,
    Season,
    calendar_year,
    financial_year,
    financial_year_label,
    financial_year_of,
    month,
)


class Precision(StrEnum):
    """How finely the words place the end."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half-year"
    YEAR = "year"
    FINANCIAL_YEAR = "financial-year"
    NONE = "none"


class Recurrence(StrEnum):
    """What comes again, or never ends."""

    NONE = ""
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six-monthly"
    ANNUAL = "annual"
    ONGOING = "ongoing"


@dataclass(frozen=True)
class Timescale:
    """What the paper printed and what it means.

    ``start`` and ``end`` are inclusive days, None where the words give none. ``assumed`` names, in plain
    words, whatever was not printed but taken for granted (a missing year, April to March). Raises ValueError
    when the end lies before the start.
    """

    printed: str
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.NONE
    recurrence: Recurrence = Recurrence.NONE
    condition: str | None = None
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"A timescale cannot end ({self.end}) before it starts ({self.start}).")

    @property
    def is_dated(self) -> bool:
        return self.end is not None

    def is_overdue(self, on: date) -> bool:
        """Judged on the end; an undated timescale is never overdue."""
        return self.end is not None and self.end < on

    def describe(self) -> str:
        """What the words were taken to mean, in plain words that parse to the same days again."""
        parts = [_when(self.start, self.end, self.precision), _RECURRENCE_WORDS[self.recurrence]]
        said = " and ".join(part for part in parts if part) or "no date given"
        return f"{said} ({self.condition})" if self.condition else said

    def to_dict(self) -> dict[str, Any]:
        """A form that JSON can hold; ``from_dict`` gives the same timescale back."""
        return {
            "printed": self.printed,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "precision": self.precision.value,
            "recurrence": self.recurrence.value,
            "condition": self.condition,
            "assumed": list(self.assumed),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Timescale:
        """The timescale that ``to_dict`` wrote. Raises KeyError or ValueError for anything else."""
        return cls(
            printed=data["printed"],
            start=date.fromisoformat(data["start"]) if data.get("start") else None,
            end=date.fromisoformat(data["end"]) if data.get("end") else None,
            precision=Precision(data.get("precision", Precision.NONE)),
            recurrence=Recurrence(data.get("recurrence", Recurrence.NONE)),
            condition=data.get("condition"),
            assumed=tuple(data.get("assumed", ())),
        )


_RECURRENCE_WORDS = {
    Recurrence.NONE: "",
    Recurrence.WEEKLY: "weekly",
    Recurrence.MONTHLY: "monthly",
    Recurrence.QUARTERLY: "quarterly",
    Recurrence.SIX_MONTHLY: "every six months",
    Recurrence.ANNUAL: "annually",
    Recurrence.ONGOING: "ongoing",
}
_SEASONS_BY_END = {5: Season.SPRING, 8: Season.SUMMER, 11: Season.AUTUMN, 12: Season.WINTER}
# Where a month is only early or half gone, the grammar ends it on these days.
EARLY_DAY, MID_DAY = 10, 20
_PARTS_BY_DAY = {EARLY_DAY: "early", MID_DAY: "mid"}


def season_ending(end: date) -> tuple[int, Season] | None:
    """Year and season that end on this day; None for any other day."""
    name = _SEASONS_BY_END.get(end.month)
    return (end.year, name) if name and end == month(end.year, end.month).end else None


def _when(start: date | None, end: date | None, precision: Precision) -> str:
    if end is None:
        return f"from {_first_day_words(start, precision)}" if start else ""
    name, period_start = _period_ending(end, precision)
    if precision is Precision.MONTH and start == end.replace(day=MID_DAY + 1):
        return f"in late {name}"
    if start is None:
        return (
            f"by {name}" if precision is Precision.DAY or name.startswith(("early", "mid")) else f"by end of {name}"
        )
    if start == period_start:
        return f"{'on' if precision is Precision.DAY else 'in'} {name}"
    if precision in (Precision.FINANCIAL_YEAR, Precision.SEASON):
        name, _ = _period_ending(end, Precision.MONTH)
    return f"{_first_day_words(start, precision)} to {name}"


def _period_ending(end: date, precision: Precision) -> tuple[str, date]:
    """Name and first day of the period of this precision that ends here; a month or day where none does."""
    if precision is Precision.YEAR and end == calendar_year(end.year).end:
        return str(end.year), calendar_year(end.year).start
    if precision is Precision.FINANCIAL_YEAR:
        year = financial_year_of(end)
        return f"the financial year {financial_year_label(year)}", financial_year(year).start
    if precision is Precision.SEASON and (ended := season_ending(end)):
        year, name = ended
        start_month = 12 if name is Season.WINTER else end.month - 2
        return f"{name} {year}", date(year, start_month, 1)
    if precision is Precision.MONTH and end.day in _PARTS_BY_DAY:
        return f"{_PARTS_BY_DAY[end.day]} {_month_words(end)}", end.replace(day=end.day - 9)
    if precision is not Precision.DAY and end == month(end.year, end.month).end:
        return _month_words(end), end.replace(day=1)
    return _day_words(end), end


def _first_day_words(start: date, precision: Precision) -> str:
    """The start by its year or month where it begins one and the end is no finer, else by its day."""
    if precision is Precision.YEAR and start == calendar_year(start.year).start:
        return str(start.year)
    return _month_words(start) if start.day == 1 and precision is not Precision.DAY else _day_words(start)


def _month_words(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _day_words(day: date) -> str:
    return f"{day.day} {_month_words(day)}"
