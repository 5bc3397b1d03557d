"""The specification of an interrupted series: what was counted beside what was expected had the step not come."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goldthread.analysis.charts.specification import Chart, Line, Look, Mark, Point, Role, TableTwin, Value, written
from goldthread.analysis.checking import Floats, refuse, same_length
from goldthread.analysis.impact.interrupted import Interrupted

_HEADINGS = ("Period", "Counted", "Fitted", "Expected without the step", "Lower", "Upper")


def interrupted_specification(
    fit: Interrupted,
    labels: Sequence[str],
    *,
    title: str,
    unit: str = "",
    source: str = "",
    step_label: str = "",
    description: str = "",
    at: Sequence[int] | None = None,
    predicted: Floats | None = None,
    marks: Sequence[Mark] = (),
) -> Chart:
    """What was counted, what the model follows, and what it expects had the step not come, with its interval.

    ``at``: where along the labels each figure stands, when some periods have none; ``predicted``: what was foreseen
    for each figure after the step, NaN before it.
    """
    places = list(range(len(fit.values))) if at is None else list(at)
    same_length(places, fit.values, "at")
    if at is None:
        same_length(labels, fit.values, "labels")
    elif places != sorted(set(places)) or (places and not 0 <= places[0] <= places[-1] < len(labels)):
        refuse("at", "the places of the figures follow one another along the labels.")
    first = places[int(np.flatnonzero(fit.after == 1)[0])]
    columns = (fit.values, fit.fitted, fit.counterfactual, fit.counterfactual_low, fit.counterfactual_high)
    spread = [_spread(column, places, len(labels)) for column in columns]
    lines = [
        Line("Fitted", Role.CENTRE, spread[1]),
        Line("Expected without the step", Role.EXPECTED, _after(spread[2], first)),
        Line("Its 95% interval", Role.INNER_LIMIT, _after(spread[3], first)),
        Line("Its 95% interval", Role.INNER_LIMIT, _after(spread[4], first)),
    ]
    if predicted is not None:
        lines.append(Line("Predicted", Role.TARGET, _spread(predicted, places, len(labels))))
    rows = zip(labels, *spread, strict=True)
    return Chart(
        title=title,
        description=description or _description(fit),
        unit=unit,
        labels=tuple(labels),
        lines=tuple(lines),
        points=tuple(
            Point(place, float(value), Look.PLAIN, f"{labels[place]}: {written(float(value))}")
            for place, value in zip(places, fit.values, strict=True)
        ),
        marks=(*marks, Mark(first - 0.5, step_label or "Step")),
        table=TableTwin(_HEADINGS, tuple((label, *(written(one, 2) for one in row)) for label, *row in rows)),
        source=source,
        cuts=frozenset({first}),
    )


def _description(fit: Interrupted) -> str:
    effect = fit.effect
    kind = "ratio" if effect.is_ratio else "difference"
    return (
        f"Change of level, as a {kind}: {written(effect.value, 3)}, from {written(effect.low, 3)} to "
        f"{written(effect.high, 3)}. Other things may have changed at the same time."
    )


def _spread(values: Floats, places: Sequence[int], length: int) -> tuple[Value, ...]:
    found: list[Value] = [None] * length
    for place, value in zip(places, values.tolist(), strict=True):
        found[place] = None if np.isnan(value) else value
    return tuple(found)


def _after(values: tuple[Value, ...], first: int) -> tuple[Value, ...]:
    return (None,) * first + values[first:]
