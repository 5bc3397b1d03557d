"""Reach, and kits by source against their printed total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.prevalence.reached import naloxone_reach, supply


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "estimated_population" in given:
        reach = naloxone_reach(
            given["cumulative_first_supplies_at_risk"], given["estimated_population"], per=parameters.get("per", 1000)
        )
        return {"reach_per_1000_rounded": np.rint(reach).astype(int)}
    out: dict[str, Any] = {}
    for name, kits in given.items():
        if isinstance(kits, Mapping):
            key = (
                f"total_{name.removeprefix('year_')}" if name.startswith("year_") else f"sum_of_listed_sources_{name}"
            )
            out[key] = supply(kits).total
        if name.startswith("repeat_because_used_"):
            year = name.removeprefix("repeat_because_used_")
            other = given[f"repeat_{year}"] - kits
            used = supply({"used": kits, "other": other})
            out["used_share_of_repeat_percent"] = round(100 * used.shares["used"])
    return out
