"""What was foreseen of an action in a measure, and what came. Pages, the API and the command line ask these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from goldthread.measures.impact.beginnings import NOBODY_SAID, Beginning, beginnings
from goldthread.measures.impact.comparison import Compared, OtherArea, compare
from goldthread.measures.impact.kept import Asked, readings
from goldthread.measures.impact.models import Prediction
from goldthread.measures.impact.reading import Checks, Reading, checks, detectable, reach_of
from goldthread.measures.impact.rules import Changed, Foreseen, Laid
from goldthread.measures.impact.verdicts import Refused, judge
from goldthread.measures.models import Indicator, MeasureLink
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.judged import BreakSeen
from goldthread.measures.reads.measures import SeriesSeen, breaks_of, home_series, series_of
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action


@dataclass(frozen=True)
class Foretold:
    """A prediction as it stands today. ``is_late``: written after the action began, as far as is known now."""

    row: Prediction
    is_late: bool
    foreseen: Foreseen

    @property
    def is_taken_over(self) -> bool:
        """Whether it came here after the day it was written, from a paper."""
        return timezone.localdate(self.row.at) > self.row.written_on


def holding(told: Sequence[Foretold]) -> Foretold | None:
    """The last written in time; the last late one where there is no other."""
    return next((each for each in told if not each.is_late), told[0] if told else None)


@dataclass(frozen=True)
class Impact:
    """One action and one measure. ``found`` is a reading, or why there is none."""

    action: Action
    indicator: Indicator
    series: SeriesSeen | None
    began: Beginning
    told: tuple[Foretold, ...]
    found: Reading | Refused

    @property
    def holding(self) -> Foretold | None:
        """The last prediction written in time; the last late one where there is no other."""
        return holding(self.told)

    @property
    def reading(self) -> Reading | None:
        return self.found if isinstance(self.found, Reading) else None

    @property
    def refused(self) -> Refused | None:
        return self.found if isinstance(self.found, Refused) else None


@dataclass(frozen=True)
class ImpactPage:
    """One of them with everything that was tried. ``sees_prediction`` None: nothing to say of it."""

    impact: Impact
    checks: Checks | None
    compared: Compared | None
    smallest: float | None
    smallest_is_ratio: bool
    sees_prediction: bool | None


def linked_pair(partnership: Partnership, action: int, key: str) -> tuple[Action, Indicator] | None:
    """An action and a measure of this partnership that are linked, or were predicted together; None otherwise."""
    row = Action.objects.of(partnership).select_related("partnership", "plan", "priority").filter(pk=action).first()
    indicator = Indicator.objects.of(partnership).select_related("partnership").filter(key=key).first()
    if row is None or indicator is None:
        return None
    side = Q(action=row) | (Q(priority=row.priority_id) if row.priority_id else Q(pk=None))
    is_linked = MeasureLink.objects.filter(side, indicator=indicator, until=None).exists()
    is_linked = is_linked or Prediction.objects.filter(action=row, indicator=indicator).exists()
    return (row, indicator) if is_linked else None


def impact_of(action: Action, indicator: Indicator, *, on: date, known_on: date | None = None) -> Impact:
    """What came after one action in one measure, without what else was tried."""
    return _impacts(action.partnership, [(action, indicator)], on, known_on)[0]


def impact_page(action: Action, indicator: Indicator, *, on: date, known_on: date | None = None) -> ImpactPage:
    """Everything about what came after one action in one measure. A dozen queries or so."""
    impact = impact_of(action, indicator, on=on, known_on=known_on)
    reading, laid = impact.reading, impact.reading.laid if impact.reading else None
    laid = laid or (impact.refused.laid if impact.refused else None)
    smallest = detectable(laid, indicator.kind) if laid else None
    told = impact.holding
    return ImpactPage(
        impact=impact,
        checks=checks(reading) if reading else None,
        compared=_compared(impact, reading.laid, known_on) if reading else None,
        smallest=smallest.high - 1 if smallest and smallest.is_ratio else smallest.high if smallest else None,
        smallest_is_ratio=bool(smallest and smallest.is_ratio),
        sees_prediction=reach_of(told.foreseen, laid, smallest) if told and laid and smallest else None,
    )


def predicted_pairs(partnership: Partnership, actions: Collection[int] | None = None) -> QuerySet[Prediction]:
    """The latest prediction of each action and measure, the last written first."""
    rows = Prediction.objects.of(partnership)
    latest = rows.order_by().values("action", "indicator").annotate(last=Max("id")).values("last")
    found = rows.filter(pk__in=latest).select_related("action", "action__plan", "indicator", "partnership")
    return found if actions is None else found.filter(action__in=actions)


def impacts_of(partnership: Partnership, rows: Iterable[Prediction], *, on: date) -> list[Impact]:
    """What came of each of these, in their order, without what else was tried. A dozen queries, however many."""
    return _impacts(partnership, [(row.action, row.indicator) for row in rows], on, None)


def _impacts(
    partnership: Partnership, pairs: Sequence[tuple[Action, Indicator]], on: date, known_on: date | None
) -> list[Impact]:
    actions, ids = {action.pk for action, _ in pairs}, {indicator.pk for _, indicator in pairs}
    began = beginnings(partnership, actions, on)
    homes = home_series(partnership, ids) if ids else {}
    figures = figures_of([series.id for series in homes.values()], known_on=known_on)
    changed = breaks_of(ids) if ids else {}
    told = _told(partnership, actions, ids, began)
    judged = [
        _judged(
            indicator,
            homes.get(indicator.pk),
            figures,
            changed.get(indicator.pk, []),
            began.get(action.pk, NOBODY_SAID),
            on,
        )
        for action, indicator in pairs
    ]
    held = [holding(told.get((action.pk, indicator.pk), ())) for action, indicator in pairs]
    read_now = readings(
        Asked(laid, indicator.kind, last.row.seen_by if last else None)
        for laid, (_, indicator), last in zip(judged, pairs, held, strict=True)
        if isinstance(laid, Laid)
    )
    return [
        Impact(
            action,
            indicator,
            homes.get(indicator.pk),
            began.get(action.pk, NOBODY_SAID),
            told.get((action.pk, indicator.pk), ()),
            found if isinstance(found, Refused) else next(read_now),
        )
        for (action, indicator), found in zip(pairs, judged, strict=True)
    ]


def _judged(
    indicator: Indicator,
    series: SeriesSeen | None,
    figures: dict[int, list[FigureSeen]],
    breaks: Sequence[BreakSeen],
    began: Beginning,
    on: date,
) -> Laid | Refused:
    seen = figures.get(series.id, []) if series else []
    area = series.area_code if series else ""
    changes = [Changed(each.at, each.reason) for each in breaks if each.is_break and each.area_code in ("", area)]
    return judge(seen, changes, began, indicator.frequency, on)


def _told(
    partnership: Partnership, actions: Collection[int], indicators: Collection[int], began: dict[int, Beginning]
) -> dict[tuple[int, int], tuple[Foretold, ...]]:
    """Every prediction of these, the last written first. One query."""
    rows = Prediction.objects.of(partnership).filter(action__in=actions, indicator__in=indicators)
    found: dict[tuple[int, int], tuple[Foretold, ...]] = {}
    for row in rows.select_related("by").order_by("-written_on", "-id"):
        day = began.get(row.action_id, NOBODY_SAID).day
        is_late = row.is_late or (day is not None and row.written_on > day)
        told = Foretold(row, is_late, Foreseen(row.direction, row.size, row.size_in))
        found[row.action_id, row.indicator_id] = (*found.get((row.action_id, row.indicator_id), ()), told)
    return found


def _compared(impact: Impact, laid: Laid, known_on: date | None) -> Compared:
    """Beside the same measure in other areas. Three queries."""
    indicator, home = impact.indicator, impact.series
    assert home is not None
    series = [
        each
        for each in series_of([indicator.pk])[indicator.pk]
        if each.breakdown == home.breakdown and each.id != home.id
    ]
    figures = figures_of([each.id for each in series], known_on=known_on)
    others = [OtherArea(each.area_code, each.area or each.area_code, figures.get(each.id, [])) for each in series]
    own = set(impact.action.partnership.areas.values_list("code", flat=True))
    return compare(laid, indicator.kind, home.area_code, others, own)
