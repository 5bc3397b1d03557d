"""The figures of a series as CSV, in the columns that loading takes."""

from __future__ import annotations

from goldthread.core.tables import Table, csv_bytes
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


def csv_of(indicator: Indicator, series: SeriesSeen | None, figures: tuple[FigureSeen, ...]) -> bytes:
    """One row a figure. Read back with ``goldthread measures load``, it changes nothing."""
    name = [indicator.key, *(getattr(series, column) for column in _SERIES[1:])] if series else []
    cells = ([_cell(getattr(each, column)) for column in _FIGURE] for each in figures)
    rows = ([*name, *row, each.known_from.isoformat()] for row, each in zip(cells, figures, strict=True))
    return csv_bytes(Table("Figures", (*_SERIES, *_FIGURE, "known_from"), rows))


def _cell(value: object) -> object:
    """Whole numbers without a fraction."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
