"""Charts of rare events: how many cases (g) or how much time (t) lies between one and the next.

Monthly counts under about five belong here, not on an XmR chart. Sources: Montgomery; Benneyan 2001 (g). qcc counts
the case with the event in a gap, qicharts2 the cases before it: ``includes_event`` says which the figures are.
"""

from __future__ import annotations

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, at_least, counted, measured, refuse, same_length
from goldthread.analysis.spc.attribute import MOVING_RANGE_TO_SIGMA
from goldthread.analysis.spc.control import Baseline, ControlChart, baseline, control_chart
from goldthread.analysis.spc.limits import average_moving_range

T_POWER = 1 / 3.6  # makes waiting times close to normal (Nelson 1994)


def g_chart(
    gaps: Numbers, *, includes_event: bool = False, using: Baseline | None = None, sigmas: float = 3.0
) -> ControlChart:
    """Cases between events. Drawn about the median, so that runs can be judged on a lopsided distribution.

    With ``includes_event`` each gap counts the case with the event, so their mean is one or more; it is the centre.
    """
    gap = counted(gaps, "gaps")
    chosen = _chosen(gap, using, "a g chart")
    base = gap[chosen.limits & ~np.isnan(gap)]
    mean = float(base.mean())
    if includes_event and mean < 1:
        refuse("gaps", "gaps that include their event hold one case or more on average.")
    error = float(np.sqrt(mean * (mean - 1 if includes_event else mean + 1)))
    shown = None if includes_event else float(np.median(base))
    return control_chart("g", gap, mean, error, using=chosen, sigma=error, sigmas=sigmas, shown_centre=shown)


def t_chart(times: Numbers, *, using: Baseline | None = None, sigmas: float = 3.0) -> ControlChart:
    """Time between events. Refuses a gap of nought: two events at one time belong on a chart of counts."""
    time = counted(times, "times")
    if (time == 0).any():
        refuse("times", "a gap of nought has no place on a t chart.", "Give times of day, or use a chart of counts.")
    chosen = _chosen(time, using, "a t chart")
    inner = individuals_chart(time**T_POWER, using=chosen, sigmas=sigmas)

    def back(column: Floats) -> Floats:
        return np.maximum(column, 0) ** (1 / T_POWER)

    lower, upper = back(inner.lower), back(inner.upper)
    return ControlChart(
        kind="t",
        value=time,
        centre=back(inner.centre),
        lower=lower,
        upper=upper,
        lower_95=back(inner.lower_95),
        upper_95=back(inner.upper_95),
        sigma=inner.sigma,
        outside=(time > upper) | (time < lower),
        runs=inner.runs,
        based_on=inner.based_on,
    )


def individuals_chart(
    values: Numbers, *, using: Baseline | None = None, sigmas: float = 3.0, screen: bool = True
) -> ControlChart:
    """One value a period with limits at 3/1.128 times the mean step; Making Data Count's XmR rounds that to 2.66."""
    value = measured(values, "values")
    chosen = _chosen(value, using, "a chart of individual values")
    base = value[chosen.limits]
    sigma = float(average_moving_range(base, screen=screen)[0]) / MOVING_RANGE_TO_SIGMA
    return control_chart(
        "i", value, float(np.nanmean(base)), sigma, using=chosen, sigma=sigma, sigmas=sigmas, floor=-np.inf
    )


def _chosen(values: Floats, using: Baseline | None, method: str) -> Baseline:
    chosen = using or baseline(len(values))
    same_length(values, chosen.limits, "baseline")
    at_least(values[chosen.limits], 2, "values", method)
    return chosen
