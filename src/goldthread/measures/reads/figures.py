"""Figures as they were known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from goldthread.core.outside import is_outside
from goldthread.measures.models import Observation
from goldthread.measures.models.figures import NOT_DRAWN
from goldthread.measures.rules.outside import is_small


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


_MEASURE = tuple(f"series__indicator__{name}" for name in ("kind", "disclosure_threshold", "source"))
_NOTHING: dict[str, Any] = dict.fromkeys(("value", "numerator", "denominator", "lower", "upper"))
_COLUMNS = tuple(FigureSeen.__dataclass_fields__)


def figures_of(series: Collection[int], *, known_on: date | None = None) -> dict[int, list[FigureSeen]]:
    """The figures of these series in order of time, as known now or on a day. One query.

    For a reader outside the partnership small counts of people are withheld, with everything that rests on them.
    """
    known = Q(known_until=None)
    if known_on is not None:
        known = Q(known_from__lte=known_on) & (Q(known_until=None) | Q(known_until__gt=known_on))
    rows = Observation.objects.filter(known, series__in=series).order_by("starts", "ends")
    found: defaultdict[int, list[FigureSeen]] = defaultdict(list)
    if is_outside():
        for key, kind, threshold, source, *values in rows.values_list("series_id", *_MEASURE, *_COLUMNS):
            seen = FigureSeen(*values)
            hidden = is_small(kind, seen.value, seen.numerator, threshold, source)
            found[key].append(replace(seen, status="suppressed", **_NOTHING) if hidden else seen)
        return found
    for key, *values in rows.values_list("series_id", *_COLUMNS):
        found[key].append(FigureSeen(*values))
    return found
