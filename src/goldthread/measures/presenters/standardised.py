"""Standardised rates in words, as a file, and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from goldthread.core.tables import Table
from goldthread.measures.reads.standardised import Standardised

METHOD = (
    "Directly standardised to the European Standard Population 2013, per 100,000; 95% limits by Dobson and others "
    "(1991). Rates by another method or another standard are not to be set beside these."
)
HEADINGS = ("Period", "Events", "People", "Rate per 100,000", "Lower", "Upper", "Note")


def table_of(found: Standardised) -> Table:
    """One row a period, the latest first."""
    rows = [
        (each.period, each.events, each.people, _round(each.value), _round(each.lower), _round(each.upper), each.why)
        for each in reversed(found.periods)
    ]
    return Table(f"{found.indicator.key} standardised", HEADINGS, rows)


def as_mapping(found: Standardised) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "key": found.indicator.key,
        "area_code": found.area_code,
        "area": found.area,
        "ages": found.ages,
        "method": METHOD,
        "refused": found.refused,
        "areas": [{"area_code": code, "area": name} for code, name in found.areas],
        "periods": [asdict(each) for each in found.periods],
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
