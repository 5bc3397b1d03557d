"""The dates of the demonstration, counted from the day it is loaded, so that it never looks stale."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_AGO = 24
WEDNESDAY = 2
SEASONS = {12: "Winter", 3: "Spring", 6: "Summer", 9: "Autumn"}


@dataclass(frozen=True)
class Calendar:
    """``agreed`` is the day the plan was agreed: a Wednesday two years ago. Months are counted from it."""

    today: date

    @property
    def agreed(self) -> date:
        day = _months_on(self.today, -MONTHS_AGO) - timedelta(days=10)
        return _wednesday_before(day)

    def on(self, months: float) -> date:
        """The day so many months after the agreement, and never one that is still to come."""
        whole = int(months)
        day = _months_on(self.agreed, whole) + timedelta(days=round((months - whole) * 30))
        return min(day, self.today)

    def later(self, months: int) -> date:
        """The day so many months after the agreement, even one that is still to come."""
        return _months_on(self.agreed, months)

    def meeting(self, day: date) -> date:
        """The Wednesday on which a group meets: up to a day that was, from a day on that is still to come."""
        return _wednesday_before(day if day <= self.today else day + timedelta(days=6))

    def month(self, months: int) -> str:
        return f"{_months_on(self.agreed, months):%B %Y}"

    def day(self, months: int, day: int) -> str:
        then = _months_on(self.agreed, months)
        last = calendar.monthrange(then.year, then.month)[1]
        return _printed(then.replace(day=min(day, last)))

    def year(self, months: int) -> str:
        return str(_months_on(self.agreed, months).year)

    def fy(self, months: int) -> str:
        """The financial year that holds this month: "2026/27"."""
        first = _financial_year(_months_on(self.agreed, months))
        return f"{first}/{(first + 1) % 100:02}"

    def quarter(self, months: int) -> str:
        """ "Q3 2026/27"."""
        then = _months_on(self.agreed, months)
        return f"Q{(then.month - 4) % 12 // 3 + 1} {self.fy(months)}"

    def season(self, months: int) -> str:
        then = _months_on(self.agreed, months)
        return f"{SEASONS[then.month // 3 * 3 or 12]} {then.year}"

    def years(self) -> str:
        """The period of the plan."""
        return f"{self.agreed.year}-{self.agreed.year + 3}"

    def words(self) -> dict[str, Callable[..., str]]:
        """What the texts may ask for."""
        return {name: getattr(self, name) for name in ("month", "day", "year", "fy", "quarter", "season")}


def _wednesday_before(day: date) -> date:
    """The day itself, if it is one."""
    return day - timedelta(days=(day.weekday() - WEDNESDAY) % 7)


def _months_on(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _financial_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _printed(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
