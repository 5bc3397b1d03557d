"""A measure looked at otherwise than by limits: each rate with its interval, several years together, and all areas
on one funnel. Small places are read by these: one year of a small place says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.analysis.charts.of_comparisons import funnel_specification, rates_specification
from goldthread.analysis.charts.specification import Chart, Look, Named
from goldthread.analysis.rates.averages import pooled_rates
from goldthread.analysis.rates.single import Rates, crude_rates, proportions
from goldthread.kernel.errors import InputError
from goldthread.measures.models import Frequency, Indicator, MeasureKind
from goldthread.measures.reads.areas import AreasSeen
from goldthread.measures.reads.figures import FigureSeen
from goldthread.measures.reads.judged import counts_of
from goldthread.measures.rules.methods import per_of

VIEWS = {
    "interval": "Each figure with its interval",
    "3-years": "Three years together",
    "5-years": "Five years together",
}
MANY_OUTSIDE = 1 / 3
DIFFERS = 0.02  # a published rate further than this from its own counts was adjusted
_WINDOWS = {"3-years": 3, "5-years": 5}


def view_of(shown: str, indicator: Indicator, area: str, figures: Sequence[FigureSeen]) -> Chart:
    """One of ``VIEWS``. Raises InputError where the figures do not allow it."""
    named = named_for(indicator, area)
    if shown == "interval":
        labels = [each.period for each in figures]
        return rates_specification(rates_of(indicator, figures), labels, **named)
    return _pooled(indicator, figures, _WINDOWS[shown], named)


def named_for(indicator: Indicator, area: str) -> Named:
    """The title, unit and source of every chart of a measure in one area."""
    title = f"{indicator.name}: {area or 'the partnership'}"
    return {"title": title, "unit": indicator.unit, "source": indicator.source}


def rates_of(indicator: Indicator, figures: Sequence[FigureSeen]) -> Rates:
    """Shares with Wilson's limits, rates with Byar's (exact below ten). Raises InputError without counts."""
    counts = counts_of(figures, per_of(indicator.unit, indicator.kind))
    _owe_counts(figures)
    rate = proportions if indicator.kind == MeasureKind.PERCENTAGE else crude_rates
    return rate(counts.numerators, counts.denominators, per=counts.per)


def _pooled(indicator: Indicator, figures: Sequence[FigureSeen], window: int, named: Named) -> Chart:
    if indicator.frequency != Frequency.YEAR:
        raise InputError("Years are put together where there is one figure a year.")
    _owe_counts(figures)
    counts = counts_of(figures, per_of(indicator.unit, indicator.kind))
    pooled = pooled_rates(counts.numerators, counts.denominators, window=window, per=counts.per)
    labels = [f"{first.period} to {last.period}" for first, last in zip(figures, figures[window - 1 :], strict=False)]
    rates = Rates(pooled.value, pooled.interval, ("",) * len(labels), pooled.per)
    return rates_specification(rates, labels, **named)


def funnel_of(indicator: Indicator, seen: AreasSeen) -> Chart:
    """The areas of one period by their size, with what a reader has to know. Raises InputError without counts."""
    chart = funnel_specification(
        [each.numerator for each in seen.areas],
        [each.denominator for each in seen.areas],
        [each.name for each in seen.areas],
        title=f"{indicator.name}, {seen.period}",
        unit=indicator.unit,
        source=indicator.source,
        per=per_of(indicator.unit, indicator.kind),
    )
    return replace(chart, notes=(*chart.notes, *_cautions(chart, seen, per_of(indicator.unit, indicator.kind))))


def _cautions(chart: Chart, seen: AreasSeen, per: float) -> list[str]:
    """What the funnel does not say by itself."""
    said = []
    if sum(point.look is not Look.PLAIN for point in chart.points) > MANY_OUTSIDE * len(chart.points):
        said.append(
            "So many areas lie outside that they differ by more than chance and size: in age, deprivation or how "
            "they count. The funnel can then single none of them out."
        )
    crude = [
        each for each in seen.areas
        if each.value is not None and each.numerator is not None and each.denominator
        and abs(each.numerator / each.denominator * per - each.value) > DIFFERS * abs(each.value)
    ]  # fmt: skip
    if 2 * len(crude) > len(seen.areas):
        said.append("Drawn from the counts as they are: the published figure is adjusted, for age for instance.")
    return said


def _owe_counts(figures: Sequence[FigureSeen]) -> None:
    if not any(each.numerator is not None and each.denominator for each in figures):
        raise InputError("This needs the numerator and the denominator of each figure, and none are loaded.")
