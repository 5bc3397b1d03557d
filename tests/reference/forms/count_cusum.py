"""CUSUM of counts and the likelihood ratio of a rise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.analysis.detection.cumulative import Transform, count_cusum, likelihood_ratio
from reference.fields import choice

NAMES = {"expected": "mu0", "mean": "m", "first": "range_1based"}


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "mu0" in given:
        values = likelihood_ratio(
            given["counts"],
            given["mu0"],
            dispersion=parameters.get("alpha") or 0.0,
            threshold=parameters.get("c_ARL", 5),
        )
        return {"glr": values}
    places = parameters["range_1based"]
    found = count_cusum(
        given["counts"][: places[-1]],
        first=places[0] - 1,
        slack=parameters["k"],
        decision=parameters["h"],
        transform=choice(Transform, parameters.get("trans") or "none", "trans"),
        mean=parameters.get("m"),
    )
    return {"cusum": found.sums, "alarm": found.alarm, "m": found.mean}
