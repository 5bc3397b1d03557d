"""Periods that public bodies work in: months, quarters, halves, seasons, calendar and financial years.

A financial year runs from April to March and is named by the year in which it begins: 2020 is 2020/21.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FINANCIAL_YEAR_BEGINS = 4  # April
ACADEMIC_YEAR_BEGINS = 8  # August


class Season(StrEnum):
    """The four seasons by whole months; see ``season`` for what winter means."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


@dataclass(frozen=True, order=True)
class Period:
    """Two inclusive days. Raises ValueError when the end lies before the start."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period cannot end ({self.end}) before it starts ({self.start}).")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, count: int) -> Period:
    """``count`` whole months from month ``first`` of ``year``; ``first`` may run past 12."""
    start_year, start_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(date(start_year, start_month, 1), last_day(end_year, end_month))


def month(year: int, number: int) -> Period:
    return months(year, number, 1)


def calendar_year(year: int) -> Period:
    return months(year, 1, 12)


def calendar_quarter(year: int, number: int) -> Period:
    return months(year, 3 * number - 2, 3)


def calendar_half(year: int, number: int) -> Period:
    return months(year, 6 * number - 5, 6)


def financial_year(year: int) -> Period:
    """The financial year that begins in April of ``year``."""
    return months(year, FINANCIAL_YEAR_BEGINS, 12)


def financial_quarter(year: int, number: int) -> Period:
    """Quarter 1 is April to June of ``year``; quarter 4 is January to March of the year after."""
    return months(year, FINANCIAL_YEAR_BEGINS + 3 * (number - 1), 3)


def financial_half(year: int, number: int) -> Period:
    return months(year, FINANCIAL_YEAR_BEGINS + 6 * (number - 1), 6)


def academic_year(year: int) -> Period:
    """August to July, as further and higher education count it."""
    return months(year, ACADEMIC_YEAR_BEGINS, 12)


def season(year: int, name: Season, *, over_new_year: bool = False) -> Period:
    """Spring is March to May, summer June to August, autumn September to November.

    "Winter 2020" is taken to be over when 2020 is over: December alone. Only a winter that names both years
    ("winter 2020/21", ``over_new_year``) goes on to the end of February.
    """
    if name is Season.WINTER:
        return months(year, 12, 3 if over_new_year else 1)
    return months(year, {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9}[name], 3)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Western churches, by the anonymous Gregorian reckoning."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    number, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, number, day + 1)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of that month where it is shorter."""
    years, number = divmod(day.month - 1 + count, 12)
    last = last_day(day.year + years, number + 1)
    return last if day.day > last.day else last.replace(day=day.day)


def financial_year_of(day: date) -> int:
    """The calendar year in which the financial year of ``day`` begins."""
    return day.year if day.month >= FINANCIAL_YEAR_BEGINS else day.year - 1


def financial_quarter_of(day: date) -> tuple[int, int]:
    """Financial year and quarter of ``day``: 1 May 2024 is (2024, 1)."""
    return financial_year_of(day), (day.month - FINANCIAL_YEAR_BEGINS) % 12 // 3 + 1


def financial_year_label(year: int) -> str:
    """How papers write a financial year: "2020/21" for 2020."""
    return f"{year}/{(year + 1) % 100:02d}"


def financial_quarter_label(year: int, number: int) -> str:
    """How papers write a financial quarter: "Q3 2024/25" for quarter 3 of 2024."""
    return f"Q{number} {financial_year_label(year)}"


def since_last_time(last: date | None, *, on: date) -> Period:
    """What a report covers: from the day after the last one up to and with ``on``.

    With no last report, or one of ``on`` itself or later, it covers the financial quarter so far.
    """
    start = last + timedelta(days=1) if last and last < on else financial_quarter(*financial_quarter_of(on)).start
    return Period(start, on)
