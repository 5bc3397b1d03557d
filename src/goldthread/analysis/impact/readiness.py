"""May this be read yet? Enough points on both sides, and what could be seen at all with that many.

The least: 12 points on each side, and two whole cycles before a season can be taken out (Lopez Bernal and others
2017 give no fixed number; this is the house's).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, at_least, complete, counted, refuse, share
from goldthread.analysis.impact.design import Family
from goldthread.analysis.impact.interrupted import Effect

EACH_SIDE = 12
CYCLES_BEFORE = 2


@dataclass(frozen=True)
class Readiness:
    """Whether there are points enough; how many are missing, and when the last of them will be known."""

    ready: bool
    before_missing: int
    after_missing: int
    first_readable: date | None

    def words(self) -> str:
        """For the page: never a number where there are too few."""
        if self.ready:
            return "There are enough points on both sides."
        if self.before_missing:
            return f"This cannot be read: {self.before_missing} more points from before would be needed."
        when = "" if self.first_readable is None else f": first readable in {_month(self.first_readable)}"
        return f"Not enough points yet{when}."


def readiness(
    before: int,
    after: int,
    *,
    last: date,
    months: int = 1,
    days: int = 0,
    cycle: int | None = None,
    each_side: int = EACH_SIDE,
) -> Readiness:
    """From the points on each side, the end of the last period and how many months (or else days) a period takes.

    ``cycle``: points of a season to be taken out, which needs two whole ones before.
    """
    if before < 0 or after < 0 or months < 0 or days < 0 or not months + days:
        refuse("points", "numbers of points and months are counted from nought and one up.")
    needed_before = max(each_side, CYCLES_BEFORE * cycle if cycle else 0)
    short_before, short_after = max(0, needed_before - before), max(0, each_side - after)
    when = None
    if short_after and not short_before:
        when = _months_later(last, short_after * months) + timedelta(days=short_after * days)
    return Readiness(not short_before and not short_after, short_before, short_after, when)


def minimum_detectable_effect(
    before: Numbers,
    after_points: int,
    *,
    family: Family = Family.QUASIPOISSON,
    power: float = 0.8,
    significance: float = 0.05,
    with_slope: bool = False,
) -> Effect:
    """The smallest change of level that would be seen, from the variation before the step and the points after it.

    ``with_slope``: of level and slope together, at the last point.

    A ratio below one for counts, a difference for the rest, with its opposite as the other end. Steps that follow one
    another closely (autocorrelation at lag one) make it larger. Refuses fewer than twelve points before.
    """
    from scipy.special import ndtri

    value = complete(before, "before") if family is Family.GAUSSIAN else counted(before, "before", missing=False)
    at_least(value, EACH_SIDE, "before", "a minimum detectable effect")
    if after_points < 1:
        refuse("after_points", "at least one point after the step is needed.")
    share(power, "power")
    z = float(ndtri(1 - share(significance, "significance") / 2) + ndtri(power))
    time = np.arange(len(value) + after_points, dtype=float)
    step = (time >= len(value)).astype(float)
    matrix = np.column_stack([np.ones(len(time)), time, step])
    contrast = np.array([0.0, 0.0, 1.0])
    if with_slope:
        matrix = np.column_stack([matrix, (time - len(value)) * step])
        contrast = np.array([0.0, 0.0, 1.0, after_points - 1.0])
    level, variance, neighbours = _before(value, family, time[: len(value)])
    information = matrix.T @ matrix * (level / variance if family.is_log else 1 / variance)
    stretch = np.sqrt((1 + neighbours) / (1 - neighbours))
    size = z * stretch * float(np.sqrt(contrast @ np.linalg.inv(information) @ contrast))
    if family.is_log:
        return Effect(float(np.exp(-size)), float(np.exp(-size)), float(np.exp(size)), significance, True, power)
    return Effect(size, -size, size, significance, False, power)


def _before(value: Floats, family: Family, time: Floats) -> tuple[float, float, float]:
    """The mean before, how widely figures vary about their trend (counts: over the mean), how neighbours follow."""
    line = np.polynomial.polynomial.polyfit(time, value, 1)
    residuals = value - np.polynomial.polynomial.polyval(time, line)
    squares = float(residuals @ residuals)
    neighbours = float(np.clip(float(residuals[1:] @ residuals[:-1]) / max(squares, 1e-12), 0, 0.9))
    spread, mean = squares / (len(value) - 2), float(value.mean())
    if not family.is_log:
        return mean, max(spread, 1e-12), neighbours
    if not mean:
        refuse("before", "nothing happened before, so no fall could ever be seen.")
    return mean, 1.0 if family is Family.POISSON else max(1.0, spread / mean), neighbours


@dataclass(frozen=True)
class Prediction:
    """What the owner wrote before the action began: a ratio (or difference) of a measure, and the mechanism."""

    size: float
    is_ratio: bool
    mechanism: str


def against_prediction(effect: Effect, predicted: Prediction) -> str:
    """The effect beside what was foreseen, in words that claim no cause."""
    if effect.is_ratio != predicted.is_ratio:
        refuse("predicted", "a ratio cannot be set against a difference.")
    none = 1.0 if effect.is_ratio else 0.0
    holds_none, holds_it = effect.low <= none <= effect.high, effect.low <= predicted.size <= effect.high
    if holds_it and holds_none:
        return "The interval holds what was predicted and no change at all: these figures cannot tell them apart."
    if holds_it:
        return "What was seen agrees with the prediction. Other things may have changed at the same time."
    if holds_none:
        return _holding_none(effect, predicted.size, none)
    same_way = (effect.value - none) * (predicted.size - none) > 0
    if not same_way:
        return "The measure moved the other way from the prediction."
    larger = abs(effect.value - none) > abs(predicted.size - none)
    return f"The measure moved as predicted, by {'more' if larger else 'less'} than foreseen."


def _holding_none(effect: Effect, predicted: float, none: float) -> str:
    """The interval holds no change but not the prediction: which says little where it is wide."""
    if max(none - effect.low, effect.high - none) < abs(predicted - none):
        return (
            "The interval holds no change at all and changes smaller than predicted, either way; a change as large "
            "as predicted lies outside it."
        )
    return (
        "The interval holds no change at all and large changes the other way, so whether there was a change cannot "
        "be told; what was predicted lies outside it."
    )


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, length if is_last else min(day.day, length))


def _month(day: date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"
