"""The table in which a paper says which versions of it there were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.kernel.timescale import Precision
from goldthread.kernel.timescale_grammar import parse_timescale

MOST = 40  # rows; a longer table is something else
_HEADS = {
    "label": re.compile(r"^(version|revision|issue|edition|ver|rev)\b(?!.*\b(date|by)\b)", re.IGNORECASE),
    "day": re.compile(r"\bdate\b|^issued\b|^when$", re.IGNORECASE),
    "by": re.compile(r"\b(author|approved|agreed|by|owner|editor|prepared|signed)\b", re.IGNORECASE),
    "note": re.compile(
        r"\b(change|changes|description|summary|comment|comments|note|notes|reason|status|amendment)", re.IGNORECASE
    ),
}


@dataclass(frozen=True)
class EarlierVersion:
    """One row of a revision history: what the version was called, its day, who made or agreed it, what changed."""

    label: str
    day: date | None = None
    by: str = ""
    note: str = ""


def revision_history(document: Mapping[str, Any]) -> list[EarlierVersion]:
    """The versions a paper prints of itself, the oldest first; [] where it prints no such table.

    ``document`` is laid out as ``paper_text`` does. A table counts when one heading names versions, another dates.
    """
    for page in document.get("pages", []):
        for block in page["blocks"]:
            if "table" in block and (found := _versions(block["rows"])):
                return found
    return []


def _versions(rows: Sequence[Sequence[Mapping[str, Any]]]) -> list[EarlierVersion]:
    if not 2 <= len(rows) <= MOST:
        return []
    columns = _columns(rows[0])
    if not {"label", "day"} <= set(columns):
        return []
    found = list(_rows(rows[1:], columns))
    dated = [each.day for each in found if each.day]
    if dated and dated != sorted(dated):
        found.reverse()
    return found


def _columns(header: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Each role with its column; a heading has one role, a role its first heading."""
    columns: dict[str, int] = {}
    for cell in header:
        for role, pattern in _HEADS.items():
            if role not in columns and pattern.search(cell["text"].strip()):
                columns[role] = cell["col"]
                break
    return columns


def _rows(rows: Sequence[Sequence[Mapping[str, Any]]], columns: Mapping[str, int]) -> Iterator[EarlierVersion]:
    for row in rows:
        texts = {cell["col"]: " ".join(cell["text"].split()) for cell in row}
        values = {role: texts.get(column, "") for role, column in columns.items()}
        if values["label"]:
            yield EarlierVersion(
                values["label"][:100], _day(values["day"]), values.get("by", "")[:200], values.get("note", "")
            )


def _day(printed: str) -> date | None:
    """A day only where a whole day is printed: "March 2024" is no day."""
    timescale = parse_timescale(printed) if printed else None
    return timescale.end if timescale and timescale.precision is Precision.DAY else None
