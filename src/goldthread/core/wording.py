"""Dates and numbers as people read them, moments in the time of the clock on the wall (``kernel.phrasing``)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.kernel import phrasing
from goldthread.kernel.phrasing import MONTHS, count, days_between, length, listed, month, number, part_of

__all__ = [
    "MONTHS",
    "count",
    "day",
    "day_short",
    "days_between",
    "length",
    "listed",
    "moment",
    "month",
    "number",
    "part_of",
]


def day(value: date | None, missing: str = "") -> str:
    """13 January 2020; of a moment, the day it was here."""
    return phrasing.day(_local(value), missing)


def day_short(value: date | None, missing: str = "") -> str:
    """13 Jan 2020, for narrow columns."""
    return phrasing.day_short(_local(value), missing)


def moment(value: datetime | None, missing: str = "") -> str:
    """13 January 2020 at 3:04pm."""
    if value is None:
        return missing
    local = _local(value)
    return f"{phrasing.day(local)} at {local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


def _local(value: Any) -> Any:
    """There is one time zone for all; asking for the "current" one costs a list as much as its queries."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return value.astimezone(timezone.get_default_timezone())
    return value
