"""Where things stand along time: the stretch that is shown, the stretch that words mean, and what comes again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.kernel.periods import (
    Period,
    add_months,
    financial_quarter,
    financial_quarter_of,
    financial_year,
    financial_year_of,
    last_day,
)
from goldthread.kernel.phrasing import month
from goldthread.kernel.timescale import Precision, Recurrence


class Zoom(StrEnum):
    """How long a stretch is shown at once."""

    QUARTER = "quarter"
    YEAR = "year"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is shown, both days included."""

    zoom: Zoom
    first: date
    last: date

    @property
    def earlier(self) -> date:
        """The first day of the stretch before."""
        return stretch(self.zoom, self.first - timedelta(days=1)).first

    @property
    def later(self) -> date:
        """The first day of the stretch after."""
        return self.last + timedelta(days=1)

    @property
    def words(self) -> str:
        """ "April 2026 to June 2026"."""
        return f"{month(self.first)} to {month(self.last)}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def stretch(zoom: Zoom, day: date) -> Stretch:
    """The quarter or the financial year, April to March, that holds this day."""
    period = financial_quarter(*financial_quarter_of(day)) if zoom is Zoom.QUARTER else _year(day)
    return Stretch(zoom, period.start, period.end)


def whole(days: Iterable[date], on: date) -> Stretch:
    """Every one of these days and today, in whole months."""
    found = [on, *days]
    latest = max(found)
    return Stretch(Zoom.WHOLE, min(found).replace(day=1), last_day(latest.year, latest.month))


def _year(day: date) -> Period:
    return financial_year(financial_year_of(day))


_MONTHS_IN = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.HALF_YEAR: 6,
    Precision.YEAR: 12,
    Precision.FINANCIAL_YEAR: 12,
}


def span(starts: date | None, ends: date, precision: str) -> tuple[date, date]:
    """From where to where a timescale reaches.

    Where no start was given, the period that its words put the end in: "by April 2026" is the month of April,
    "2026/27" a whole year, a day only itself.
    """
    if starts is not None:
        return starts, ends
    count = _MONTHS_IN.get(Precision(precision))
    return (ends if count is None else add_months(ends.replace(day=1), 1 - count)), ends


_EVERY = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.SIX_MONTHLY: 6, Recurrence.ANNUAL: 12}
MOST_TIMES = 60  # more marks than that would be a smear: the words say it


def comes_again(ends: date, recurrence: str, within: Stretch) -> list[date]:
    """The days shown on which it is due again after the first time; none when they are too many."""
    step = _EVERY.get(Recurrence(recurrence))
    if step is None:
        return []
    days, number = [], 1
    while (day := add_months(ends, step * number)) <= within.last:
        if day in within:
            days.append(day)
        number += 1
    return days if len(days) <= MOST_TIMES else []


def ticks(shown: Stretch) -> list[date]:
    """The first days of the months, quarters or years that are named along the top: never more than about sixteen."""
    length = (shown.last - shown.first).days
    step = next((step for days, step in ((500, 1), (1500, 3), (3000, 6)) if length <= days), 12)
    day = shown.first.replace(day=1)
    found = []
    while day <= shown.last:
        if step == 1 or (day.month - 4) % step == 0:
            found.append(day)
        day = add_months(day, 1)
    return found
