"""The chart of an impact, for the screen, the file, the paper and the table beside it."""

from __future__ import annotations

from goldthread.analysis.charts.of_impact import interrupted_specification
from goldthread.analysis.charts.specification import Chart
from goldthread.core import wording
from goldthread.measures.impact.reads import Impact
from goldthread.measures.impact.shown import OTHER_THINGS, effect_words, verdict_words


def chart_of(impact: Impact) -> Chart | None:
    """What was counted, what was expected had the action not begun, and the prediction. None without a reading."""
    reading = impact.reading
    if reading is None:
        return None
    told = impact.holding
    predicted = reading.predicted_line(told.foreseen) if told and not told.is_late else None
    name = impact.action.ref or "The action"
    sources = sorted({each.source for each in reading.laid.used if each.source})
    return interrupted_specification(
        reading.fit,
        reading.laid.labels,
        at=reading.laid.places,
        title=f"{impact.indicator.name}, before and after {name} began",
        unit=impact.indicator.unit,
        source="; ".join(sources[:2]),
        step_label=f"{name} began, {wording.day(impact.began.day)}",
        description=f"{effect_words(impact)} {verdict_words(impact)} {OTHER_THINGS}",
        predicted=predicted,
    )
