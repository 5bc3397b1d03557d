"""How well a score tells people apart, how long they live, and whether chances come true."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.risk.calibration import calibration, logistic
from goldthread.analysis.risk.discrimination import discrimination
from goldthread.analysis.risk.survival import cox, kaplan_meier

Given = Mapping[str, Any]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "score" in given:
        return _auc(parameters, given)
    if "status" not in given:
        return _calibration(parameters, given)
    status = [int(one == 2) for one in given["status"]] if max(given["status"]) == 2 else given["status"]
    if "times" in parameters:
        found = kaplan_meier(given["time"], status, parameters["times"])
        return {"n_risk": found.at_risk, "survival": found.value, "lower": found.lower, "upper": found.upper}
    factors = {name.replace("_", "."): given[name] for name in given if name not in {"time", "status"}}
    model = cox(given["time"], status, factors)
    return {"coef": model.coefficients, "se": model.errors, "concordance": model.concordance}


def _auc(parameters: Given, given: Given) -> dict[str, Any]:
    rising = parameters.get("higher_is_riskier", True)
    found = discrimination(given["outcome"], given["score"] if rising else [-one for one in given["score"]])
    return {
        "auc": found.auc,
        "ci_low": found.low,
        "ci_high": found.high,
        "youden_threshold": found.threshold if rising else -found.threshold,
        "specificity": found.specificity,
        "sensitivity": found.sensitivity,
    }


def _calibration(parameters: Given, given: Given) -> dict[str, Any]:
    factors: dict[str, list[float]] = {}
    for name in re.split(r"\s*\+\s*", parameters["model"].partition("~")[2].strip()):
        levels = sorted(set(map(str, given[name])), reverse=True)
        if isinstance(given[name][0], str):
            factors |= {name + level: [float(one == level) for one in given[name]] for level in levels[1:]}
        else:
            factors[name] = given[name]
    model = logistic(given["outcome"], factors)
    times, shift = map(float, re.findall(r"-?\s*[\d.]+", parameters["miscalibrated"].split("(")[1].replace(" ", "")))
    bent = calibration(given["outcome"], 1 / (1 + np.exp(-(times * model.linear + shift))))
    return {
        "coef": model.coefficients,
        "se": model.errors,
        "brier": calibration(given["outcome"], model.predicted).brier,
        "auc": discrimination(given["outcome"], model.predicted).auc,
        "brier_p2": bent.brier,
        "calibration_slope_p2": bent.slope,
        "calibration_intercept_p2": bent.intercept,
        "calibration_in_the_large_p2": bent.in_the_large,
        "oe_ratio_p2": bent.observed_over_expected,
        "quintiles": {"mean_p": bent.predicted, "observed": bent.observed, "n": bent.sizes},
    }
