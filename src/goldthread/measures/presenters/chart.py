"""A judged series as a chart: what the page, the file, the paper and the terminal draw and tell is this alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from goldthread.analysis.charts.of_spc import control_specification, run_specification, xmr_specification
from goldthread.analysis.charts.specification import Chart, Line, Look, Mark, Named, Point, Role, TableTwin
from goldthread.analysis.spc.control import ControlChart
from goldthread.analysis.spc.runs import RunChart
from goldthread.analysis.spc.xmr import XmrChart
from goldthread.core import wording
from goldthread.measures.models import Indicator
from goldthread.measures.presenters.together import VIEWS, named_for, view_of
from goldthread.measures.presenters.words import figure_words, number_words
from goldthread.measures.reads.judged import Judged
from goldthread.measures.reads.linked import ActionMark
from goldthread.measures.reads.one import MeasurePage


def drawn(seen: MeasurePage, shown: str = "") -> Chart:
    """The chart of a measure's page; ``shown`` may be one of ``VIEWS``. Raises InputError where there is none."""
    area = seen.series.name if seen.series else ""
    if shown in VIEWS:
        return view_of(shown, seen.indicator, area, seen.figures)
    return chart_of(seen.indicator, area, seen.judged, seen.actions)


def chart_of(indicator: Indicator, area: str, judged: Judged, actions: Sequence[ActionMark] = ()) -> Chart:
    """The chart of a measure in one area, with the beginnings and ends of its actions."""
    named = named_for(indicator, area)
    labels = [each.period for each in judged.figures]
    marks = _actions(judged, actions)
    chart = _drawn(judged, indicator, labels, marks, named)
    return replace(chart, description=f"{_told(indicator, judged)} {' '.join(judged.sentences)}")


def _drawn(judged: Judged, indicator: Indicator, labels: list[str], marks: Sequence[Mark], named: Named) -> Chart:
    if isinstance(judged.chart, XmrChart):
        return xmr_specification(judged.chart, labels, marks=marks, **named)
    if isinstance(judged.chart, RunChart):
        return run_specification(judged.chart, labels, marks=marks, **named)
    if isinstance(judged.chart, ControlChart):
        return control_specification(judged.chart, labels, marks=marks, rebases=judged.rebases, **named)
    return _without_limits(judged, indicator, labels, marks, named)


def _without_limits(
    judged: Judged, indicator: Indicator, labels: list[str], marks: Sequence[Mark], named: Named
) -> Chart:
    """The figures and the target, where nothing may be said of them."""
    values = tuple(each.drawn for each in judged.figures)
    lines = [Line("Value", Role.VALUE, values)]
    if judged.target is not None:
        lines.append(Line("Target", Role.TARGET, (judged.target,) * len(values)))
    points = tuple(
        Point(place, value, Look.PLAIN, f"{labels[place]}: {figure_words(value, indicator)}")
        for place, value in enumerate(values)
        if value is not None
    )
    rows = tuple((label, number_words(value, indicator)) for label, value in zip(labels, values, strict=True))
    return Chart(
        description="",
        labels=tuple(labels),
        lines=tuple(lines),
        points=points,
        marks=tuple(marks),
        table=TableTwin(("Period", "Value"), rows),
        cuts=frozenset(each.at for each in judged.rebases if each.is_break),
        **named,
    )


def _told(indicator: Indicator, judged: Judged) -> str:
    if not judged.figures:
        return "No figures."
    latest = judged.latest
    last = f" The latest is {figure_words(latest.value, indicator)}, for {latest.period}." if latest else ""
    return f"{len(judged.figures)} figures, from {judged.figures[0].period} on.{last}"


def _actions(judged: Judged, actions: Sequence[ActionMark]) -> list[Mark]:
    """Days that fall on the chart, in order, each with a letter."""
    days = [(each.began_on, f"{each.name} began") for each in actions if each.began_on]
    days += [(each.ended_on, f"{each.name} ended") for each in actions if each.ended_on]
    placed = [(place, day, words) for day, words in sorted(days) if (place := _place(judged, day)) is not None]
    return [
        Mark(place, chr(ord("A") + number % 26), words=f"{words}, {wording.day(day)}")
        for number, (place, day, words) in enumerate(placed)
    ]


def _place(judged: Judged, day: date) -> float | None:
    """Where a day stands among the periods; None before the first and after the last."""
    for place, each in enumerate(judged.figures):
        if each.starts <= day <= each.ends:
            return place + (day - each.starts).days / ((each.ends - each.starts).days + 1) - 0.5
    return None
