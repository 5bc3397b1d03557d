"""From a period as tables print it to its days: "2018", "2017/18", "2023-Q4", "2021/22 Q1", "2017-2021"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from goldthread.kernel import periods
from goldthread.kernel.periods import MONTH_NAMES, Period

UNEVEN = 1.35  # a year beside a quarter; months and leap years stay well below

_Find = Callable[[re.Match[str]], Period]


def read_period(printed: str) -> Period | None:
    """The days of a period; None for what is none that this reads. Two of one kind joined by - or / run on."""
    text = " ".join(printed.strip().split()).replace("–", "-")
    found = _single(text)
    if found is not None:
        return found
    for mark in ("/", "-", " to "):
        for at in (found.start() for found in re.finditer(re.escape(mark), text)):
            first, last = _single(text[:at].strip()), _single(text[at + len(mark) :].strip())
            if first is not None and last is not None and first.end < last.end and first.start < last.start:
                return Period(first.start, last.end)
    return None


def printed(period: Period) -> str:
    """A period as tables print it, and as ``read_period`` reads it."""
    start, year, quarter = period.start, period.start.year, (period.start.month + 2) // 3
    named = {
        periods.month(year, start.month): f"{start:%Y-%m}",
        periods.calendar_quarter(year, quarter): f"{year}-Q{quarter}",
        periods.calendar_year(year): f"{year}",
        periods.financial_year(year): periods.financial_year_label(year),
    }
    return named.get(period, f"{period.start:%Y-%m-%d} to {period.end:%Y-%m-%d}")


def _single(text: str) -> Period | None:
    for pattern, find in _FORMS:
        found = re.fullmatch(pattern, text, re.IGNORECASE)
        if found:
            try:
                return find(found)
            except ValueError:
                return None
    return None


def _financial(text: str, next_year: str) -> int:
    """The year in which it begins; ValueError where the two do not follow one another."""
    year = int(text)
    if (year + 1) % 100 != int(next_year[-2:]):
        raise ValueError("these years do not follow one another")
    return year


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTH_NAMES, 1) if month.lower().startswith(name[:3].lower()))


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


_YEAR = r"((?:19|20)\d\d)"
_FINANCIAL = rf"{_YEAR}[/-](\d\d|(?:19|20)\d\d)"
_MONTHS = "|".join(name[:3] for name in MONTH_NAMES)
_FORMS: tuple[tuple[str, _Find], ...] = (
    (r"(\d{4}-\d\d-\d\d)", lambda m: Period(date.fromisoformat(m[1]), date.fromisoformat(m[1]))),
    (_YEAR, lambda m: periods.calendar_year(int(m[1]))),
    (rf"{_YEAR}-(\d\d)", lambda m: _month_or_year(m[1], m[2])),
    (rf"{_YEAR}(0[1-9]|1[0-2])", lambda m: periods.month(int(m[1]), int(m[2]))),  # 202405, as open data has it
    (rf"{_YEAR}/(\d\d)", lambda m: periods.financial_year(_financial(m[1], m[2]))),
    (rf"{_YEAR}[- ]?Q([1-4])", lambda m: periods.calendar_quarter(int(m[1]), int(m[2]))),
    (rf"Q([1-4])[- ]{_YEAR}", lambda m: periods.calendar_quarter(int(m[2]), int(m[1]))),
    (rf"{_FINANCIAL} Q([1-4])", lambda m: periods.financial_quarter(_financial(m[1], m[2]), int(m[3]))),
    (rf"Q([1-4]) {_FINANCIAL}", lambda m: periods.financial_quarter(_financial(m[2], m[3]), int(m[1]))),
    (
        rf"({_MONTHS})[a-z]*[ -](\d\d|(?:19|20)\d\d)",
        lambda m: periods.month(_full_year(m[2]), _month_number(m[1])),
    ),
)


def _month_or_year(year: str, rest: str) -> Period:
    """ "2024-05" is a month; "2024-25" can only be a financial year."""
    number = int(rest)
    return periods.month(int(year), number) if 1 <= number <= 12 else periods.financial_year(_financial(year, rest))


def are_apart(stretches: list[tuple[date, date]]) -> bool:
    """Whether no period shares a day with the next; figures that do are not independent of one another."""
    ordered = sorted(stretches)
    return all(first[1] < second[0] for first, second in pairwise(ordered))


def why_not_one_series(stretches: list[tuple[date, date]]) -> str:
    """Why figures of these periods cannot stand as one series in time, or nothing."""
    if not are_apart(stretches):
        return "neighbouring periods share time, so one figure is not independent of the next."
    lengths = [(ends - starts).days + 1 for starts, ends in stretches]
    return "the periods are not equally long." if lengths and max(lengths) > UNEVEN * min(lengths) else ""
