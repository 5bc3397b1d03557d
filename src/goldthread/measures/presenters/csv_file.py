"""The figures of a series as CSV, in the columns that loading takes."""

from __future__ import annotations

import csv
import io

from goldthread.core.neutral import neutral
from goldthread.measures.models import Indicator
from goldthread.measures.reads.figures import FigureSeen
from goldthread.measures.reads.measures import SeriesSeen

_SERIES = ("indicator", "area_code", "area", "breakdown")
_FIGURE = (
    "period",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "status",
    "completeness",
    "exclusions",
    "source",
    "note",
)


def csv_of(indicator: Indicator, series: SeriesSeen | None, figures: tuple[FigureSeen, ...]) -> str:
    """One row a figure. Read back with ``goldthread measures load``, it changes nothing."""
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([*_SERIES, *_FIGURE, "known_from"])
    name = [indicator.key, *(getattr(series, column) for column in _SERIES[1:])] if series else []
    for each in figures:
        cells = [_cell(getattr(each, column)) for column in _FIGURE]
        writer.writerow([*map(_cell, name), *cells, each.known_from.isoformat()])
    return kept.getvalue()


def _cell(value: object) -> str:
    """Words that a spreadsheet would run are made harmless; numbers are as they are."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return neutral(str(value))
