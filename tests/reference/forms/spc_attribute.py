"""Charts of counts, rates and gaps, in the forms of two packages, and the charts that remember."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from goldthread.analysis.checking import refuse
from goldthread.analysis.spc.attribute import c_chart, np_chart, p_chart, u_chart
from goldthread.analysis.spc.control import Baseline, ControlChart, baseline
from goldthread.analysis.spc.memory import cusum_chart, ewma_chart
from goldthread.analysis.spc.rare import g_chart, individuals_chart, t_chart
from reference.fields import column

NAMES = {
    "numerators": "count (new_count, y_sum)",
    "denominators": "size (new_size, n)",
    "gaps": "gap",
    "times": "days or hours",
    "values": "count (gap, days, hours, y_sum)",
    "weight": "lambda",
    "baseline": "freeze or baseline",
}
CHARTS = ("p", "np", "u", "c", "g", "t", "i", "pp", "up")
Given = Mapping[str, Any]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "decision_interval" in parameters:
        return _cusum(parameters, given)
    if "lambda" in parameters:
        return _ewma(parameters, given)
    if "stored_reference" in parameters or "baseline" in parameters:
        return _stored(method, parameters, given)
    if "chart" in parameters:
        using = baseline(len(_column(given)), first=parameters.get("freeze"))
        return _per_point(_drawn(parameters["chart"], parameters, given, using), np.ones(len(_column(given)), bool))
    if "new_count" in given:
        return _second_phase(parameters, given)
    return _qcc(_drawn(parameters["type"], parameters, given, baseline(len(_column(given))), qcc=True))


def _column(given: Given) -> list[Any]:
    return column(given, "count", "gap", "days", "hours", "time", "y")


def _drawn(kind: str, parameters: Given, given: Given, using: Baseline, *, qcc: bool = False) -> ControlChart:
    sigmas, per = parameters.get("n_sigma", 3), parameters.get("multiply", 1)
    figures, size = _column(given), given.get("size")
    laney = kind in {"pp", "up"}
    draw: dict[str, Callable[[], ControlChart]] = {
        "p": lambda: p_chart(figures, size, using=using, sigmas=sigmas, per=per, laney=laney),
        "u": lambda: u_chart(figures, size, using=using, sigmas=sigmas, per=per, laney=laney),
        "np": lambda: np_chart(figures, size, using=using, sigmas=sigmas),
        "c": lambda: c_chart(figures, using=using, sigmas=sigmas),
        "g": lambda: g_chart(figures, includes_event=qcc, using=using, sigmas=sigmas),
        "t": lambda: t_chart(figures, using=using, sigmas=sigmas),
        "i": lambda: individuals_chart(figures, using=using, sigmas=sigmas),
    }
    if kind not in CHARTS:
        refuse("chart or type", f"“{kind}” is none of: {', '.join(CHARTS)}.")
    return draw[kind[0] if laney else kind]()


def _beyond(chart: ControlChart) -> list[int]:
    above = np.flatnonzero(chart.value > chart.upper)
    below = np.flatnonzero(chart.value < chart.lower)
    return [int(place) + 1 for place in (*above, *below)]


def _qcc(chart: ControlChart) -> dict[str, Any]:
    return {
        "center": chart.centre[0],
        "std_dev": chart.sigma,
        "lcl": chart.lower,
        "ucl": chart.upper,
        "statistics": chart.value,
        "beyond_limits": _beyond(chart),
    }


def _second_phase(parameters: Given, given: Given) -> dict[str, Any]:
    """Limits of the first phase carried on over the second; the counts come without what was left out."""
    first, later = len(given["count"]), len(given["new_count"])
    using = baseline(first + later, first=first)
    both = {"count": [*given["count"], *given["new_count"]]}
    if "size" in given:
        both["size"] = [*given["size"], *given["new_size"]]
    chart = _drawn(parameters["type"], parameters, both, using, qcc=True)
    return {
        "center": chart.centre[0],
        "lcl": _one_if_equal(chart.lower),
        "ucl": _one_if_equal(chart.upper),
        "statistics": chart.value[:first],
        "new_statistics": chart.value[first:],
        "beyond_limits_all_1based": sorted(_beyond(chart)),
    }


def _one_if_equal(limits: np.ndarray) -> Any:
    return limits[0] if np.ptp(limits) < 1e-12 else limits


def _stored(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    """Parts each with limits of their own; what is not included takes no part in limits or runs."""
    length = len(column(given, "y"))
    part = np.array(parameters.get("part") or ["1"] * length)
    include = np.array(parameters.get("include") or [True] * length, dtype=bool)
    based = np.array(parameters["baseline"], dtype=bool)
    whole: dict[str, list[Any]] = {}
    for name in dict.fromkeys(part.tolist()):
        here = part == name
        figures = [value for value, inside in zip(given["y_sum"], here, strict=True) if inside]
        size = [value for value, inside in zip(given["n"], here, strict=True) if inside]
        using = Baseline((based & include)[here], ~include[here])
        unit = {"multiply": _unit(given) if size else 1}
        chart = _drawn(method.split()[0], unit, {"count": figures, "size": size}, using)
        for key, values in _per_point(chart, include[here]).items():
            whole.setdefault(key, []).extend(values)
    return whole


def _unit(given: Given) -> float:
    """What the stored figures were multiplied by: they are given as drawn, with their counts beside them."""
    known = zip(given["y"], given["y_sum"], given["n"], strict=True)
    return next((y * size / count for y, count, size in known if y and count and size), 1.0)


def _per_point(chart: ControlChart, include: np.ndarray) -> dict[str, list[Any]]:
    length = len(chart.value)
    return {
        "cl": chart.centre.tolist(),
        "lcl": chart.lower.tolist(),
        "ucl": chart.upper.tolist(),
        "lcl_95": chart.lower_95.tolist(),
        "ucl_95": chart.upper_95.tolist(),
        "y": chart.value.tolist(),
        "sigma_signal": chart.outside.tolist(),
        "runs_signal": [chart.runs.signal] * length,
        "longest_run": [chart.runs.longest] * length,
        "longest_run_max": [chart.runs.longest_allowed] * length,
        "n_crossings": [chart.runs.crossings] * length,
        "n_crossings_min": [chart.runs.fewest_crossings] * length,
        "include": include.tolist(),
    }


def _cusum(parameters: Given, given: Given) -> dict[str, Any]:
    chart = cusum_chart(
        given["samples"], decision=parameters["decision_interval"], shift=parameters.get("se_shift", 1)
    )
    return {
        "center": chart.process.centre,
        "std_dev": chart.process.sigma,
        "cusum_pos": chart.upwards,
        "cusum_neg": chart.downwards,
        "violations_upper_1based": chart.above + 1,
        "violations_lower_1based": chart.below + 1,
    }


def _ewma(parameters: Given, given: Given) -> dict[str, Any]:
    chart = ewma_chart(given["samples"], weight=parameters["lambda"], sigmas=parameters.get("n_sigma", 3))
    return {
        "center": chart.process.centre,
        "std_dev": chart.process.sigma,
        "ewma": chart.average,
        "lcl": chart.lower,
        "ucl": chart.upper,
    }
