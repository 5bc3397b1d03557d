"""Dates and numbers as people read them. Tables by hand, not strftime: lists call these thousands of times."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

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
    if value is None:
        return missing
    value = _local(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_short(value: date | None, missing: str = "") -> str:
    """13 Jan 2020, for narrow columns."""
    if value is None:
        return missing
    value = _local(value)
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date | None, missing: str = "") -> str:
    """January 2020."""
    return f"{MONTHS[value.month - 1]} {value.year}" if value else missing


def moment(value: datetime | None, missing: str = "") -> str:
    """13 January 2020 at 3:04pm, in the time of the clock on the wall."""
    if value is None:
        return missing
    local = _local(value)
    return f"{day(local)} at {local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


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
    """How long, as people say it: "12 days", "5 weeks", "7 months", "2 years"."""
    days = abs((later - earlier).days)
    for size, name, least in ((365, "year", 730), (30, "month", 90), (7, "week", 28)):
        if days >= least:
            return count(days // size, name)
    return count(days, "day") if days else "today"


def listed(values: Any, last: str = "and") -> str:
    """ "a, b and c"."""
    words = [str(value) for value in values]
    return " ".join([", ".join(words[:-1]), last, words[-1]]) if len(words) > 1 else "".join(words)


def _local(value: Any) -> Any:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
