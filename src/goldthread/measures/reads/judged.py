"""What a series says: usual variation or not, and whether it will reach its target; or why nothing may be said."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.analysis.spc.segments import Rebase
from goldthread.analysis.spc.signals import Improvement, Standing
from goldthread.analysis.spc.words import summary
from goldthread.analysis.spc.xmr import Assurance, XmrChart, xmr_chart
from goldthread.measures.models import Polarity
from goldthread.measures.reads.figures import FigureSeen
from goldthread.measures.rules.periods import are_apart

FEWEST = 6  # limits from fewer figures than this say nothing at all
UNEVEN = 1.35  # a year beside a quarter; months and leap years stay well below
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
    chart: XmrChart | None
    sentences: tuple[str, ...]
    target: float | None

    @property
    def latest(self) -> FigureSeen | None:
        """The last figure that has a value."""
        return next((each for each in reversed(self.figures) if each.drawn is not None), None)

    @property
    def variation(self) -> Standing | None:
        return self.chart.variation if self.chart else None

    @property
    def assurance(self) -> Assurance | None:
        return self.chart.assurance if self.chart else None

    @property
    def is_signalling(self) -> bool:
        """Whether the latest figure is more than the usual variation."""
        return self.variation in _SIGNALS

    @property
    def is_red(self) -> bool:
        """Moving the wrong way, or never going to reach its target as things run now."""
        return self.variation is Standing.CONCERN or self.assurance is Assurance.MISSED

    @property
    def misses(self) -> bool:
        return self.assurance is Assurance.MISSED


def judge(
    figures: Sequence[FigureSeen],
    *,
    polarity: str,
    target: float | None = None,
    breaks: Sequence[BreakSeen] = (),
) -> Judged:
    """Judge a series by the rules of Making Data Count, never across a break and never with overlapping periods."""
    seen = tuple(figures)
    reason = _why_not(seen)
    if reason:
        return Judged(seen, None, (reason,), target)
    chart = xmr_chart(
        [each.drawn for each in seen],
        better=_BETTER[Polarity(polarity)],
        target=target,
        rebases=_rebases(seen, breaks),
    )
    return Judged(seen, chart, tuple(summary(chart)), target)


def _why_not(figures: Sequence[FigureSeen]) -> str:
    drawn = [each for each in figures if each.drawn is not None]
    if len(drawn) < FEWEST:
        words = "1 figure" if len(drawn) == 1 else f"{len(drawn) or 'no'} figures"
        return f"Too few to judge: {words}, and limits need at least {FEWEST}."
    if not are_apart([(each.starts, each.ends) for each in figures]):
        return "No limits are drawn: neighbouring periods share time, so one figure is not independent of the next."
    lengths = [(each.ends - each.starts).days + 1 for each in figures]
    if max(lengths) > UNEVEN * min(lengths):
        return "No limits are drawn: the periods are not equally long."
    return ""


def _rebases(figures: Sequence[FigureSeen], breaks: Sequence[BreakSeen]) -> list[Rebase]:
    """Breaks at places of the series; those before its first figure or after its last change nothing."""
    found: dict[int, Rebase] = {}
    for each in sorted(breaks, key=lambda each: each.at):
        place = next((place for place, figure in enumerate(figures) if figure.starts >= each.at), None)
        if place and all(abs(place - other) >= 1 for other in found):
            found[place] = Rebase(place, each.reason, is_break=each.is_break)
    return list(found.values())


def is_number(value: float) -> bool:
    """Limits are NaN where none can be drawn."""
    return not math.isnan(value)
