"""The XmR chart: one value a period, limits from the steps between neighbours.

Checked against NHSRplotthedots 0.2.2 on published and official series. Where it warns of "fewer than 12 points"
from 13 downwards, this warns below 12, as its text says; ``trial_below=13`` restores the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from goldthread.analysis.checking import Flags, Floats, Integers, Numbers, at_least, measured, refuse
from goldthread.analysis.spc.limits import Limits, xmr_limits
from goldthread.analysis.spc.rule_sets import MAKING_DATA_COUNT, RuleSet
from goldthread.analysis.spc.segments import TRIAL_BELOW, Rebase, Stretch, stretches
from goldthread.analysis.spc.signals import Cause, Improvement, Signals, Standing, signals_against, standing

Kind = TypeVar("Kind", bound=np.generic)


class Assurance(StrEnum):
    """Whether the process as it runs now will meet its target."""

    MET = "consistent_pass"
    MISSED = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True)
class Segment:
    """One stretch between rebases: its limits, and what its last point shows."""

    stretch: Stretch
    mean: float
    lower: float
    upper: float
    counts: dict[Standing, int]
    variation: Standing
    trial: bool

    @property
    def points(self) -> int:
        return self.stretch.length


@dataclass(frozen=True)
class XmrChart:
    """One entry a point in every array; NaN is a missing figure, or in a limit that none can be drawn."""

    value: Floats
    segment: Integers
    mean: Floats
    lower: Floats
    upper: Floats
    side: Integers
    outside: Flags
    close: Flags
    cause: tuple[Cause, ...]
    standing: tuple[Standing, ...]
    segments: tuple[Segment, ...]
    variation: Standing
    assurance: Assurance | None
    target: float | None
    better: Improvement
    rules: RuleSet

    @property
    def trial(self) -> bool:
        """Whether the latest limits rest on too few points to hold."""
        return self.segments[-1].trial


def xmr_chart(
    values: Numbers,
    *,
    better: Improvement = Improvement.NEUTRAL,
    rebases: Sequence[Rebase] = (),
    target: float | None = None,
    screen: bool = True,
    fix_after: int | None = None,
    rules: RuleSet = MAKING_DATA_COUNT,
    trial_below: int = TRIAL_BELOW,
) -> XmrChart:
    """Chart of values in order of time. Missing values keep their place and take no part in limits or runs.

    ``fix_after``: limits of each stretch from its first so many points only. Refuses fewer than two values, and a
    rebase without a reason.
    """
    value = measured(values, "values")
    at_least(value, 2, "values", "an XmR chart")
    if fix_after is not None and fix_after < 2:
        refuse("fix_after", "limits cannot be fixed on fewer than two points.")
    pieces = stretches(len(value), rebases)
    found = [_signals(value[piece.places], rules=rules, screen=screen, fix_after=fix_after) for piece in pieces]
    standings = [[standing(Cause(cause), better) for cause in piece.cause] for piece in found]
    segments = tuple(
        _segment(piece, signals.limits, marks, value[piece.places], trial_below)
        for piece, signals, marks in zip(pieces, found, standings, strict=True)
    )
    lengths = [piece.length for piece in pieces]
    return XmrChart(
        value=value,
        segment=np.repeat(np.arange(len(pieces)), lengths),
        mean=np.repeat([segment.mean for segment in segments], lengths),
        lower=np.repeat([segment.lower for segment in segments], lengths),
        upper=np.repeat([segment.upper for segment in segments], lengths),
        side=np.concatenate([signals.side for signals in found]).astype(np.int64),
        outside=np.concatenate([signals.outside for signals in found]),
        close=np.concatenate([signals.close for signals in found]),
        cause=tuple(Cause(cause) for signals in found for cause in signals.cause),
        standing=tuple(mark for marks in standings for mark in marks),
        segments=segments,
        variation=segments[-1].variation,
        assurance=assurance(segments[-1], target, better),
        target=target,
        better=better,
        rules=rules,
    )


def _signals(value: Floats, *, rules: RuleSet, screen: bool, fix_after: int | None) -> Signals:
    """Signals of one stretch: steps beside a gap are not counted, runs go on over it."""
    limits = xmr_limits(value[:fix_after], screen=screen)
    present = ~np.isnan(value)
    inner = signals_against(value[present], limits, rules=rules)

    return Signals(
        limits=limits,
        side=_in_place(inner.side, present),
        outside=_in_place(inner.outside, present),
        close=_in_place(inner.close, present),
        cause=_in_place(inner.cause, present),
    )


def _in_place(column: NDArray[Kind], present: Flags) -> NDArray[Kind]:
    """A column of the points that are there, laid out over all of them; nought where one is missing."""
    whole: NDArray[Kind] = np.zeros(len(present), dtype=column.dtype)
    whole[present] = column
    return whole


def _segment(stretch: Stretch, limits: Limits, marks: Sequence[Standing], value: Floats, trial_below: int) -> Segment:
    present = [place for place, missing in enumerate(np.isnan(value)) if not missing]
    return Segment(
        stretch=stretch,
        mean=float(limits.mean[0]),
        lower=float(limits.lower[0]),
        upper=float(limits.upper[0]),
        counts={kind: sum(marks[place] is kind for place in present) for kind in Standing},
        variation=marks[present[-1]] if present else Standing.COMMON,
        trial=len(present) < trial_below,
    )


def assurance(segment: Segment, target: float | None, better: Improvement) -> Assurance | None:
    """Target beyond the latest limits: always met, or never; between them: chance. None if no way is better."""
    if target is None or better is Improvement.NEUTRAL:
        return None
    beyond_reach = target > segment.upper if better is Improvement.INCREASE else target < segment.lower
    within_reach = target < segment.lower if better is Improvement.INCREASE else target > segment.upper
    if beyond_reach:
        return Assurance.MISSED
    return Assurance.MET if within_reach else Assurance.INCONSISTENT
