"""The measures that partnerships really report, as an editable file of facts: ``reference/library.csv``.

Definitions are in our own words; each says where its source is and when it was last held against it.
"""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class LibraryEntry:
    """One measure of the library; the fields are those of the model."""

    key: str
    name: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    kind: str
    polarity: str
    frequency: str
    method: str
    places: str
    breakdowns: str
    source: str
    source_link: str
    precision: int
    disclosure_threshold: int
    successor: str
    checked_on: date | None

    def fields(self) -> dict[str, Any]:
        """For the model; the successor is linked once both are there."""
        values = asdict(self)
        del values["successor"]
        return values


@cache
def entries() -> tuple[LibraryEntry, ...]:
    """All of them, in the order of the file."""
    text = resources.files(__package__).joinpath("reference/library.csv").read_text("utf-8")
    return tuple(_entry(row) for row in csv.DictReader(text.splitlines()))


def _entry(row: dict[str, str]) -> LibraryEntry:
    read: dict[str, Any] = {
        **row,
        "precision": int(row["precision"] or 0),
        "disclosure_threshold": int(row["disclosure_threshold"] or 0),
        "checked_on": date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
    }
    return LibraryEntry(**read)
