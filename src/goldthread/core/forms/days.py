"""A day asked for in three boxes; the month may be written as a word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Widget

from goldthread.core.wording import MONTHS

PARTS = ("day", "month", "year")
Parts = tuple[str, str, str]


class DayWidget(Widget):
    """Reads "starts_on-day", "starts_on-month" and "starts_on-year"."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Parts:
        day, month, year = (str(data.get(f"{name}-{part}") or "").strip()[:20] for part in PARTS)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)


def parts_of(value: Any) -> Parts:
    """The three boxes for a value: a date, what was typed, or nothing."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    return value or ("", "", "")


def day_of(parts: Parts, label: str) -> date | None:
    """The date in the boxes, None when all are empty. Raises ValidationError that names what is missing or wrong."""
    if not any(parts):
        return None
    label = "The date" if label.endswith("?") else label
    absent = [name for name, text in zip(PARTS, parts, strict=True) if not text]
    if absent:
        raise ValidationError(f"{label} must include a {' and a '.join(absent)}.", code="incomplete")
    try:
        return date(_year(parts[2]), _month(parts[1]), int(parts[0]))
    except ValueError:
        raise ValidationError(f"{label} must be a real date, like 27 3 2024.", code="invalid") from None


def _month(text: str) -> int:
    words = text.lower().rstrip(".")
    named = [i for i, name in enumerate(MONTHS, 1) if len(words) >= 3 and name.lower().startswith(words)]
    return named[0] if named else int(text)


def _year(text: str) -> int:
    year = int(text)
    if not 1900 <= year <= 2200:
        raise ValueError("no such year in any plan")
    return year
