"""Funnel plots: is an area further from the whole than its size explains?

The limits are drawn for many sizes; an area is judged by the same test, so a dot and its verdict cannot disagree.
Sources: Spiegelhalter 2005; Technical Briefing 3 of the public health observatories. Checked against
PHEindicatormethods.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, counted, denominators, same_length, share

INNER, OUTER = 0.975, 0.999  # one-sided: two and three standard errors


class Significance(StrEnum):
    """How far from the whole."""

    HIGH_OUTER = "High (0.001)"
    HIGH_INNER = "High (0.025)"
    USUAL = "Not significant"
    LOW_INNER = "Low (0.025)"
    LOW_OUTER = "Low (0.001)"


@dataclass(frozen=True)
class Band:
    """Lower and upper limit at each place, for one level."""

    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class Funnel:
    """Each area's figure and verdict, and the limits at the sizes asked for."""

    value: Floats
    baseline: float
    significance: tuple[Significance, ...]
    at: Floats
    inner: Band
    outer: Band


def proportion_funnel(
    numerators: Numbers,
    sizes: Numbers,
    *,
    at: Numbers | None = None,
    per: float = 1.0,
    levels: tuple[float, float] = (INNER, OUTER),
) -> Funnel:
    """Funnel of proportions about the pooled one. Limits: the proportion whose Wilson interval just touches it."""
    count = counted(numerators, "numerators")
    size = denominators(sizes, "denominators", over=count)
    known = ~np.isnan(count) & ~np.isnan(size)
    pooled = float(count[known].sum() / size[known].sum())
    places = size if at is None else denominators(at, "at", missing=False)
    bands = [_touching(pooled, places, level) for level in levels]
    own = [_touching(pooled, size, level) for level in levels]
    value = count / size
    return Funnel(
        value=value * per,
        baseline=pooled * per,
        significance=_verdicts(value, own[0], own[1]),
        at=places,
        inner=Band(bands[0].lower * per, bands[0].upper * per),
        outer=Band(bands[1].lower * per, bands[1].upper * per),
    )


def _touching(pooled: float, size: Floats, level: float) -> Band:
    from scipy.special import ndtri

    z = float(ndtri(share(level, "level")))
    spread = 1 / z**2 + 1 / size
    middle = pooled * (size / z**2 + 1)
    inside = (8 * middle) ** 2 - 64 * spread * pooled * (
        size * (pooled * (size / z**2 + 2) - 1) + z**2 * (pooled - 1)
    )
    reach = np.sqrt(np.maximum(inside, 0)) / 8
    lower, upper = (middle - reach) / spread / size, (middle + reach) / spread / size
    return Band(np.clip(lower, 0, 1), np.clip(upper, 0, 1))


@dataclass(frozen=True)
class RatioLimits:
    """For so many events: what would have to be expected, the ratio then, and its distance from one."""

    expected: Floats
    ratio: Floats
    distance: Floats


@dataclass(frozen=True)
class RatioFunnel:
    """Funnel of observed over expected; limits by number of events. ``per`` multiplies the ratio."""

    value: Floats
    significance: tuple[Significance, ...]
    at: Floats
    lower_inner: RatioLimits
    upper_inner: RatioLimits
    lower_outer: RatioLimits
    upper_outer: RatioLimits


def ratio_funnel(
    observed: Numbers,
    expected: Numbers,
    *,
    at: Numbers | None = None,
    per: float = 1.0,
    levels: tuple[float, float] = (INNER, OUTER),
) -> RatioFunnel:
    """Funnel of standardised ratios about one, by exact Poisson limits."""
    count = counted(observed, "observed")
    hoped = denominators(expected, "expected")
    same_length(count, hoped, "expected")
    places = counted(count if at is None else at, "at")
    own = [Band(_upper_expected(count, level), _lower_expected(count, level)) for level in levels]
    # More expected than the largest that agrees with the count is a low ratio; so the sides change places.
    bands = [Band(-band.upper, -band.lower) for band in own]
    drawn = [
        _ratio_limits(places, limit(places, level), per)
        for level in levels
        for limit in (_lower_expected, _upper_expected)
    ]
    return RatioFunnel(count / hoped * per, _verdicts(-hoped, bands[0], bands[1]), places, *drawn)


def _lower_expected(count: Floats, level: float) -> Floats:
    """The largest expectation that agrees with so few events: the lower line of the funnel."""
    from scipy.special import chdtri

    found: Floats = chdtri(2 * count + 2, 1 - level) / 2
    return found


def _upper_expected(count: Floats, level: float) -> Floats:
    """The smallest expectation that agrees with so many events: the upper line of the funnel."""
    from scipy.special import chdtri

    found: Floats = np.where(count > 0, chdtri(2 * np.maximum(count, 0.5), level) / 2, 0.0)
    return found


def _ratio_limits(count: Floats, expected: Floats, per: float) -> RatioLimits:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = count / expected
    return RatioLimits(expected, ratio * per, ratio - 1)


def _verdicts(value: Floats, inner: Band, outer: Band) -> tuple[Significance, ...]:
    found = np.full(value.shape, Significance.USUAL, dtype=object)
    found[value > inner.upper] = Significance.HIGH_INNER
    found[value < inner.lower] = Significance.LOW_INNER
    found[value > outer.upper] = Significance.HIGH_OUTER
    found[value < outer.lower] = Significance.LOW_OUTER
    return tuple(Significance(one) for one in found)
