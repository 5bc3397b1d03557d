"""How the measures of many actions stood on a day, from the figures, targets, breaks and links as then known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.analysis.spc.signals import Standing
from goldthread.core.outside import reading
from goldthread.measures.models import Indicator, MeasureLink, Polarity
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.judged import judge
from goldthread.measures.reads.measures import breaks_of, home_series, how_judged, targets_on
from goldthread.partnership.models import Partnership


@dataclass(frozen=True, slots=True)
class MeasureStanding:
    """One measure on a day. ``off_target``: how many of its latest figures in a row missed what they should reach."""

    name: str
    is_of_concern: bool
    off_target: int
    off_target_since: date | None
    latest: str


def standings_by_action(partnership: Partnership, on: date) -> dict[int, list[MeasureStanding]]:
    """The measures linked to each action itself. One query where there are none, six in all."""
    held = Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on)
    links = MeasureLink.objects.filter(*held, partnership=partnership, action__isnull=False)
    rows = list(links.select_related("indicator").order_by("id"))
    if not rows:
        return {}
    measures: dict[int, Indicator] = {link.indicator_id: link.indicator for link in rows}
    homes = home_series(partnership, measures)
    with reading(outside=False):  # what it comes to is kept for every reader, and no figure with it
        figures = figures_of([series.id for series in homes.values()], known_on=on)
    targets, breaks = targets_on(list(measures), on, known_on=on), breaks_of(list(measures), known_on=on)
    found = {}
    for key, measure in measures.items():
        if key in homes and (seen := figures[homes[key].id]):
            cut = [each for each in breaks[key] if each.area_code in ("", homes[key].area_code)]
            judged = judge(seen, **how_judged(measure), target=targets.get(key), breaks=cut)
            missed = _missed(seen, measure.polarity, targets.get(key))
            found[key] = MeasureStanding(
                measure.name,
                judged.variation is Standing.CONCERN,
                len(missed),
                missed[0].starts if missed else None,
                judged.latest.period if judged.latest else "",
            )
    by_action: defaultdict[int, list[MeasureStanding]] = defaultdict(list)
    for link in rows:
        if link.action_id is not None and link.indicator_id in found:
            by_action[link.action_id].append(found[link.indicator_id])
    return by_action


def _missed(figures: list[FigureSeen], polarity: str, target: float | None) -> list[FigureSeen]:
    """The latest figures in a row on the wrong side of the target, the first of them first."""
    missed: list[FigureSeen] = []
    for each in reversed(figures):
        if each.drawn is None:
            continue
        if target is None or polarity == Polarity.NEITHER or not _is_short(each.drawn, target, polarity):
            break
        missed.insert(0, each)
    return missed


def _is_short(value: float, target: float, polarity: str) -> bool:
    return value < target if polarity == Polarity.HIGHER else value > target


def measured_actions(partnership: Partnership) -> set[int]:
    """Every action that has or had a measure of its own. One query."""
    return set(
        MeasureLink.objects.filter(partnership=partnership, action__isnull=False).values_list("action_id", flat=True)
    )
