"""Charts that remember: tabular CUSUM and EWMA of sample means, for small and lasting shifts.

Source: Montgomery, chapter 9. Checked against qcc 2.7 on piston rings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Integers, complete, refuse, share
from goldthread.analysis.spc.attribute import MOVING_RANGE_TO_SIGMA
from goldthread.analysis.spc.limits import average_moving_range


@dataclass(frozen=True)
class Process:
    """Sample means, their sizes, and the centre and spread of one value when nothing is wrong."""

    means: Floats
    sizes: Integers
    centre: float
    sigma: float

    @property
    def errors(self) -> Floats:
        """Standard error of each mean."""
        return self.sigma / np.sqrt(self.sizes)


@dataclass(frozen=True)
class Cusum:
    """Sums of what exceeds the slack, upwards and (as figures at or below nought) downwards."""

    process: Process
    upwards: Floats
    downwards: Floats
    decision: float

    @property
    def above(self) -> Integers:
        """Places where the upward sum is beyond the decision interval."""
        return np.flatnonzero(self.upwards > self.decision)

    @property
    def below(self) -> Integers:
        """Places where the downward sum is beyond it."""
        return np.flatnonzero(self.downwards < -self.decision)


@dataclass(frozen=True)
class Ewma:
    """The moving average and its limits."""

    process: Process
    average: Floats
    lower: Floats
    upper: Floats


def process_of(samples: Sequence[Sequence[float]]) -> Process:
    """Centre and spread of samples: from their ranges, or from the steps between them when each is one value."""
    rows = [complete(sample, f"samples, row {number}") for number, sample in enumerate(samples, 1)]
    if len(rows) < 2 or any(not len(row) for row in rows):
        refuse("samples", "at least two samples are needed, each with a value.")
    sizes = np.array([len(row) for row in rows])
    means = np.array([row.mean() for row in rows])
    centre = float(np.average(means, weights=sizes))
    if (sizes == 1).all():
        sigma = float(average_moving_range(means, screen=False)[0]) / MOVING_RANGE_TO_SIGMA
    else:
        sigma = float(np.mean([np.ptp(row) / mean_range(len(row)) for row in rows if len(row) > 1]))
    return Process(means, sizes, centre, sigma)


def mean_range(size: int) -> float:
    """Mean range of ``size`` standard normal values, to three places as the tables of d2 print it."""
    from scipy.integrate import quad
    from scipy.stats import norm

    found, _ = quad(lambda x: 1 - norm.sf(x) ** size - norm.cdf(x) ** size, -12, 12, limit=200)
    return round(float(found), 3)


def cusum_chart(
    samples: Sequence[Sequence[float]], *, decision: float = 5.0, shift: float = 1.0, process: Process | None = None
) -> Cusum:
    """Tabular CUSUM with half the ``shift`` (in standard errors) as slack; a signal beyond ``decision``."""
    known = process or process_of(samples)
    z = (known.means - known.centre) / known.errors
    upwards, downwards = np.empty_like(z), np.empty_like(z)
    high = low = 0.0
    for place, value in enumerate(z):
        high = max(0.0, high + value - shift / 2)
        low = min(0.0, low + value + shift / 2)
        upwards[place], downwards[place] = high, low
    return Cusum(known, upwards, downwards, decision)


def ewma_chart(samples: Sequence[Sequence[float]], *, weight: float = 0.2, sigmas: float = 3.0) -> Ewma:
    """Exponentially weighted moving average, ``weight`` on the newest sample."""
    share(weight, "weight") if weight != 1 else None
    known = process_of(samples)
    average = np.empty_like(known.means)
    last = known.centre
    for place, mean in enumerate(known.means):
        last = weight * mean + (1 - weight) * last
        average[place] = last
    steps = np.arange(1, len(average) + 1)
    error = known.errors * np.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * steps)))
    return Ewma(known, average, known.centre - sigmas * error, known.centre + sigmas * error)
