"""An impact as plain values: what the API and the command line give."""

from __future__ import annotations

from typing import Any

from goldthread.measures.impact.chart import chart_of
from goldthread.measures.impact.models import Prediction
from goldthread.measures.impact.reads import Impact, ImpactPage
from goldthread.measures.impact.shown import (
    OTHER_THINGS,
    effect_words,
    foreseen_words,
    left_out,
    smallest_words,
    verdict_mark,
    verdict_words,
)


def impact_row(impact: Impact) -> dict[str, Any]:
    """One line of the list: what was foreseen and what came."""
    refused, effect, told = impact.refused, impact.reading.effect if impact.reading else None, impact.holding
    return {
        "action": impact.action.pk,
        "action_ref": impact.action.ref,
        "action_text": impact.action.text,
        "measure": impact.indicator.key,
        "measure_name": impact.indicator.name,
        "began_on": impact.began.day,
        "predicted": foreseen_words(told, impact.indicator),
        "seen_by": told.row.seen_by if told else None,
        "written_on": told.row.written_on if told else None,
        "written_late": told.is_late if told else None,
        "verdict": verdict_mark(impact)[0],
        "says": [words for words in (effect_words(impact), verdict_words(impact)) if words],
        "refused": refused.why.value if refused else None,
        "first_readable": refused.first_readable if refused else None,
        "effect": effect.value if effect else None,
        "effect_low": effect.low if effect else None,
        "effect_high": effect.high if effect else None,
        "effect_is_ratio": effect.is_ratio if effect else None,
    }


def impact_whole(page: ImpactPage) -> dict[str, Any]:
    """One impact with what else was tried, every prediction and the table of its chart."""
    impact, chart = page.impact, chart_of(page.impact)
    return {
        **impact_row(impact),
        "smallest_effect": smallest_words(page),
        "method": list(impact.reading.chosen.words) if impact.reading else [],
        "left_out": left_out(impact),
        "checks": _checks(page),
        "compared": page.compared.words if page.compared else None,
        "caution": OTHER_THINGS,
        "predictions": [prediction_row(each.row, is_late=each.is_late) for each in impact.told],
        "headings": list(chart.table.headings) if chart else [],
        "rows": [list(row) for row in chart.table.rows] if chart else [],
    }


def _checks(page: ImpactPage) -> list[dict[str, Any]]:
    if page.checks is None:
        return []
    tried = [
        {"what": each.what, "effect": each.effect.value, "low": each.effect.low, "high": each.effect.high}
        for each in page.checks.otherwise
    ]
    none = {"effect": None, "low": None, "high": None}
    return [*tried, {"what": page.checks.placebos.words, **none}, {"what": page.checks.neighbours, **none}]


def prediction_row(row: Prediction, *, is_late: bool) -> dict[str, Any]:
    """One prediction as it was written; ``is_late`` as far as is known now."""
    return {
        "direction": row.direction,
        "size": row.size,
        "size_in": row.size_in,
        "seen_by": row.seen_by,
        "mechanism": row.mechanism,
        "written_on": row.written_on,
        "source": row.source,
        "written_late": is_late,
        "by": str(row.by),
    }
