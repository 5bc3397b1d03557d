"""Confidence intervals for counts and proportions.

Sources: Wilson 1927; Byar's approximation in Breslow and Day 1987; exact Poisson limits by Garwood 1936. These are
the methods of the Association of Public Health Observatories' Technical Briefing 3. Checked against
PHEindicatormethods 2.1.1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, counted, denominators, share

EXACT_BELOW = 10


@dataclass(frozen=True)
class Interval:
    """Lower and upper limit of each figure; NaN where there is none."""

    lower: Floats
    upper: Floats

    def times(self, factor: Floats | float) -> Interval:
        """Both limits in another unit."""
        return Interval(self.lower * factor, self.upper * factor)


def normal_quantile(confidence: float) -> float:
    """z of a two-sided interval: 1.96 for 0.95."""
    from scipy.special import ndtri

    return float(ndtri(0.5 + share(confidence, "confidence") / 2))


def wilson(numerators: Numbers, sizes: Numbers, *, confidence: float = 0.95) -> Interval:
    """Score interval of a proportion; good for small numbers, and for none or all."""
    count = counted(numerators, "numerators")
    size = denominators(sizes, "denominators", over=count)
    z = normal_quantile(confidence)
    middle = 2 * count + z * z
    reach = z * np.sqrt(z * z + 4 * count * (1 - count / size))
    whole = 2 * (size + z * z)
    return Interval((middle - reach) / whole, (middle + reach) / whole)


def byar(counts: Numbers, *, confidence: float = 0.95) -> Interval:
    """Byar's interval of a Poisson count; accurate from ten events on. NaN where the formula falls below nought."""
    count = counted(counts, "counts")
    z = normal_quantile(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = 1 - 1 / (9 * count) - z / (3 * np.sqrt(count))
        lower = np.where(low < 0, np.nan, count * low**3)
    above = count + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return Interval(np.where(np.isfinite(lower), lower, np.nan), upper)


def exact_poisson(counts: Numbers, *, confidence: float = 0.95) -> Interval:
    """Exact interval of a Poisson count, from the chi-squared distribution."""
    from scipy.special import chdtri

    count = counted(counts, "counts")
    tail = (1 - share(confidence, "confidence")) / 2
    lower = np.where(count > 0, chdtri(2 * np.maximum(count, 0.5), 1 - tail) / 2, 0.0)
    return Interval(np.where(np.isnan(count), np.nan, lower), chdtri(2 * count + 2, tail) / 2)


def poisson(counts: Numbers, *, confidence: float = 0.95) -> Interval:
    """Exact below ten events, Byar's from ten: the choice of the Technical Briefing."""
    count = counted(counts, "counts")
    few, many = exact_poisson(counts, confidence=confidence), byar(counts, confidence=confidence)
    small = count < EXACT_BELOW
    return Interval(np.where(small, few.lower, many.lower), np.where(small, few.upper, many.upper))


def poisson_method(count: float) -> str | None:
    """Which of the two methods a count gets; None if it is missing."""
    if np.isnan(count):
        return None
    return "Exact" if count < EXACT_BELOW else "Byars"
