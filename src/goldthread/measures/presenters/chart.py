"""A judged series as a drawing wants it: points, limits, marks and words. Every renderer draws from this alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.analysis.spc.signals import Standing
from goldthread.analysis.spc.words import cause_words
from goldthread.core import wording
from goldthread.measures.models import Indicator
from goldthread.measures.presenters.words import figure_words
from goldthread.measures.reads.judged import Judged, is_number
from goldthread.measures.reads.linked import ActionMark

_TONES = {
    Standing.COMMON: "usual",
    Standing.IMPROVEMENT: "better",
    Standing.CONCERN: "worse",
    Standing.NEUTRAL_HIGH: "changed",
    Standing.NEUTRAL_LOW: "changed",
}


@dataclass(frozen=True)
class Point:
    """One figure. ``place`` counts periods; ``tone`` is usual, better, worse or changed."""

    place: int
    value: float
    label: str
    tone: str
    words: str
    stretch: int


@dataclass(frozen=True)
class LimitLine:
    """The mean and limits of one stretch, from a place to a place."""

    first: int
    last: int
    mean: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Mark:
    """Something that happened, at a place between periods: a letter on the chart, and its words below."""

    place: float
    letter: str
    words: str
    is_break: bool = False


@dataclass(frozen=True)
class ChartSpec:
    """A whole chart. ``places`` is how many periods it spans, those without a figure too."""

    title: str
    description: str
    unit: str
    labels: tuple[str, ...]
    points: tuple[Point, ...]
    limits: tuple[LimitLine, ...]
    marks: tuple[Mark, ...]
    target: float | None
    precision: int

    @property
    def places(self) -> int:
        return len(self.labels)


def chart_of(indicator: Indicator, area: str, judged: Judged, actions: Sequence[ActionMark] = ()) -> ChartSpec:
    """The chart of a measure in one area, with the beginnings and ends of its actions."""
    latest = judged.latest
    last = f" The latest is {figure_words(latest.value, indicator)}, for {latest.period}." if latest else ""
    first = f"{len(judged.figures)} figures, from {judged.figures[0].period} on." if judged.figures else "No figures."
    return ChartSpec(
        title=f"{indicator.name}: {area or 'the partnership'}",
        description=f"{first}{last} {' '.join(judged.sentences)}",
        unit=indicator.unit,
        labels=tuple(each.period for each in judged.figures),
        points=tuple(_points(judged, indicator)),
        limits=tuple(_limits(judged)),
        marks=(*_breaks(judged), *_actions(judged, actions)),
        target=judged.target,
        precision=indicator.precision,
    )


def _points(judged: Judged, indicator: Indicator) -> list[Point]:
    found = []
    for place, each in enumerate(judged.figures):
        if each.drawn is None:
            continue
        chart = judged.chart
        tone = _TONES[chart.standing[place]] if chart else "usual"
        why = f", {cause_words(chart, place)}" if chart and tone != "usual" else ""
        words = f"{each.period}: {figure_words(each.drawn, indicator)}{why}"
        found.append(Point(place, each.drawn, each.period, tone, words, int(chart.segment[place]) if chart else 0))
    return found


def _limits(judged: Judged) -> list[LimitLine]:
    if judged.chart is None:
        return []
    return [
        LimitLine(
            first=segment.stretch.start,
            last=segment.stretch.end - 1,
            mean=segment.mean,
            lower=segment.lower if is_number(segment.lower) else None,
            upper=segment.upper if is_number(segment.upper) else None,
        )
        for segment in judged.chart.segments
        if is_number(segment.mean)
    ]


def _breaks(judged: Judged) -> list[Mark]:
    segments = judged.chart.segments if judged.chart else ()
    rebases = [segment.stretch.rebase for segment in segments if segment.stretch.rebase]
    return [Mark(each.at - 0.5, "", each.reason, is_break=each.is_break) for each in rebases]


def _actions(judged: Judged, actions: Sequence[ActionMark]) -> list[Mark]:
    """Days that fall on the chart, in order, each with a letter."""
    days = [(each.starts, f"{each.name} began") for each in actions if each.starts]
    days += [(each.ended_on, f"{each.name} ended") for each in actions if each.ended_on]
    placed = [(place, day, words) for day, words in sorted(days) if (place := _place(judged, day)) is not None]
    return [
        Mark(place, chr(ord("A") + number % 26), f"{words}, {wording.day(day)}")
        for number, (place, day, words) in enumerate(placed)
    ]


def _place(judged: Judged, day: date) -> float | None:
    """Where a day stands among the periods; None before the first and after the last."""
    for place, each in enumerate(judged.figures):
        if each.starts <= day <= each.ends:
            return place + (day - each.starts).days / ((each.ends - each.starts).days + 1) - 0.5
    return None
