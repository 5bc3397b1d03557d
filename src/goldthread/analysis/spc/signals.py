"""What each point of an XmR chart shows, for one series or for thousands in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from goldthread.analysis.checking import Flags, Floats
from goldthread.analysis.spc import flags
from goldthread.analysis.spc.limits import Limits, xmr_limits
from goldthread.analysis.spc.rule_sets import MAKING_DATA_COUNT, RuleSet


class Cause(IntEnum):
    """Why a point stands out. The order is the precedence: where several rules hold, the first is named."""

    COMMON = 0
    ABOVE_LIMIT = 1
    BELOW_LIMIT = 2
    RISING = 3
    FALLING = 4
    TWO_OF_THREE_HIGH = 5
    TWO_OF_THREE_LOW = 6
    SHIFT_HIGH = 7
    SHIFT_LOW = 8


HIGHWARDS = (Cause.ABOVE_LIMIT, Cause.RISING, Cause.TWO_OF_THREE_HIGH, Cause.SHIFT_HIGH)


class Improvement(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Standing(StrEnum):
    """What a point says to somebody who wants things to get better."""

    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


@dataclass(frozen=True)
class Signals:
    """Arrays with one row a series and one column a point."""

    limits: Limits
    side: NDArray[np.int8]
    outside: Flags
    close: Flags
    cause: NDArray[np.int8]


def xmr_signals(
    values: Floats, *, rules: RuleSet = MAKING_DATA_COUNT, screen: bool = True, fix_after: int | None = None
) -> Signals:
    """Limits and signals of complete series of equal length (rows), limits from the first ``fix_after`` points."""
    limits = xmr_limits(values[..., :fix_after], screen=screen)
    return signals_against(values, limits, rules=rules)


def signals_against(values: Floats, limits: Limits, *, rules: RuleSet) -> Signals:
    """Signals of complete series against limits already known. Where limits are NaN no rule of limits can hold."""
    side = np.sign(values - limits.mean).astype(np.int8)
    above, below = values > limits.upper, values < limits.lower
    low, high = limits.near(rules.near)
    outside = above | below
    close = ~outside & ((values < low) | (values > high))
    cause = np.zeros(values.shape, dtype=np.int8)
    # Lowest precedence first, so that a higher one writes over it.
    if rules.shift is not None:
        shifted = flags.one_side(side, rules.shift)
        _mark(cause, shifted & (side > 0), Cause.SHIFT_HIGH)
        _mark(cause, shifted & (side < 0), Cause.SHIFT_LOW)
    if rules.two_of_three:
        paired = flags.two_of_three(close, side) & close
        _mark(cause, paired & (side > 0), Cause.TWO_OF_THREE_HIGH)
        _mark(cause, paired & (side < 0), Cause.TWO_OF_THREE_LOW)
    if rules.trend is not None:
        trending = flags.trends(values, rules.trend)
        _mark(cause, trending > 0, Cause.RISING)
        _mark(cause, trending < 0, Cause.FALLING)
    if rules.limits:
        _mark(cause, above, Cause.ABOVE_LIMIT)
        _mark(cause, below, Cause.BELOW_LIMIT)
    return Signals(limits, side, outside, close, cause)


def _mark(cause: NDArray[np.int8], where: Flags, name: Cause) -> None:
    cause[where] = name


def standing(cause: Cause, better: Improvement) -> Standing:
    """A signal by its direction, not by its side: a rise towards a better mean is an improvement already below it."""
    if cause is Cause.COMMON:
        return Standing.COMMON
    upwards = cause in HIGHWARDS
    if better is Improvement.NEUTRAL:
        return Standing.NEUTRAL_HIGH if upwards else Standing.NEUTRAL_LOW
    return Standing.IMPROVEMENT if upwards == (better is Improvement.INCREASE) else Standing.CONCERN
