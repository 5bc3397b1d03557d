"""EARS over the points asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.detection.ears import Ears, ears
from reference.fields import choice

NAMES = {"baseline": "baseline", "counts": "counts"}


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    kind = choice(Ears, parameters["method"], "method")
    found = ears(
        given["counts"],
        kind,
        baseline=parameters.get("baseline", 7),
        alpha=parameters.get("alpha", 0.025 if kind is Ears.C3 else 0.001),
        min_sigma=parameters.get("min_sigma", 0),
    )
    places = np.array(parameters["range_1based"]) - 1
    if kind is not Ears.C3:
        return {"upperbound": found.upper[places], "alarm": found.alarm[places]}
    unknown = np.isnan(found.statistic[places])
    return {
        "documented": {
            "c3": found.statistic[places],
            "upperbound": found.upper[places],
            "alarm": np.where(unknown, None, found.alarm[places]),
        }
    }
