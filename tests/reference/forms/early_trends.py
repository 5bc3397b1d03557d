"""Yearly counts with their likely range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.detection.likely_range import likely_range, yearly_change
from goldthread.analysis.rates.averages import moving_average

NAMES = {"values": "deaths"}


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    window, deaths = parameters.get("window", 5), given["deaths"]
    found = likely_range(deaths, window=window, centred=parameters.get("centred", True), z=parameters.get("z", 1.96))
    whole = np.flatnonzero(~np.isnan(found.average))
    return {
        "year": [given["year"][place] for place in whole],
        "five_year_average": found.average[whole],
        "likely_lower": found.lower[whole],
        "likely_upper": found.upper[whole],
        "three_year_average": moving_average(deaths, window=3).value,
        "annual_change": yearly_change(deaths),
    }
