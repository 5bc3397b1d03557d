"""Circular scans, in the forms of three programs, and expected counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.rates.standardised import expected_by_stratum
from goldthread.analysis.scan.circular import Cluster, Likelihood, flat, great_circle, scan, zones
from reference.fields import choice

SIGNIFICANT = 0.05
NOT_LISTED = 0.99
Given = Mapping[str, Any]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "n_strata" in parameters:
        found = expected_by_stratum(given["cases"], given["population"], given["area"], parameters["n_strata"])
        return {"expected": list(found.values()), "areas": list(found), "total_cases": sum(given["cases"])}
    # FleXScan takes degrees for places on the globe; the others say which distance they took.
    globe = "great circle" in parameters.get("distance", "great circle")
    distances = (great_circle if globe else flat)(given["x"], given["y"])
    people = given["population"]
    circles = zones(
        distances,
        np.asarray(people, dtype=float),
        bound=parameters.get("pop_upper_bound", 1.0),
        most=parameters.get("max_neighbours"),
    )
    result = scan(
        given["cases"],
        people,
        circles,
        expected=given.get("expected"),
        likelihood=choice(Likelihood, parameters["type"], "type"),
        one_a_centre="secondary" in parameters,
        simulations=parameters.get("n_simulations", 999),
    )
    if "zone_rule" in parameters:
        rest = [_circle(one) for one in result.clusters[1:] if one.p <= SIGNIFICANT]
        return {"most_likely": _circle(result.most_likely), "secondary": rest, "n_zones": result.zones}
    total = float(sum(given["cases"]))
    listed = result.clusters[:10] if "max_neighbours" in parameters else _as_satscan(result.clusters)
    return {"clusters": [_listed(one, given["id"], total) for one in listed]}


def _as_satscan(clusters: tuple[Cluster, ...]) -> list[Cluster]:
    """Its reports end before the clusters that nearly every random map has as well."""
    return [one for one in clusters if one.p < NOT_LISTED]


def _circle(cluster: Cluster) -> dict[str, Any]:
    return {
        "location_ids_1based": [place + 1 for place in cluster.places],
        "population": cluster.population,
        "cases": cluster.cases,
        "expected": cluster.expected,
        "smr": cluster.cases / cluster.expected,
        "llr": cluster.llr,
        "p_value_mc": cluster.p,
    }


def _listed(cluster: Cluster, ids: list[Any], total: float) -> dict[str, Any]:
    return {
        "location_ids": [ids[place] for place in cluster.places],
        "population": cluster.population,
        "cases": cluster.cases,
        "expected": round(cluster.expected, 2),
        "observed_over_expected": round(cluster.cases / cluster.expected, 2),
        "relative_risk": round(cluster.relative_risk(total), 2),
        "llr": cluster.llr,
        "statistic": cluster.llr,
        "p_value": cluster.p,
    }
