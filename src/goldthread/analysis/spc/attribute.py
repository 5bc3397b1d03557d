"""Charts of counts and rates: p, p', np, u, u', c.

Pooled centre, limits at three standard errors with each period's own denominator, cut to what is possible.
Sources: Montgomery, *Introduction to Statistical Quality Control*; Laney 2002 for p' and u'. Checked against qcc
2.7 and qicharts2 0.8.1.
"""

from __future__ import annotations

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, at_least, counted, denominators, same_length
from goldthread.analysis.spc.control import Baseline, ControlChart, baseline, control_chart
from goldthread.analysis.spc.limits import average_moving_range

MOVING_RANGE_TO_SIGMA = 1.128  # the mean range of two normal values is so many standard deviations


def p_chart(
    numerators: Numbers,
    sizes: Numbers,
    *,
    using: Baseline | None = None,
    laney: bool = False,
    per: float = 1.0,
    sigmas: float = 3.0,
) -> ControlChart:
    """Proportions with a denominator each; ``laney`` widens the limits by the variation between periods (p')."""
    events = counted(numerators, "numerators")
    size = denominators(sizes, "denominators", over=events)
    chosen = _chosen(events, using, "a p chart")
    centre = _pooled(events, size, chosen)
    sigma = float(np.sqrt(centre * (1 - centre)))
    return _ratio_chart("p", events, size, centre, sigma, chosen, laney=laney, per=per, sigmas=sigmas, ceiling=1.0)


def u_chart(
    events: Numbers,
    exposures: Numbers,
    *,
    using: Baseline | None = None,
    laney: bool = False,
    per: float = 1.0,
    sigmas: float = 3.0,
) -> ControlChart:
    """Rates of events per unit of exposure; ``laney`` widens the limits by the variation between periods (u')."""
    count = counted(events, "numerators")
    exposure = denominators(exposures, "denominators")
    same_length(count, exposure, "denominators")
    chosen = _chosen(count, using, "a u chart")
    centre = _pooled(count, exposure, chosen)
    sigma = float(np.sqrt(centre))
    return _ratio_chart("u", count, exposure, centre, sigma, chosen, laney=laney, per=per, sigmas=sigmas)


def np_chart(
    numerators: Numbers, sizes: Numbers, *, using: Baseline | None = None, sigmas: float = 3.0
) -> ControlChart:
    """Numbers out of a denominator each, drawn as numbers."""
    events = counted(numerators, "numerators")
    size = denominators(sizes, "denominators", over=events)
    chosen = _chosen(events, using, "an np chart")
    share = _pooled(events, size, chosen)
    error = np.sqrt(size * share * (1 - share))
    return control_chart(
        "np", events, size * share, error, using=chosen, sigma=float(np.mean(error)), sigmas=sigmas, ceiling=np.inf
    )


def c_chart(events: Numbers, *, using: Baseline | None = None, sigmas: float = 3.0) -> ControlChart:
    """Counts over equal periods of equal exposure."""
    count = counted(events, "values")
    chosen = _chosen(count, using, "a c chart")
    centre = float(np.nanmean(count[chosen.limits]))
    error = float(np.sqrt(centre))
    return control_chart("c", count, centre, error, using=chosen, sigma=error, sigmas=sigmas)


def _chosen(events: Floats, using: Baseline | None, method: str) -> Baseline:
    chosen = using or baseline(len(events))
    same_length(events, chosen.limits, "baseline")
    at_least(events[chosen.limits], 2, "numerators", method)
    return chosen


def _pooled(events: Floats, size: Floats, chosen: Baseline) -> float:
    known = chosen.limits & ~np.isnan(events) & ~np.isnan(size)
    return float(events[known].sum() / size[known].sum())


def _ratio_chart(
    kind: str,
    events: Floats,
    size: Floats,
    centre: float,
    sigma: float,
    chosen: Baseline,
    *,
    laney: bool,
    per: float,
    sigmas: float,
    ceiling: float = np.inf,
) -> ControlChart:
    value = events / size
    error = sigma / np.sqrt(size)
    if laney and sigma:
        error = error * _between_periods(value, centre, error, chosen)
    return control_chart(
        f"{kind}'" if laney else kind,
        value * per,
        centre * per,
        error * per,
        using=chosen,
        sigma=sigma * per,
        sigmas=sigmas,
        ceiling=ceiling * per,
    )


def _between_periods(value: Floats, centre: float, error: Floats, chosen: Baseline) -> float:
    """Laney's sigma z: screened moving range of the standardised values, over 1.128."""
    z = np.where(chosen.limits, (value - centre) / error, np.nan)
    return float(average_moving_range(z[chosen.limits], screen=True)[0]) / MOVING_RANGE_TO_SIGMA
