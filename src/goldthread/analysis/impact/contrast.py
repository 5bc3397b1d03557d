"""How far the fitted course lies from the one expected without the step, at one point: level and slope together.

Source: Lopez Bernal, Cummins and Gasparrini 2017, *International Journal of Epidemiology* 46:348-355. The variance
is that of the sum of both terms, from their covariance; for a share the delta method about both ends of the logit.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goldthread.analysis.checking import Floats
from goldthread.analysis.impact.design import Columns, Family


def spread_of(family: Family, df: float, confidence: float) -> float:
    """How many standard errors an interval reaches: by t where the spread is estimated."""
    from scipy.stats import norm, t

    tail = (1 + confidence) / 2
    return float(t.ppf(tail, df) if family.errors_by_t else norm.ppf(tail))


def distance_at(
    result: Any, design: Columns, family: Family, place: int, confidence: float
) -> tuple[float, float, float, float]:
    """The distance at one point with its interval and p: a ratio for counts, a difference of shares (of 1) or of
    figures for the rest."""
    from scipy.stats import norm, t

    coefficients, covariance = np.asarray(result.params), np.asarray(result.cov_params())
    with_step, without = design.matrix[place], design.without_the_step()[place]
    size, gradient = float((with_step - without) @ coefficients), with_step - without
    if family is Family.BINOMIAL:
        came, expected = (family.mean(np.atleast_1d(row @ coefficients))[0] for row in (with_step, without))
        size, gradient = came - expected, came * (1 - came) * with_step - expected * (1 - expected) * without
    error = float(np.sqrt(max(float(gradient @ covariance @ gradient), 0.0)))
    df = float(result.df_resid)
    statistic = abs(size / error) if error else np.inf
    p = float(2 * (t.sf(statistic, df) if family.errors_by_t else norm.sf(statistic)))
    reach = spread_of(family, df, confidence) * error
    ends: Floats = np.array([size, size - reach, size + reach])
    if family is Family.BINOMIAL:
        ends = np.clip(ends, -1.0, 1.0)
    value, low, high = (np.exp(ends) if family.is_log else ends).tolist()
    return value, low, high, p
