"""Measures as plain values: what the API and the command line give."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from goldthread.measures.reads.figures import FigureSeen
from goldthread.measures.reads.judged import Judged
from goldthread.measures.reads.linked import TwoLists
from goldthread.measures.reads.measures import MeasureSeen, SeriesSeen
from goldthread.measures.reads.one import MeasurePage

_FIGURE = tuple(FigureSeen.__dataclass_fields__)


def measure_row(seen: MeasureSeen) -> dict[str, Any]:
    """One measure of the list, in the area that matters most."""
    return {
        **_about(seen.indicator, seen.series, seen.judged),
        "priorities": seen.priorities,
        "actions": seen.actions,
        "live_actions": seen.live_actions,
    }


def two_lists_plain(two: TwoLists) -> dict[str, Any]:
    """The two lists at the top of every board paper: what is red or signals, and what nothing measures."""
    return {
        "unmoved_measures": [measure_row(each) for each in two.measures],
        "improving_measures": [measure_row(each) for each in two.improving],
        "unmeasured_actions": [asdict(each) for each in two.actions],
        "unmeasured_total": two.actions_total,
    }


def measure_whole(page: MeasurePage) -> dict[str, Any]:
    """One measure in one area with its figures, and the other areas it is known for."""
    return {
        **_about(page.indicator, page.series, page.judged),
        "definition": page.indicator.definition,
        "numerator": page.indicator.numerator,
        "denominator": page.indicator.denominator,
        "method": page.indicator.method,
        "source": page.indicator.source,
        "figures": [{name: getattr(figure, name) for name in _FIGURE} for figure in page.figures],
        "series": [
            {"id": each.id, "area_code": each.area_code, "area": each.area, "breakdown": each.breakdown}
            for each in page.others
        ],
    }


def _about(indicator: Any, series: SeriesSeen | None, judged: Judged) -> dict[str, Any]:
    latest = judged.latest
    return {
        "key": indicator.key,
        "name": indicator.name,
        "unit": indicator.unit,
        "polarity": indicator.polarity,
        "area_code": series.area_code if series else "",
        "area": series.area if series else "",
        "breakdown": series.breakdown if series else "",
        "latest_period": latest.period if latest else None,
        "latest_value": latest.value if latest else None,
        "target": judged.target,
        "variation": judged.variation.value if judged.variation else None,
        "assurance": judged.assurance.value if judged.assurance else None,
        "says": list(judged.sentences),
    }
