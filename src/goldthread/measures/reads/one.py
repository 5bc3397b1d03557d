"""Everything about one measure in one area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.core import history
from goldthread.core.presenters import Entry, entries
from goldthread.measures.models import ApprovedPeriod, Indicator, IndicatorTarget
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.judged import BreakSeen, Judged, judge
from goldthread.measures.reads.linked import ActionMark, PriorityMark, actions_of, priorities_of
from goldthread.measures.reads.measures import SeriesSeen, breaks_of, home_series, how_judged, series_of, targets_on
from goldthread.measures.reads.standardised import is_known_by_age

EVENTS_SHOWN = 10


@dataclass(frozen=True)
class MeasurePage:
    """One measure: the series chosen, what it says, and where it stands in the plan."""

    indicator: Indicator
    series: SeriesSeen | None
    others: tuple[SeriesSeen, ...]
    judged: Judged
    breaks: tuple[BreakSeen, ...]
    targets: tuple[IndicatorTarget, ...]
    approved: tuple[ApprovedPeriod, ...]
    actions: tuple[ActionMark, ...]
    priorities: tuple[PriorityMark, ...]
    history: tuple[Entry, ...]
    known_on: date | None

    @property
    def is_known_by_age(self) -> bool:
        """Whether a rate can be standardised by age."""
        return is_known_by_age(self.others)

    @property
    def figures(self) -> tuple[FigureSeen, ...]:
        return self.judged.figures


def measure_page(
    indicator: Indicator,
    *,
    on: date,
    series: int | None = None,
    known_on: date | None = None,
    method: str | None = None,
) -> MeasurePage:
    """A dozen queries or so. ``series`` chooses an area; ``known_on`` shows the figures as they were known then;
    ``method`` judges them by another chart than the measure's own."""
    others = series_of([indicator.pk])[indicator.pk]
    chosen = next((each for each in others if each.id == series), None)
    chosen = (
        chosen or home_series(indicator.partnership, [indicator.pk]).get(indicator.pk) or next(iter(others), None)
    )
    breaks = [each for each in breaks_of([indicator.pk])[indicator.pk] if _is_in(each, chosen)]
    figures = figures_of([chosen.id], known_on=known_on)[chosen.id] if chosen else []
    return MeasurePage(
        indicator=indicator,
        series=chosen,
        others=tuple(others),
        judged=judge(
            figures,
            **{**how_judged(indicator), **({"method": method} if method else {})},
            target=targets_on([indicator.pk], on).get(indicator.pk),
            breaks=breaks,
        ),
        breaks=tuple(breaks),
        targets=tuple(IndicatorTarget.objects.filter(indicator=indicator)),
        approved=tuple(ApprovedPeriod.objects.filter(indicator=indicator).select_related("approved_by")),
        actions=tuple(actions_of(indicator, on=on)),
        priorities=tuple(priorities_of(indicator)),
        history=tuple(entries(history.latest(indicator, EVENTS_SHOWN))),
        known_on=known_on,
    )


def _is_in(each: BreakSeen, series: SeriesSeen | None) -> bool:
    return series is not None and each.area_code in ("", series.area_code)
