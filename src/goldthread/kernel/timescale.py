"""A timescale is not a date: what was printed, word for word, and what may be said about it.

"By April 2020", "Summer 2021", "2020/21", "December 2020 and annually", "Ongoing", "TBC" each keep their words
and get a start, an end, a precision, a recurrence and a condition, as far as the words give them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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

    ``start`` and ``end`` are inclusive days, None where the words give none. ``assumed`` names, in plain words,
    whatever was not printed but taken for granted (a missing year, April to March).
    """

    printed: str
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.NONE
    recurrence: Recurrence = Recurrence.NONE
    condition: str | None = None
    assumed: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        return self.end is not None

    def is_overdue(self, on: date) -> bool:
        """Judged on the end; an undated timescale is never overdue."""
        return self.end is not None and self.end < on
