"""Days, numbers and lengths of time as people read them. By hand, not strftime: lists call these by the thousand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

MONTHS = (
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


def day(value: date | None, missing: str = "") -> str:
    """13 January 2020."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value is not None else missing


def day_short(value: date | None, missing: str = "") -> str:
    """13 Jan 2020, for narrow columns."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}" if value is not None else missing


def month(value: date | None, missing: str = "") -> str:
    """January 2020."""
    return f"{MONTHS[value.month - 1]} {value.year}" if value else missing


def number(value: float | int | None, missing: str = "not known") -> str:
    """12,345. Missing is said, never shown as nought."""
    if value is None:
        return missing
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def count(value: int, one: str, many: str = "") -> str:
    """ "1 action", "12 actions", "no actions"."""
    return f"{value:,} {one if value == 1 else many or one + 's'}" if value else f"no {many or one + 's'}"


def part_of(some: int, whole: int) -> str:
    """A count never stands without what it is a part of: "3 of 12 (25%)"."""
    if not whole:
        return "none to count"
    return f"{some:,} of {whole:,} ({round(100 * some / whole)}%)"


def days_between(earlier: date, later: date) -> str:
    """How long, as people say it; see ``length``."""
    days = abs((later - earlier).days)
    return length(days) if days else "today"


def length(days: int) -> str:
    """So many days as people say it: "12 days", "5 weeks", "7 months", "2 years", "6 years 8 months".

    Rounded down, and never finer than a reader can use: nobody counts 2,426 days.
    """
    days = abs(days)
    if days >= 365:
        years, months = divmod(days * 12 // 365, 12)
        return f"{count(years, 'year')} {count(months, 'month')}" if months else count(years, "year")
    if days >= 90:
        return count(min(days // 30, 11), "month")
    return count(days // 7, "week") if days >= 28 else count(days, "day")


def listed(values: Iterable[object], last: str = "and") -> str:
    """ "a, b and c"."""
    words = [str(value) for value in values]
    return " ".join([", ".join(words[:-1]), last, words[-1]]) if len(words) > 1 else "".join(words)
