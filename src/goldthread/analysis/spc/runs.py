"""Run charts: no limits, only a median and the patterns around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from goldthread.analysis.checking import Flags, Floats, Numbers, at_least, measured, unbroken
from goldthread.analysis.spc import flags
from goldthread.analysis.spc.rule_sets import SCOTTISH_RUN_CHART, RuleSet

FEWEST_FOR_A_MEDIAN = 10


@dataclass(frozen=True)
class RunsVerdict:
    """Whether points cross the centre as often as chance would have them.

    ``longest_allowed`` and ``fewest_crossings`` depend on how many points lie off the centre (``useful``).
    Source: Anhøj and Olesen 2014, *PLoS ONE* 9(11), e113825.
    """

    useful: int
    longest: int
    longest_allowed: int
    crossings: int
    fewest_crossings: int

    @property
    def signal(self) -> bool:
        """A run too long or crossings too few."""
        return self.longest > self.longest_allowed or self.crossings < self.fewest_crossings


def runs_verdict(values: Floats, centre: Floats | float) -> RunsVerdict:
    """Runs and crossings about the centre; missing points and points on it are left out."""
    from scipy.stats import binom

    signs = np.sign(values - centre)
    signs = signs[~np.isnan(signs) & (signs != 0)].astype(np.int8)
    useful = len(signs)
    if useful < 2:
        return RunsVerdict(useful, useful, useful, 0, 0)
    return RunsVerdict(
        useful=useful,
        longest=int(flags.runs_so_far(signs).max()),
        longest_allowed=round(float(np.log2(useful))) + 3,
        crossings=int((signs[1:] != signs[:-1]).sum()),
        fewest_crossings=max(0, int(binom.ppf(0.05, useful - 1, 0.5))),
    )


@dataclass(frozen=True)
class RunChart:
    """Median, and each rule by itself: places of a shift, of a trend, of an astronomical point; and the runs."""

    value: Floats
    median: float
    shift: Flags
    trend: Flags
    runs: RunsVerdict
    runs_expected: tuple[int, int] | None
    trial: bool
    rules: RuleSet
    medians: Floats  # one a point: another after each new start

    @property
    def signal(self) -> bool:
        """Whether anything at all points to more than chance."""
        outside = self.runs_expected is not None and not (
            self.runs_expected[0] <= self.runs.crossings + 1 <= self.runs_expected[1]
        )
        return bool(self.shift.any() or self.trend.any() or outside)


def run_chart(
    values: Numbers,
    *,
    rules: RuleSet = SCOTTISH_RUN_CHART,
    baseline: int | None = None,
    breaks: Sequence[int] = (),
) -> RunChart:
    """Run chart of values in order of time, median from the first ``baseline`` points (all if left out).

    Points on the median neither make nor break a shift, equal neighbours neither make nor break a trend, and the
    number of runs is set against the 95 % range of chance (Swed and Eisenhart 1943, by its exact distribution).
    Refuses fewer than three points and a break of definition inside.
    """
    value = measured(values, "values")
    unbroken(breaks, len(value), "breaks", "a run chart")
    at_least(value, 3, "values", "a run chart")
    present = np.flatnonzero(~np.isnan(value))
    median = float(np.nanmedian(value[:baseline]))
    verdict = runs_verdict(value, median)
    return RunChart(
        value=value,
        median=median,
        shift=_shift(value, median, present, rules),
        trend=_trend(value, present, rules),
        runs=verdict,
        runs_expected=_runs_by_chance(value[present] - median) if rules.runs_test else None,
        trial=len(present) < FEWEST_FOR_A_MEDIAN,
        rules=rules,
        medians=np.full(len(value), median),
    )


def runs_joined(stretches: Sequence[RunChart]) -> RunChart:
    """Run charts of neighbouring stretches as one, each with its own median; the runs are those of the last."""
    return replace(
        stretches[-1],
        value=np.concatenate([each.value for each in stretches]),
        shift=np.concatenate([each.shift for each in stretches]),
        trend=np.concatenate([each.trend for each in stretches]),
        medians=np.concatenate([each.medians for each in stretches]),
    )


def _shift(value: Floats, median: float, present: np.ndarray[tuple[int], np.dtype[np.intp]], rules: RuleSet) -> Flags:
    marked = np.zeros(len(value), dtype=bool)
    off = present[value[present] != median]
    if rules.shift is not None:
        marked[off] = flags.one_side(np.sign(value[off] - median).astype(np.int8), rules.shift)
    return marked


def _trend(value: Floats, present: np.ndarray[tuple[int], np.dtype[np.intp]], rules: RuleSet) -> Flags:
    marked = np.zeros(len(value), dtype=bool)
    if rules.trend is None or not len(present):
        return marked
    moved = np.ones(len(present), dtype=bool)
    moved[1:] = value[present][1:] != value[present][:-1]
    kept = present[moved]
    marked[kept] = flags.trends(value[kept], rules.trend) != 0
    return marked


def _runs_by_chance(away: Floats) -> tuple[int, int] | None:
    """The fewest and the most runs that 95 % of random orders of these points would show; None under ten points."""
    high, low = int((away > 0).sum()), int((away < 0).sum())
    if high + low < FEWEST_FOR_A_MEDIAN or not high or not low:
        return None
    runs = np.arange(2, high + low + 1)
    chance = np.cumsum([_chance_of_runs(int(count), high, low) for count in runs])
    fewest = int(runs[np.searchsorted(chance, 0.025, side="right")])
    most = int(runs[np.searchsorted(chance, 0.975, side="left")])
    return fewest, most


def _chance_of_runs(runs: int, high: int, low: int) -> float:
    from math import comb

    half = runs // 2
    if runs % 2 == 0:
        ways = 2 * comb(high - 1, half - 1) * comb(low - 1, half - 1)
    else:
        ways = comb(high - 1, half) * comb(low - 1, half - 1) + comb(high - 1, half - 1) * comb(low - 1, half)
    return ways / comb(high + low, high)
