"""Limits of an XmR chart (individual values and their moving range).

Source: NHS England, Making Data Count; Wheeler, *Understanding Variation*. 2.66 is 3/1.128 rounded, and 3.267 the
upper limit of a moving range: both as the guidance prints them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats

LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267


@dataclass(frozen=True)
class Limits:
    """Centre and limits, one a series (last axis kept at length 1); NaN where nothing varies enough to tell."""

    mean: Floats
    lower: Floats
    upper: Floats
    spread: Floats

    def near(self, share: float) -> tuple[Floats, Floats]:
        """The lines ``share`` of the way from the centre to each limit."""
        reach = LIMIT_FACTOR * share * self.spread
        return self.mean - reach, self.mean + reach


def average_moving_range(values: Floats, *, screen: bool) -> Floats:
    """Mean step between neighbours, over the last axis (kept). A step to or from a missing value is not counted.

    With ``screen``, steps at or beyond 3.267 times the mean are left out once and the mean is taken again.
    """
    steps = np.abs(np.diff(values, axis=-1))
    mean = mean_of_present(steps)
    if not screen:
        return mean
    return mean_of_present(np.where(steps < SCREEN_FACTOR * mean, steps, np.nan))


def xmr_limits(values: Floats, *, screen: bool = True) -> Limits:
    """Mean and limits of each series along the last axis."""
    mean = mean_of_present(values)
    spread = average_moving_range(values, screen=screen)
    return Limits(mean, mean - LIMIT_FACTOR * spread, mean + LIMIT_FACTOR * spread, spread)


def mean_of_present(values: Floats) -> Floats:
    """Mean of what is there along the last axis, NaN where nothing is.

    Taken twice, the second time of what the first left over: a point on the mean must be seen to be on it.
    """
    first = _mean(values)
    return first + np.nan_to_num(_mean(values - first))


def _mean(values: Floats) -> Floats:
    if not values.shape[-1]:
        return np.full((*values.shape[:-1], 1), np.nan)
    if not np.isnan(values).any():
        whole: Floats = values.mean(axis=-1, keepdims=True)
        return whole
    present = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        some: Floats = np.where(present, values, 0.0).sum(axis=-1, keepdims=True) / present.sum(
            axis=-1, keepdims=True
        )
    return some
