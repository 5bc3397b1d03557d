"""One measure over all areas in one period, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from goldthread.core.outside import is_outside
from goldthread.measures.models import Indicator, Observation
from goldthread.measures.models.figures import NOT_DRAWN
from goldthread.measures.rules.outside import USUAL_THRESHOLD

FEWEST_AREAS = 5  # a funnel of fewer shows nothing of how areas vary


@dataclass(frozen=True)
class AreaFigure:
    """What is known of one area. Without counts it has no place on a funnel."""

    name: str
    series: int
    value: float | None
    numerator: float | None
    denominator: float | None
    is_own: bool


@dataclass(frozen=True)
class AreasSeen:
    """The areas of one period, by name; ``kind`` is the sort of area their codes are of ("S12": council)."""

    period: str
    periods: tuple[str, ...]
    areas: tuple[AreaFigure, ...]
    left_out: int  # areas without a figure, or without its counts

    @property
    def enough(self) -> bool:
        return len(self.areas) >= FEWEST_AREAS


def areas_of(indicator: Indicator, *, period: str = "") -> AreasSeen:
    """The areas of the kind that most figures are of, in the period asked for or the latest with enough. Three
    queries."""
    current = (
        Observation.objects.filter(
            series__indicator=indicator, series__breakdown="", known_until=None, denominator__gt=0
        )
        .exclude(series__area_code="")
        .exclude(status__in=NOT_DRAWN)
    )
    if is_outside():
        least = indicator.disclosure_threshold or USUAL_THRESHOLD
        current = current.exclude(numerator__gt=0, numerator__lte=least)
    counted = current.values_list("period", "starts").annotate(areas=Count("series")).order_by("-starts", "period")
    periods = [name for name, _, areas in counted if areas >= FEWEST_AREAS]
    chosen = period if period in periods else next(iter(periods), "")
    own = set(indicator.partnership.areas.values_list("code", flat=True))
    rows = (
        current.filter(period=chosen)
        .order_by("series__area")
        .values_list("series__area", "series__area_code", "series_id", "value", "numerator", "denominator")
    )
    kind = _commonest([row[1][:3] for row in rows])
    areas = tuple(
        AreaFigure(name or code, series, value, numerator, denominator, code in own)
        for name, code, series, value, numerator, denominator in rows
        if code[:3] == kind and numerator is not None
    )
    return AreasSeen(chosen, tuple(periods), areas, len(rows) - len(areas))


def _commonest(kinds: list[str]) -> str:
    return max(sorted(set(kinds)), key=kinds.count, default="")
