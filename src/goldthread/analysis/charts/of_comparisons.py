"""Specifications of funnels and of rates with their limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goldthread.analysis.charts.specification import Chart, Line, Look, Point, Role, TableTwin, present, written
from goldthread.analysis.checking import Numbers, measured, same_length
from goldthread.analysis.rates.funnel import Significance, proportion_funnel
from goldthread.analysis.rates.single import Rates

STEPS = 60


def funnel_specification(
    numerators: Numbers,
    sizes: Numbers,
    areas: Sequence[str],
    *,
    title: str,
    unit: str = "%",
    source: str = "",
    per: float = 100.0,
) -> Chart:
    """Areas by size about the whole, with limits at two and three standard errors. Higher is neither good nor bad."""
    size = measured(sizes, "denominators")
    same_length(areas, size, "areas")
    known = size[~np.isnan(size)]
    places = np.unique(np.linspace(max(float(known.min()) * 0.5, 1), float(known.max()) * 1.05, STEPS).round())
    drawn = proportion_funnel(numerators, sizes, at=places, per=per)
    points = tuple(
        Point(
            float(size[number]),
            float(drawn.value[number]),
            Look.PLAIN if verdict is Significance.USUAL else Look.APART,
            f"{area}: {written(drawn.value[number])}, {_verdict(verdict)}",
        )
        for number, (area, verdict) in enumerate(zip(areas, drawn.significance, strict=True))
        if not np.isnan(drawn.value[number])
    )
    away = sum(verdict is not Significance.USUAL for verdict in drawn.significance)
    rows = tuple(
        (area, written(float(one), 0), written(float(value), 2), _verdict(verdict))
        for area, one, value, verdict in zip(areas, size, drawn.value, drawn.significance, strict=True)
    )
    return Chart(
        title=title,
        description=f"{away} of {len(areas)} areas differ from the whole by more than their size explains.",
        unit=unit,
        labels=tuple(written(float(place), 0) for place in places),
        at=tuple(float(place) for place in places),
        along="Size (denominator)",
        lines=(
            Line("Whole", Role.CENTRE, (drawn.baseline,) * len(places)),
            Line("Two standard errors", Role.INNER_LIMIT, present(drawn.inner.lower)),
            Line("Two standard errors", Role.INNER_LIMIT, present(drawn.inner.upper)),
            Line("Three standard errors", Role.LIMIT, present(drawn.outer.lower)),
            Line("Three standard errors", Role.LIMIT, present(drawn.outer.upper)),
        ),
        points=points,
        table=TableTwin(("Area", "Size", "Value", "Against the whole"), rows),
        source=source,
    )


def _verdict(verdict: Significance) -> str:
    words = {
        Significance.USUAL: "as its size explains",
        Significance.HIGH_INNER: "higher, beyond two standard errors",
        Significance.HIGH_OUTER: "higher, beyond three standard errors",
        Significance.LOW_INNER: "lower, beyond two standard errors",
        Significance.LOW_OUTER: "lower, beyond three standard errors",
    }
    return words[verdict]


def rates_specification(
    rates: Rates, labels: Sequence[str], *, title: str, unit: str = "", source: str = "", joined: bool = True
) -> Chart:
    """Rates with their limits, over time (``joined``) or side by side."""
    same_length(labels, rates.value, "labels")
    ends = list(zip(rates.value, rates.interval.lower, rates.interval.upper, strict=True))
    points = tuple(
        Point(
            place,
            float(value),
            Look.PLAIN,
            f"{labels[place]}: {written(value)}, from {written(low)} to {written(high)}",
            low=float(low),
            high=float(high),
        )
        for place, (value, low, high) in enumerate(ends)
        if not np.isnan(value)
    )
    rows = tuple((label, *(written(float(one), 2) for one in row)) for label, row in zip(labels, ends, strict=True))
    return Chart(
        title=title,
        description="Each rate with the range that its small numbers leave open.",
        unit=unit,
        labels=tuple(labels),
        lines=(Line("Rate", Role.VALUE, present(rates.value)),) if joined else (),
        points=points,
        table=TableTwin(("", "Rate", "Lower limit", "Upper limit"), rows),
        source=source,
        from_nought=True,
    )
