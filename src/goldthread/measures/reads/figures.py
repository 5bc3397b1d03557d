"""Figures as they were known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.measures.models import Observation
from goldthread.measures.models.figures import NOT_DRAWN


@dataclass(frozen=True, slots=True)
class FigureSeen:
    """One figure. ``drawn`` is the value a chart may show: a figure that is not confirmed is told, not drawn."""

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
    known_from: date

    @property
    def drawn(self) -> float | None:
        return None if self.status in NOT_DRAWN else self.value


_COLUMNS = tuple(FigureSeen.__dataclass_fields__)


def figures_of(series: Collection[int], *, known_on: date | None = None) -> dict[int, list[FigureSeen]]:
    """The figures of these series in order of time, as known now or on a day. One query."""
    known = Q(known_until=None)
    if known_on is not None:
        known = Q(known_from__lte=known_on) & (Q(known_until=None) | Q(known_until__gt=known_on))
    rows = Observation.objects.filter(known, series__in=series).order_by("starts", "ends")
    found: defaultdict[int, list[FigureSeen]] = defaultdict(list)
    for key, *values in rows.values_list("series_id", *_COLUMNS):
        found[key].append(FigureSeen(*values))
    return found
