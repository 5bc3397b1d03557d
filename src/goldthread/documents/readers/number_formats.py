"""Spreadsheet values as the sheet shows them: "Mar-20" is a month however the file stores it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from goldthread.kernel.periods import MONTH_NAMES

_TOKENS = re.compile(r"yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|\"[^\"]*\"|\\.|.", re.IGNORECASE)
_STRIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
_DECIMALS = re.compile(r"0\.(0+)")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def shown(value: Any, number_format: str) -> str:
    """The text of a cell as a person sees it on the sheet."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case str():
            return value
        case datetime() | date():
            return _date(value, number_format)
        case int() | float():
            return _number(value, number_format)
        case time() | timedelta():
            return str(value)
    return str(value)


def _date(value: date, number_format: str) -> str:
    pattern = _STRIPPED.sub("", number_format.split(";")[0]).strip().lower()
    tokens = _TOKENS.findall(pattern)
    if not any(token[0] in "dmy" for token in tokens):
        tokens = _TOKENS.findall("dd/mm/yyyy")
    tokens = _day_first(_without_clock(tokens))
    printed = "".join(_date_part(value, token) for token in tokens)
    return printed.strip(" -/.,T")


def _without_clock(tokens: list[str]) -> list[str]:
    """A deadline's time of day is never meant: hours and what follows them go."""
    for place, token in enumerate(tokens):
        if token in {"h", "hh"}:
            return tokens[:place]
    return tokens


def _day_first(tokens: list[str]) -> list[str]:
    """Month-first dates of numbers alone, which follow the maker's country, as the United Kingdom writes them."""
    order = [token[0] for token in tokens if token[0] in "dmy"]
    numbers = not any(token in {"mmm", "mmmm", "mmmmm", "ddd", "dddd"} for token in tokens)
    return _TOKENS.findall("dd/mm/yyyy") if order == ["m", "d", "y"] and numbers else tokens


def _date_part(value: date, token: str) -> str:
    if token.startswith(('"', "\\")):
        return token.strip('"') if token[0] == '"' else token[1:]
    month, day = MONTH_NAMES[value.month - 1], _DAYS[value.weekday()]
    parts = {
        "yyyy": f"{value.year:04d}", "yy": f"{value.year % 100:02d}", "y": f"{value.year % 100:02d}",
        "mmmmm": month[0], "mmmm": month, "mmm": month[:3], "mm": f"{value.month:02d}", "m": str(value.month),
        "dddd": day, "ddd": day[:3], "dd": f"{value.day:02d}", "d": str(value.day),
    }  # fmt: skip
    return parts.get(token, token)


def _number(value: float, number_format: str) -> str:
    pattern = number_format.split(";")[0]
    decimals = _DECIMALS.search(pattern)
    places = len(decimals.group(1)) if decimals else 0
    if "%" in pattern:
        return f"{value * 100:.{places}f}%"
    if decimals:
        return f"{value:.{places}f}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}" if isinstance(value, float) else str(value)
