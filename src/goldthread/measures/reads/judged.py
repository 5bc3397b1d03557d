"""What a series says: usual variation or not, and whether it will reach its target; or why nothing may be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from goldthread.analysis.spc.control import ControlChart
from goldthread.analysis.spc.runs import RunChart, run_chart
from goldthread.analysis.spc.segments import Rebase, stretches
from goldthread.analysis.spc.signals import Cause, Improvement, Standing, standing
from goldthread.analysis.spc.words import VARIATION_WORDS, summary
from goldthread.analysis.spc.xmr import Assurance, XmrChart, xmr_chart
from goldthread.kernel.errors import InputError
from goldthread.measures.models import Polarity
from goldthread.measures.reads.figures import FigureSeen
from goldthread.measures.rules import methods
from goldthread.measures.rules.methods import Counts, control_chart_of
from goldthread.measures.rules.periods import why_not_one_series

FEWEST = 6  # limits from fewer figures than this say nothing at all
_BETTER = {
    Polarity.HIGHER: Improvement.INCREASE,
    Polarity.LOWER: Improvement.DECREASE,
    Polarity.NEITHER: Improvement.NEUTRAL,
}
_SIGNALS = {Standing.IMPROVEMENT, Standing.CONCERN, Standing.NEUTRAL_HIGH, Standing.NEUTRAL_LOW}


@dataclass(frozen=True)
class BreakSeen:
    """Where limits start anew, and why."""

    at: date
    reason: str
    is_break: bool
    area_code: str = ""


@dataclass(frozen=True)
class Judged:
    """The figures of one series with what may be said of them. ``chart`` is None where no limits may be drawn."""

    figures: tuple[FigureSeen, ...]
    chart: XmrChart | ControlChart | RunChart | None
    sentences: tuple[str, ...]
    target: float | None
    variation: Standing | None = None
    assurance: Assurance | None = None
    rebases: tuple[Rebase, ...] = ()

    @property
    def latest(self) -> FigureSeen | None:
        """The last figure that has a value."""
        return next((each for each in reversed(self.figures) if each.drawn is not None), None)

    @property
    def is_signalling(self) -> bool:
        """Whether the latest figure is more than the usual variation."""
        return self.variation in _SIGNALS

    @property
    def is_red(self) -> bool:
        """Moving the wrong way, or never going to reach its target as things run now."""
        return self.variation is Standing.CONCERN or self.assurance is Assurance.MISSED

    @property
    def is_improving(self) -> bool:
        """Better than the usual variation, and on its way to any target."""
        return self.variation is Standing.IMPROVEMENT and not self.is_red

    @property
    def misses(self) -> bool:
        return self.assurance is Assurance.MISSED


def judge(
    figures: Sequence[FigureSeen],
    *,
    polarity: str,
    target: float | None = None,
    breaks: Sequence[BreakSeen] = (),
    method: str = methods.XMR,
    kind: str = "",
    unit: str = "",
) -> Judged:
    """Judge a series by the chart that its measure is judged by, never across a break and never with overlapping
    periods. Figures that do not suit the chart are said not to, with the reason."""
    seen = tuple(figures)
    unjudged = Judged(seen, None, (), target, rebases=tuple(_rebases(seen, breaks)))
    reason = _why_not(seen)
    if reason:
        return replace(unjudged, sentences=(reason,))
    counts = counts_of(seen, methods.per_of(unit, kind))
    better = _BETTER[Polarity(polarity)]
    try:
        if method == methods.XMR:
            return _by_xmr(unjudged, counts, better, methods.advice(method, kind, counts))
        if method == methods.RUN:
            return _by_run_chart(unjudged, counts, better)
        return _by_counts(unjudged, counts, better, method)
    except InputError as refused:
        return replace(unjudged, sentences=(f"No limits on a {method} chart: {refused.message}",))


def counts_of(figures: Sequence[FigureSeen], per: float = 1.0) -> Counts:
    """The figures as methods take them; one that may not be drawn is missing in every column."""
    return Counts(
        values=[each.drawn for each in figures],
        numerators=[each.numerator if each.drawn is not None else None for each in figures],
        denominators=[each.denominator if each.drawn is not None else None for each in figures],
        per=per,
    )


def _by_xmr(unjudged: Judged, counts: Counts, better: Improvement, advice: str) -> Judged:
    chart = xmr_chart(counts.values, better=better, target=unjudged.target, rebases=unjudged.rebases)
    said = (*summary(chart), *([advice] if advice else []))
    return replace(unjudged, chart=chart, sentences=said, variation=chart.variation, assurance=chart.assurance)


def _by_run_chart(unjudged: Judged, counts: Counts, better: Improvement) -> Judged:
    """A run chart of the figures since the limits last started anew: a median has no meaning across a break."""
    first = unjudged.rebases[-1].at if unjudged.rebases else 0
    kept = replace(unjudged, figures=unjudged.figures[first:], rebases=())
    chart = run_chart(counts.values[first:])
    variation = _last_standing(chart.shift | chart.trend, chart.value, chart.median, better)
    said = _said(variation)
    if chart.trial:
        said.append("The median rests on few points and will move with each new figure.")
    if first:
        said.append(f"The figures before {kept.figures[0].period} are left out: {unjudged.rebases[-1].reason}")
    return replace(kept, chart=chart, sentences=tuple(said), variation=variation)


def _by_counts(unjudged: Judged, counts: Counts, better: Improvement, method: str) -> Judged:
    parts = stretches(len(unjudged.figures), unjudged.rebases)
    chart = control_chart_of(method, counts, parts)
    lately = _last_run(chart, parts[-1].start)
    has_moved = lately > chart.runs.longest_allowed
    variation = _last_standing(chart.outside | has_moved, chart.value, chart.centre[-1], better)
    said = _said(variation)
    if has_moved:
        said.append(f"The last {lately} figures lie on one side of the centre: the level has moved.")
    elif chart.runs.signal:
        said.append("The points cross the centre less often than chance would have them: the level moved in between.")
    if chart.trial:
        said.append(f"These are trial limits, from {chart.based_on} points: they will move with each new figure.")
    return replace(unjudged, chart=chart, sentences=tuple(said), variation=variation)


def _last_run(chart: ControlChart, start: int) -> int:
    """How many figures at the end lie on one side of the centre; those on it and the missing ones do not count."""
    side = np.sign(chart.value - chart.centre)[start:]
    off = side[~np.isnan(side) & (side != 0)]
    return len(off) if (off == off[-1:]).all() else int(np.argmax(off[::-1] != off[-1]))


def _said(variation: Standing) -> list[str]:
    return [VARIATION_WORDS[variation]]


def _last_standing(
    marked: np.ndarray[tuple[int], np.dtype[np.bool_]],
    value: np.ndarray[tuple[int], np.dtype[np.float64]],
    centre: float,
    better: Improvement,
) -> Standing:
    """What the last figure that is there says."""
    present = np.flatnonzero(~np.isnan(value))
    if not len(present) or not marked[present[-1]]:
        return Standing.COMMON
    above = value[present[-1]] > centre
    return standing(Cause.ABOVE_LIMIT if above else Cause.BELOW_LIMIT, better)


def _why_not(figures: Sequence[FigureSeen]) -> str:
    drawn = [each for each in figures if each.drawn is not None]
    if len(drawn) < FEWEST:
        words = "1 figure" if len(drawn) == 1 else f"{len(drawn) or 'no'} figures"
        return f"Too few to judge: {words}, and limits need at least {FEWEST}."
    reason = why_not_one_series([(each.starts, each.ends) for each in figures])
    return f"No limits are drawn: {reason}" if reason else ""


def _rebases(figures: Sequence[FigureSeen], breaks: Sequence[BreakSeen]) -> list[Rebase]:
    """Breaks at places of the series; those before its first figure or after its last change nothing."""
    found: dict[int, Rebase] = {}
    for each in sorted(breaks, key=lambda each: each.at):
        place = next((place for place, figure in enumerate(figures) if figure.starts >= each.at), None)
        if place and all(abs(place - other) >= 1 for other in found):
            found[place] = Rebase(place, each.reason, is_break=each.is_break)
    return list(found.values())
