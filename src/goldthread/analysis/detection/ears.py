"""EARS: is this count higher than the days or weeks just before it?

Source: Hutwagner and others 2003 (CDC). C1 looks back right away, C2 leaves two points between, C3 adds up what C2
showed over three points. C3 follows the published definition; the code of surveillance 1.26.0 ignores the current
point.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldthread.analysis.checking import Flags, Floats, Numbers, counted, refuse, share

GUARD = 2  # points between the baseline and the one looked at, for C2 and C3


class Ears(StrEnum):
    """The three methods."""

    C1 = "C1"
    C2 = "C2"
    C3 = "C3"


@dataclass(frozen=True)
class EarsSignals:
    """One entry a point; NaN where the baseline is short or does not vary. ``statistic`` is C1, C2 or C3 itself."""

    upper: Floats
    statistic: Floats
    alarm: Flags


def ears(
    counts: Numbers, method: Ears = Ears.C1, *, baseline: int = 7, alpha: float = 0.001, min_sigma: float = 0.0
) -> EarsSignals:
    """Signals along a series. Missing counts leave the baseline; ``min_sigma`` keeps a flat one from crying wolf."""
    from scipy.special import ndtri

    count = counted(counts, "counts")
    z = -float(ndtri(share(alpha, "alpha")))
    guard = 0 if method is Ears.C1 else GUARD
    if baseline < 3:
        refuse("baseline", "a baseline holds at least three points.")
    if len(count) <= baseline + guard + (2 if method is Ears.C3 else 0):
        refuse("counts", f"{len(count)} points leave none to look at after a baseline of {baseline}.")
    mean, spread = _before(count, baseline, guard)
    spread = np.maximum(spread, min_sigma)
    if method is not Ears.C3:
        upper = mean + z * spread
        with np.errstate(divide="ignore", invalid="ignore"):
            statistic = (count - mean) / spread
        return EarsSignals(upper, statistic, count > upper)
    return _three_points(count, mean, spread, z)


def _before(count: Floats, baseline: int, guard: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation of the points before each one."""
    windows = np.lib.stride_tricks.sliding_window_view(count, baseline)
    known = ~np.isnan(windows)
    size = known.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        means = np.where(known, windows, 0).sum(axis=-1) / size
        squares = np.where(known, (windows - means[:, None]) ** 2, 0).sum(axis=-1) / (size - 1)
    mean, spread = np.full(len(count), np.nan), np.full(len(count), np.nan)
    first = baseline + guard
    mean[first:] = means[: len(count) - first]
    spread[first:] = np.sqrt(squares[: len(count) - first])
    return mean, spread


def _three_points(count: Floats, mean: Floats, spread: Floats, z: float) -> EarsSignals:
    """After a flat baseline one case more is beyond any bound, and no case more says nothing (NaN)."""
    lagged = np.full(len(count), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.maximum(0.0, (count - mean) / spread - 1)
        lagged[2:] = part[1:-1] + part[:-2]
        statistic = part + lagged
        upper = np.maximum(0.0, mean + spread * (z - lagged))
    return EarsSignals(upper, statistic, statistic >= z)
