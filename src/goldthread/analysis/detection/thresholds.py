"""From a forecast with its error to the count that would be surprising."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import numpy as np

from goldthread.analysis.checking import refuse, share


class Threshold(StrEnum):
    """By the error of a transformed count, or by the negative binomial with (muan) or without that error."""

    DELTA = "delta"
    NB_PLUGIN = "nbPlugin"
    MUAN = "muan"


def upper_bound(threshold: Threshold, eta: float, se: float, phi: float, alpha: float, power: str = "2/3") -> float:
    """The bound at one-sided level ``alpha`` for a log mean ``eta`` with standard error ``se``."""
    if threshold is Threshold.DELTA:
        mean = float(np.exp(eta))
        return delta_bounds(mean, mean * se, phi, alpha, power)[1]
    return negative_binomial_bounds(eta, se, phi, alpha, with_error=threshold is Threshold.MUAN)[1]


def delta_bounds(mean: float, se: float, phi: float, alpha: float, power: str = "2/3") -> tuple[float, float]:
    """Lower and upper bound of a count by the delta method, on the 2/3 power, the root, or as it is."""
    z = _quantile(alpha)
    tau = phi + se**2 / mean
    if power == "2/3":
        middle, reach, back = mean ** (2 / 3), z * (4 / 9 * mean ** (1 / 3) * tau) ** 0.5, 1.5
    elif power == "1/2":
        middle, reach, back = mean**0.5, z * (tau / 4) ** 0.5, 2.0
    elif power == "none":
        middle, reach, back = mean, z * (mean * tau) ** 0.5, 1.0
    else:
        refuse("powertrans", f"“{power}” is none of 2/3, 1/2 and none.")
    return max(0.0, middle - reach) ** back, (middle + reach) ** back


def delta_threshold(
    mean: float, se: float, phi: float, alpha: float, power: str, count: float
) -> tuple[float, float, float, float]:
    """Lower and upper bound, the chance of as many as ``count``, and its score: above one is beyond the bound."""
    from scipy.special import ndtr

    lower, upper = delta_bounds(mean, se, phi, alpha, power)
    exponent = {"2/3": 2 / 3, "1/2": 0.5, "none": 1.0}[power]
    spread = (upper**exponent - mean**exponent) / _quantile(alpha)
    chance = float(ndtr(-(count**exponent - mean**exponent) / spread))
    return lower, upper, chance, (count - mean) / (upper - mean)


def negative_binomial_bounds(
    eta: float, se: float, phi: float, alpha: float, *, with_error: bool
) -> tuple[float, float]:
    """Lower and upper quantile of a count; Poisson where the dispersion is one."""
    law = _law(eta, se, phi, alpha, with_error=with_error)
    return float(law.ppf(alpha)), float(law.ppf(1 - alpha))


def chance_of_as_many(count: float, eta: float, se: float, phi: float, alpha: float, *, with_error: bool) -> float:
    """The chance of a count as large as this."""
    return float(_law(eta, se, phi, alpha, with_error=with_error).sf(count - 1))


def _law(eta: float, se: float, phi: float, alpha: float, *, with_error: bool) -> Any:
    from scipy.stats import nbinom, poisson

    mean = float(np.exp(eta + (_quantile(alpha) * se if with_error else 0.0)))
    return nbinom(mean / (phi - 1), 1 / phi) if phi > 1 else poisson(mean)


def _quantile(alpha: float) -> float:
    from scipy.special import ndtri

    return -float(ndtri(share(alpha, "alpha")))
