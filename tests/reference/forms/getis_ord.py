"""Hotspots by distance or by neighbours, and Moran's I."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.analysis.scan.getis_ord import by_row, distance_weights, hotspots, moran, neighbour_weights

NAMES = {"neighbours": "neighbours_1based"}


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "neighbours_1based" in given:
        weights = neighbour_weights([[place - 1 for place in row] for row in given["neighbours_1based"]])
    else:
        weights = distance_weights(given["x"], given["y"], parameters["distance_band"])
    if "Moran" in method:
        found = moran(given["value"], by_row(weights) if "row" in parameters.get("weights", "row") else weights)
        return {
            "I": found.i,
            "expectation": found.expectation,
            "variance": found.variance,
            "z": found.z,
            "p": found.p,
        }
    spots = hotspots(given["value"], weights)
    return {
        "gi_z": spots.gi,
        "gi_star_z": spots.gi_star,
        "gi_star_p_two_sided": spots.p,
        "local_p_fdr": spots.p_adjusted,
        "gi_binary_z_first": spots.gi[0],
        "gi_star_binary_z_first": spots.gi_star[0],
    }
