"""The measures of a partnership with what each says today, those that need eyes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.analysis.spc.signals import Standing
from goldthread.core.prepared import Given, prepared_objects
from goldthread.measures.models import Indicator, IndicatorTarget, MeasureLink, Series, SeriesBreak
from goldthread.measures.reads.figures import figures_of
from goldthread.measures.reads.judged import BreakSeen, Judged, judge
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action

COUNTRY = "S92000003"
COUNTRIES = ("S92", "E92", "W92", "N92", "K0")  # how codes of countries and of several together begin
_NO_FIGURES = Judged((), None, ("No figures for this area yet.",), None)


@dataclass(frozen=True, slots=True)
class SeriesSeen:
    """One area and breakdown of a measure."""

    id: int
    indicator_id: int
    area_code: str
    area: str
    breakdown: str

    @property
    def name(self) -> str:
        return ", ".join(filter(None, (self.area or self.area_code or "The partnership", self.breakdown)))


@dataclass(frozen=True)
class MeasureSeen:
    """A measure in the area that matters most here, judged."""

    indicator: Indicator
    series: SeriesSeen | None
    judged: Judged
    priorities: int
    actions: int
    live_actions: int

    @property
    def is_linked(self) -> bool:
        return bool(self.priorities or self.actions)

    @property
    def rank(self) -> tuple[int, int, str]:
        """What is of concern first, then what will miss its target, then other signals; no figures last."""
        order = [
            self.judged.variation is Standing.CONCERN,
            self.judged.misses,
            self.judged.is_signalling,
            self.judged.chart is not None,
            bool(self.judged.figures),
            True,
        ]
        return (order.index(True), 0 if self.is_linked else 1, self.indicator.name)


@dataclass(frozen=True)
class MeasureFilters:
    """Which measures are wanted."""

    text: str = ""
    shown: str = "figures"  # one of SHOWN
    area_code: str = ""


SHOWN = {
    "figures": "With figures",
    "red": "Red or signalling",
    "improving": "Improving",
    "linked": "In the plan",
    "all": "All",
}


def measures(
    partnership: Partnership, *, on: date, filters: MeasureFilters | None = None, keys: Collection[int] | None = None
) -> list[MeasureSeen]:
    """Every measure, judged, in the order of ``rank``. Eight queries, whatever their number."""
    asked = filters or MeasureFilters(shown="all")
    indicators = _of(partnership, asked.text, keys)
    if not indicators:
        return []
    found = _judged(partnership, indicators, on, asked.area_code)
    return sorted((each for each in found if _wanted(each, asked.shown)), key=lambda each: each.rank)


def _of(partnership: Partnership, text: str, keys: Collection[int] | None) -> list[Indicator]:
    if text:
        found = Indicator.objects.of(partnership).filter(Q(name__icontains=text) | Q(definition__icontains=text))
        return list(found if keys is None else found.filter(pk__in=keys))
    if keys is not None:
        return _every(_AMONG, partnership=partnership.pk, keys=list(keys))
    return _every(Q(), partnership=partnership.pk)


_AMONG = Q(pk__among=Given("keys"))


@prepared_objects(Indicator)
def _every(which: Q) -> QuerySet[Any, Any]:
    return Indicator.objects.filter(which, partnership=Given("partnership"))


def _wanted(seen: MeasureSeen, shown: str) -> bool:
    if shown == "red":
        return seen.judged.is_red
    if shown == "improving":
        return seen.judged.is_improving
    if shown == "linked":
        return seen.is_linked
    return shown == "all" or bool(seen.judged.figures)


def _judged(partnership: Partnership, indicators: list[Indicator], on: date, area_code: str) -> list[MeasureSeen]:
    ids = [indicator.pk for indicator in indicators]
    homes = home_series(partnership, ids, area_code)
    figures = figures_of([series.id for series in homes.values()])
    targets, breaks, links = targets_on(ids, on), breaks_of(ids), _links(ids)
    found = []
    for indicator in indicators:
        series = homes.get(indicator.pk)
        judged = _NO_FIGURES
        if series is not None:
            judged = judge(
                figures[series.id],
                **how_judged(indicator),
                target=targets.get(indicator.pk),
                breaks=[each for each in breaks[indicator.pk] if each.area_code in ("", series.area_code)],
            )
        found.append(MeasureSeen(indicator, series, judged, *links[indicator.pk]))
    return found


def how_judged(indicator: Indicator) -> dict[str, str]:
    """What ``judge`` has to know of the measure itself."""
    return {
        "polarity": indicator.polarity,
        "method": indicator.chart,
        "kind": indicator.kind,
        "unit": indicator.unit,
    }


def series_of(indicators: Collection[int]) -> dict[int, list[SeriesSeen]]:
    """Every area and breakdown of these measures, by name. One query."""
    found: defaultdict[int, list[SeriesSeen]] = defaultdict(list)
    rows = Series.objects.filter(indicator__in=indicators).order_by("area", "breakdown")
    for row in rows.values_list("id", "indicator_id", "area_code", "area", "breakdown"):
        found[row[1]].append(SeriesSeen(*row))
    return found


def home_series(partnership: Partnership, indicators: Collection[int], area_code: str = "") -> dict[int, SeriesSeen]:
    """For each measure the area asked for, else the partnership itself, its areas, or a country. Two queries.

    A measure known for other places alone has none: their figures would pass for this partnership's own.
    """
    own = set(partnership.areas.values_list("code", flat=True))
    found = {}
    for indicator, series in series_of(indicators).items():
        near = [each for each in series if _is_near(each, own, area_code)]
        if near:
            found[indicator] = min(near, key=lambda each: _nearness(each, own, area_code))
    return found


def _is_near(series: SeriesSeen, own: set[str], asked: str) -> bool:
    code = series.area_code
    return code in ("", asked) or code in own or code.startswith(COUNTRIES)


def _nearness(series: SeriesSeen, own: set[str], asked: str) -> tuple[bool, bool, bool, bool, bool, str]:
    return (
        series.area_code != asked if asked else False,
        series.area_code != "",
        series.area_code not in own,
        series.area_code != COUNTRY,
        series.breakdown != "",
        series.name,
    )


def targets_on(indicators: Collection[int], on: date, *, known_on: date | None = None) -> dict[int, float]:
    """What each should reach on this day; of several, the latest begun. ``known_on``: set by then. One query."""
    rows = IndicatorTarget.objects.filter(
        _known("set_on", known_on),
        Q(starts=None) | Q(starts__lte=on),
        Q(ends=None) | Q(ends__gte=on),
        indicator__in=indicators,
    ).order_by("starts", "id")
    return dict(rows.values_list("indicator_id", "value"))


def breaks_of(indicators: Collection[int], *, known_on: date | None = None) -> dict[int, list[BreakSeen]]:
    """Where the limits of these measures start anew. ``known_on``: marked by then. One query."""
    found: defaultdict[int, list[BreakSeen]] = defaultdict(list)
    rows = SeriesBreak.objects.filter(_known("marked_on", known_on), indicator__in=indicators).order_by("at")
    for indicator, at, reason, is_break, area in rows.values_list(
        "indicator_id", "at", "reason", "is_break", "area_code"
    ):
        found[indicator].append(BreakSeen(at, reason, is_break, area))
    return found


def _known(column: str, on: date | None) -> Q:
    """Kept by this day; a row from before that was kept counts as known."""
    return Q() if on is None else Q(**{column: None}) | Q(**{f"{column}__lte": on})


def _links(indicators: Iterable[int]) -> dict[int, tuple[int, int, int]]:
    """Priorities, actions, and actions that are still open, by which each measure is in a plan. Two queries.

    A priority's own actions count as live too: they are what moves its measures.
    """
    found: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    rows = MeasureLink.objects.filter(indicator__in=list(indicators), until=None)
    by_priority: defaultdict[int, set[int]] = defaultdict(set)
    for indicator, priority, _, ended in rows.values_list(
        "indicator_id", "priority_id", "action_id", "action__ended_on"
    ):
        counted = found[indicator]
        if priority is not None:
            counted[0] += 1
            by_priority[priority].add(indicator)
        else:
            counted[1] += 1
            counted[2] += ended is None
    live = Action.objects.filter(priority__in=list(by_priority), ended_on=None).values_list("priority_id", flat=True)
    for priority in live.distinct().order_by():
        for indicator in by_priority[priority]:
            found[indicator][2] += 1
    return defaultdict(lambda: (0, 0, 0), {key: (one, two, three) for key, (one, two, three) in found.items()})
