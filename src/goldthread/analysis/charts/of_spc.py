"""Specifications of control charts and run charts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goldthread.analysis.charts.specification import Chart, Line, Look, Mark, Point, Role, TableTwin, present, written
from goldthread.analysis.checking import Flags, Floats, same_length
from goldthread.analysis.spc.control import ControlChart
from goldthread.analysis.spc.runs import RunChart
from goldthread.analysis.spc.segments import Rebase
from goldthread.analysis.spc.signals import Standing
from goldthread.analysis.spc.words import cause_words, summary
from goldthread.analysis.spc.xmr import XmrChart

LOOKS = {
    Standing.COMMON: Look.PLAIN,
    Standing.IMPROVEMENT: Look.BETTER,
    Standing.CONCERN: Look.WORSE,
    Standing.NEUTRAL_HIGH: Look.CHANGED,
    Standing.NEUTRAL_LOW: Look.CHANGED,
}


def xmr_specification(
    chart: XmrChart,
    labels: Sequence[str],
    *,
    title: str,
    unit: str = "",
    source: str = "",
    marks: Sequence[Mark] = (),
) -> Chart:
    """An XmR chart: values, mean, limits, target, rebases; the description is the chart's own summary."""
    same_length(labels, chart.value, "labels")
    said = summary(chart)
    points = tuple(
        Point(place, float(value), LOOKS[chart.standing[place]], f"{labels[place]}: {written(value)}, {why}")
        for place, value in enumerate(chart.value)
        if not np.isnan(value)
        for why in [cause_words(chart, place)]
    )
    rebases = [segment.stretch.rebase for segment in chart.segments if segment.stretch.rebase]
    starts = frozenset(segment.stretch.start for segment in chart.segments[1:])
    lines = [
        Line("Value", Role.VALUE, present(chart.value)),
        Line("Mean", Role.CENTRE, present(chart.mean)),
        Line("Limits", Role.LIMIT, present(chart.lower)),
        Line("Limits", Role.LIMIT, present(chart.upper)),
    ]
    if chart.target is not None:
        lines.append(Line("Target", Role.TARGET, (chart.target,) * len(labels)))
    return Chart(
        title=title,
        description=" ".join(said),
        unit=unit,
        labels=tuple(labels),
        lines=tuple(lines),
        points=points,
        marks=(*marks, *_marks(rebases)),
        table=_table(labels, chart.value, chart.mean, chart.lower, chart.upper, _says(chart)),
        notes=(f"Rules: {chart.rules.title} ({chart.rules.key}).",),
        source=source,
        cuts=starts,
    )


def _says(chart: XmrChart) -> list[str]:
    return ["missing" if np.isnan(value) else cause_words(chart, place) for place, value in enumerate(chart.value)]


def _table(
    labels: Sequence[str],
    value: Floats,
    centre: Floats,
    lower: Floats,
    upper: Floats,
    says: Sequence[str],
) -> TableTwin:
    columns = zip(labels, value, centre, lower, upper, says, strict=True)
    rows = tuple((label, *(written(float(one), 2) for one in figures), said) for label, *figures, said in columns)
    return TableTwin(("Period", "Value", "Mean", "Lower limit", "Upper limit", "What it shows"), rows)


KINDS = {
    "p": "Share", "p'": "Share", "u": "Rate", "u'": "Rate", "np": "Number", "c": "Count",
    "g": "Cases between events", "t": "Time between events", "i": "Value",
}  # fmt: skip


def control_specification(
    chart: ControlChart,
    labels: Sequence[str],
    *,
    title: str,
    unit: str = "",
    source: str = "",
    marks: Sequence[Mark] = (),
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """A chart of counts, rates or gaps: limits of their own for each period, anew from each rebase."""
    same_length(labels, chart.value, "labels")
    outside = int(chart.outside.sum())
    said = [f"{outside} of {len(labels)} points lie outside the limits." if outside else "No point lies outside."]
    said += [f"From {labels[each.at]} the limits start anew: {each.reason}." for each in rebases]
    if chart.runs.signal:
        said.append("The points cross the centre less often than chance would have them: the level has moved.")
    if chart.trial:
        said.append(f"These are trial limits, from {chart.based_on} points.")
    says = ["outside the limits" if out else "within the limits" for out in chart.outside]
    says = ["missing" if np.isnan(value) else said for value, said in zip(chart.value, says, strict=True)]
    return Chart(
        title=title,
        description=" ".join(said),
        unit=unit,
        labels=tuple(labels),
        lines=(
            Line(KINDS.get(chart.kind, "Value"), Role.VALUE, present(chart.value)),
            Line("Centre", Role.CENTRE, present(chart.centre)),
            Line("Limits", Role.LIMIT, present(chart.lower)),
            Line("Limits", Role.LIMIT, present(chart.upper)),
        ),
        points=_points(chart.value, labels, chart.outside, says),
        marks=(*marks, *_marks(rebases)),
        table=_table(labels, chart.value, chart.centre, chart.lower, chart.upper, says),
        notes=(f"{chart.kind} chart, limits at three standard errors.",),
        source=source,
        from_nought=True,
        cuts=frozenset(each.at for each in rebases),
    )


def _marks(rebases: Sequence[Rebase]) -> list[Mark]:
    """A mark before the first point of each new stretch."""
    return [Mark(each.at - 0.5, each.reason, each.is_break) for each in rebases if each.at]


def run_specification(
    chart: RunChart,
    labels: Sequence[str],
    *,
    title: str,
    unit: str = "",
    source: str = "",
    marks: Sequence[Mark] = (),
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """A run chart: values and their median, anew from each rebase."""
    same_length(labels, chart.value, "labels")
    says = [
        "missing" if np.isnan(value) else " and ".join(_patterns(bool(shift), bool(trend), chart)) or "no pattern"
        for value, shift, trend in zip(chart.value, chart.shift, chart.trend, strict=True)
    ]
    rows = tuple(
        (label, written(float(value), 2), written(float(median), 2), said)
        for label, value, median, said in zip(labels, chart.value, chart.medians, says, strict=True)
    )
    told = ["There is a pattern that chance seldom makes." if chart.signal else "Nothing but chance shows."]
    told += [f"From {labels[each.at]} the median starts anew: {each.reason}." for each in rebases]
    return Chart(
        title=title,
        description=" ".join(told),
        unit=unit,
        labels=tuple(labels),
        lines=(Line("Value", Role.VALUE, present(chart.value)), Line("Median", Role.CENTRE, present(chart.medians))),
        points=_points(chart.value, labels, chart.shift | chart.trend, says),
        marks=(*marks, *_marks(rebases)),
        table=TableTwin(("Period", "Value", "Median", "What it shows"), rows),
        notes=(f"Rules: {chart.rules.title} ({chart.rules.key}).",),
        source=source,
        cuts=frozenset(each.at for each in rebases),
    )


def _patterns(shift: bool, trend: bool, chart: RunChart) -> list[str]:
    found = [f"one of {chart.rules.shift} or more on one side of the median"] if shift else []
    return found + ([f"part of a trend of {chart.rules.trend} or more"] if trend else [])


def _points(value: Floats, labels: Sequence[str], marked: Flags, says: Sequence[str]) -> tuple[Point, ...]:
    return tuple(
        Point(
            place,
            float(one),
            Look.CHANGED if marked[place] else Look.PLAIN,
            f"{labels[place]}: {written(one)}, {says[place]}",
        )
        for place, one in enumerate(value)
        if not np.isnan(one)
    )
