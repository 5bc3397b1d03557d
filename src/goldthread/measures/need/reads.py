"""The official estimates there are for a partnership, each with its interval and source."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.analysis.prevalence.reached import Estimate, estimate_of
from goldthread.kernel.errors import InputError
from goldthread.measures.models import Indicator
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.measures import COUNTRY, SeriesSeen, series_of
from goldthread.partnership.models import Partnership

OFFICIAL = ("opioid_dependence_prevalence_pct", "problem_drug_use_prevalence_pct")


@dataclass(frozen=True)
class OfficialFigure:
    """One official estimate: its measure, where it is of, and the figure with its interval."""

    indicator: Indicator
    series: SeriesSeen
    figure: FigureSeen
    is_of_here: bool

    @property
    def has_interval(self) -> bool:
        return self.figure.lower is not None and self.figure.upper is not None

    def people(self, population: float) -> Estimate | None:
        """The share of this estimate in a population, with the same share's interval; None without an interval.

        For a place that the estimate is not of, this is what would be true if the place were like the whole.
        """
        figure = self.figure
        if figure.value is None or figure.lower is None or figure.upper is None:
            return None
        low, value, high = (population * share / 100 for share in (figure.lower, figure.value, figure.upper))
        try:
            return estimate_of(value, low, high, definition=self.indicator.unit, source=figure.source or "not named")
        except InputError:
            return None  # an interval that does not hold its figure is a fault of the source, and is not worked with


def official_figures(partnership: Partnership) -> list[OfficialFigure]:
    """The latest of each official estimate: of the partnership's own areas first, then of the country."""
    own = set(partnership.areas.values_list("code", flat=True))
    indicators = {row.pk: row for row in Indicator.objects.of(partnership).filter(key__in=OFFICIAL)}
    wanted = [
        series
        for every in series_of(list(indicators)).values()
        for series in every
        if series.area_code in own | {COUNTRY} and not series.breakdown
    ]
    figures = figures_of([series.id for series in wanted])
    found = []
    for series in wanted:
        drawn = [each for each in figures[series.id] if each.drawn is not None]
        if drawn:
            row = indicators[series.indicator_id]
            found.append(OfficialFigure(row, series, drawn[-1], series.area_code in own))
    return sorted(found, key=lambda each: (not each.is_of_here, OFFICIAL.index(each.indicator.key)))
