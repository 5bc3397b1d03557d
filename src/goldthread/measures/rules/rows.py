"""One row of a table of figures, as words, made into a figure; or what is wrong with it, by field."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.measures.rules.periods import read_period

NO_VALUE = ("suppressed", "missing")
STATUSES = ("published", "provisional", "revised", "quoted", "derived", "not_confirmed", *NO_VALUE)
_STATUS_OF = {
    "quoted_official": "quoted",
    "quoted_secondary": "quoted",
    "conflict": "not_confirmed",
    "not confirmed": "not_confirmed",
    "estimate": "derived",
    "p": "provisional",
    "r": "revised",
}
_WITHHELD = {"*", "c", "<5", "<=5", "x", "suppressed"}
_ABSENT = {":", "..", ".", "-", "n/a", "na", "not available", "z"}
_LONGEST = {"breakdown": 120, "exclusions": 300, "source": 500, "note": 300, "period": 40, "area": 200}


@dataclass(frozen=True)
class Problem:
    """What is wrong in one place of a file. ``row`` is counted as a spreadsheet counts, headings being row 1.

    ``column``: what the file itself calls the field, where that is another word.
    """

    row: int
    field: str
    message: str
    column: str = ""

    @property
    def named(self) -> str:
        """The field, and the column it stands in."""
        return f"{self.field} (“{self.column}”)" if self.column else self.field

    def __str__(self) -> str:
        return f"row {self.row}, {self.named}: {self.message}"


@dataclass(frozen=True)
class Figure:
    """One figure, read. ``indicator`` and ``area_code`` are still names."""

    row: int
    indicator: str
    area_code: str
    area: str
    breakdown: str
    period: str
    starts: date
    ends: date
    value: float | None
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    status: str
    completeness: float | None
    exclusions: str
    source: str
    note: str

    @property
    def place(self) -> tuple[str, str, str, date, date]:
        """What it is a figure of; a file holds each once."""
        return (self.indicator, self.area_code, self.breakdown, self.starts, self.ends)


class _BadField(Exception):  # noqa: N818 - a sentence
    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.problem = (field, message)


def read_row(number: int, raw: Mapping[str, str]) -> Figure | Problem:
    """The figure in this row, or the first thing wrong with it."""
    try:
        return _figure(number, {name: str(text or "").strip() for name, text in raw.items()})
    except _BadField as bad:
        return Problem(number, *bad.problem)


def _figure(number: int, raw: dict[str, str]) -> Figure:
    for name, longest in _LONGEST.items():
        if len(raw.get(name, "")) > longest:
            raise _BadField(name, f"longer than {longest} characters.")
    period = read_period(raw.get("period", ""))
    if period is None:
        raise _BadField("period", _bad_period(raw.get("period", "")))
    numbers = {name: _number(raw, name) for name in ("numerator", "denominator", "lower", "upper", "completeness")}
    value, status = _value(raw)
    value = _worked_out(value, status, numbers)
    _check(value, status, numbers)
    return Figure(
        row=number,
        indicator=raw.get("indicator", ""),
        area_code="".join(raw.get("area_code", "").split()).upper(),
        area=raw.get("area", ""),
        breakdown=raw.get("breakdown", ""),
        period=raw["period"],
        starts=period.start,
        ends=period.end,
        value=value,
        status=status or ("published" if value is not None else "missing"),
        exclusions=raw.get("exclusions", ""),
        source=raw.get("source", ""),
        note=raw.get("note", ""),
        **numbers,
    )


def _bad_period(text: str) -> str:
    return f"“{text}” is no period. Write 2024, 2024/25, 2024-Q3, Q3 2024/25 or May 2024." if text else "is empty."


def _value(raw: dict[str, str]) -> tuple[float | None, str]:
    """The figure and its status; an empty or starred cell has none, and says why."""
    said = raw.get("status", "").lower()
    status = _STATUS_OF.get(said, said)
    if status and status not in STATUSES:
        raise _BadField("status", f"“{said}” is no status. There are {', '.join(STATUSES)}.")
    text = raw.get("value", "").lower()
    if text in _WITHHELD or status == "suppressed":
        return None, "suppressed"
    if text in _ABSENT or status == "missing":
        return None, "missing"
    return _number(raw, "value"), status


def _worked_out(value: float | None, status: str, numbers: dict[str, float | None]) -> float | None:
    """A figure that is not given comes from its parts only for a plain count: a rate needs its own method."""
    if value is None and status not in NO_VALUE and numbers["denominator"] is None:
        return numbers["numerator"]
    return value


def _check(value: float | None, status: str, numbers: dict[str, float | None]) -> None:
    if value is None and status not in NO_VALUE and status:
        raise _BadField("value", f"is empty, though it is said to be {status.replace('_', ' ')}.")
    numerator, denominator, completeness = numbers["numerator"], numbers["denominator"], numbers["completeness"]
    if numerator is not None and numerator < 0:
        raise _BadField("numerator", "a count cannot be below nought.")
    if denominator is not None and denominator <= 0:
        raise _BadField("denominator", "must be above nought.")
    if completeness is not None and not 0 <= completeness <= 100:
        raise _BadField("completeness", "is a per cent, between 0 and 100.")


def _number(raw: dict[str, str], name: str) -> float | None:
    text = re.sub(r"[,\s]|%$", "", raw.get(name, ""))
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        raise _BadField(name, f"“{raw[name]}” is no number.") from None
    if not math.isfinite(found):
        raise _BadField(name, f"“{raw[name]}” is no number.")
    return found
