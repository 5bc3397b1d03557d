"""Prospective scans with the baselines and zones given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.analysis.scan.space_time import Window, space_time_scan


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    names, zones = given["locations"], [[place - 1 for place in zone] for zone in given["zones_1based"]]
    found = space_time_scan(
        given["counts_by_year"], given["baseline_by_year"], zones, longest=parameters.get("max_duration")
    )
    best = found.most_likely
    return {
        "mlc": {"locations": [names[place] for place in zones[best.zone]], "zone_number_1based": best.zone + 1}
        | _window(best),
        "top25": [{"zone": one.zone + 1} | _window(one) for one in found.windows[:25]],
    }


def _window(window: Window) -> dict[str, Any]:
    return {
        "duration": window.duration,
        "score": window.score,
        "relrisk_in": window.risk_inside,
        "relrisk_out": window.risk_outside,
    }
