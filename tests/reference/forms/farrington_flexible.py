"""Farrington's method over the points asked for, and its thresholds by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.analysis.detection.farrington import Settings, farrington
from goldthread.analysis.detection.thresholds import (
    Threshold,
    chance_of_as_many,
    delta_threshold,
    negative_binomial_bounds,
)
from reference.fields import choice

Given = Mapping[str, Any]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "delta" in given:
        return _units(parameters["alpha"], given)
    least_cases, least_over = parameters.get("limit54") or [5, 4]
    settings = Settings(
        years=parameters["b"],
        half_window=parameters["w"],
        blocks=parameters.get("noPeriods", 1),
        not_included=parameters.get("pastWeeksNotIncluded", 26),
        reweight=parameters.get("reweight", True),
        reweight_over=parameters.get("weightsThreshold", 2.58),
        trend=parameters.get("trend", True),
        trend_p=parameters.get("pThresholdTrend", 0.05),
        alpha=parameters["alpha"],
        threshold=choice(Threshold, parameters.get("thresholdMethod", "delta"), "thresholdMethod"),
        power=parameters.get("powertrans", "2/3"),
        least_cases=least_cases,
        least_over=least_over,
    )
    found = farrington(
        given["counts"],
        [place - 1 for place in parameters["range_1based"]],
        settings,
        frequency=given["freq"],
        dates=[date.fromisoformat(day) for day in given["epoch"]] if given.get("epoch_as_date") else None,
        population=given.get("population") if parameters.get("populationOffset") else None,
    )
    return {
        "upperbound": found.upper,
        "alarm": found.alarm,
        "expected": [one.expected if one.enough_cases else None for one in found.points],
        "trend_fitted": [one.trend for one in found.points],
        "phi": [one.phi for one in found.points],
    }


def _units(alpha: float, given: Given) -> dict[str, Any]:
    """Lower and upper bound, the chance of as many, and the score."""
    one, other = given["delta"], given["nb"]
    return {
        "delta": [
            delta_threshold(one["pred"], one["pred_se"], one["phi"], alpha, power, one["y"])
            for power in one["powertrans"]
        ],
        "nb": [_negative_binomial(alpha, other, case) for case in other["cases"]],
    }


def _negative_binomial(alpha: float, given: Given, case: Given) -> tuple[float, ...]:
    forecast = given["pred_log"], given["pred_log_se"], case["phi"], alpha
    with_error = case["method"] == "muan"
    lower, upper = negative_binomial_bounds(*forecast, with_error=with_error)
    # The package's own test hands its score the forecast in logs.
    score = (given["y"] - given["pred_log"]) / (upper - given["pred_log"])
    return lower, upper, chance_of_as_many(given["y"], *forecast, with_error=with_error), score
