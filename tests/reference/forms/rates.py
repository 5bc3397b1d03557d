"""Intervals, rates, standardised rates and funnels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from goldthread.analysis.rates import funnel, intervals
from goldthread.analysis.rates.single import Rates, crude_rates, proportions
from goldthread.analysis.rates.standardised import (
    EUROPEAN_STANDARD_POPULATION_2013,
    directly_standardised,
    indirectly_standardised,
    reference,
)

NAMES = {
    "numerators": "numerator or count",
    "denominators": "denominator or n",
    "counts": "count",
    "populations": "pop",
    "events": "count",
    "observed": "count or obs",
    "reference events": "refcount",
    "reference populations": "refpop",
    "standard": "esp2013",
    "level": "p_2s or p_3s",
    "at": "population or observed_events",
}
CONFIDENCES = ["95%", "99.8%"]
Given = Mapping[str, Any]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    said = method.lower()
    if "funnel" in said:
        return _funnel(said, parameters, given)
    if "indirect" in said:
        return _indirect(parameters, given)
    if "direct" in said:
        return _direct(parameters, given)
    if "crude" in said:
        return _single(crude_rates, parameters, given)
    if "denominator" in given:
        return _single(proportions, parameters, given)
    return _limits(said, given)


def _share(confidence: str) -> float:
    return float(confidence.removesuffix("%")) / 100


def _names(confidence: str) -> tuple[str, str]:
    figure = f"{float(confidence.removesuffix('%')):.1f}".replace(".", "_")
    return f"lower{figure}cl", f"upper{figure}cl"


def _limits(said: str, given: Given) -> dict[str, Any]:
    """Each row with a confidence of its own."""
    found = []
    for place, confidence in enumerate(given["confidence"]):
        count, wanted = [given["count"][place]], _share(confidence)
        if "wilson" in said:
            found.append(intervals.wilson(count, [given["n"][place]], confidence=wanted))
        else:
            found.append(intervals.byar(count, confidence=wanted))
    return {"lower": [one.lower[0] for one in found], "upper": [one.upper[0] for one in found]}


def _single(rate: Any, parameters: Given, given: Given) -> dict[str, Any]:
    length = len(given["numerator"])
    per = parameters.get("multiplier") or given.get("multiplier") or 1
    scale = np.array(per if isinstance(per, Sequence) else [per] * length, dtype=float)
    out: dict[str, Any] = {}
    for confidence in parameters.get("confidence") or CONFIDENCES:
        found: Rates = rate(given["numerator"], given["denominator"], per=scale, confidence=_share(confidence))
        lower, upper = _names(confidence)
        out |= {lower: found.interval.lower, upper: found.interval.upper}
    return {"value": found.value, "method": found.method} | out


def _areas(given: Given) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, area in enumerate(given["area"]):
        found.setdefault(area, []).append(place)
    return found


def _some(column: list[Any], places: list[int]) -> list[Any]:
    return [column[place] for place in places]


def _multipliers(parameters: Given) -> list[float]:
    per = parameters.get("multiplier", 100_000)
    return list(per) if isinstance(per, Sequence) else [per]


def _direct(parameters: Given, given: Given) -> dict[str, Any]:
    standard = parameters.get("esp2013") or EUROPEAN_STANDARD_POPULATION_2013
    fewest = parameters.get("suppressed_below", 10)
    rows: dict[str, list[Any]] = {}
    for per in _multipliers(parameters):
        for area, places in _areas(given).items():
            row: dict[str, Any] = {"area": area}
            for confidence in parameters.get("confidence") or CONFIDENCES:
                one = directly_standardised(
                    _some(given["count"], places),
                    _some(given["pop"], places),
                    standard,
                    per=per,
                    confidence=_share(confidence),
                    fewest=fewest,
                )
                row |= dict(zip(_names(confidence), (one.lower, one.upper), strict=True))
            row |= {"value": one.value, "total_count": one.events, "total_pop": one.population, "method": one.method}
            row["statistic"] = f"dsr per {per}" if one.events >= fewest else f"dsr NA for total count < {fewest}"
            for key, value in row.items():
                rows.setdefault(key, []).append(value)
    return rows


def _indirect(parameters: Given, given: Given) -> dict[str, Any]:
    rows: dict[str, list[Any]] = {}
    last: list[Any] = [None]
    for output in parameters["outputs"]:
        is_rate, times = output["statistic"] == "rate", output["multiplier"]
        for area, places in _areas(given).items():
            counts, people = _some(given["refcount"], places), _some(given["refpop"], places)
            last = [reference(counts, people)]
            row: dict[str, Any] = {"area": area}
            for confidence in parameters.get("confidence") or CONFIDENCES:
                one = indirectly_standardised(
                    _some(given["count"], places),
                    _some(given["pop"], places),
                    last[0],
                    per=times if is_rate else None,
                    ratio_times=times,
                    confidence=_share(confidence),
                )
                row |= dict(zip(_names(confidence), (one.lower, one.upper), strict=True))
            row |= {"observed": one.observed, "expected": one.expected, "ref_rate": one.reference_rate}
            row |= {"value": one.value, "method": one.method}
            kind = f"rate per {times}" if is_rate else f"ratio x {times}"
            row["statistic"] = f"indirectly standardised {kind}"
            for key, value in row.items():
                rows.setdefault(key, []).append(value)
    return rows


def _funnel(said: str, parameters: Given, given: Given) -> dict[str, Any]:
    levels = (parameters.get("p_2s", funnel.INNER), parameters.get("p_3s", funnel.OUTER))
    per = parameters.get("multiplier", 1)
    if "obs" in given:
        ratio = funnel.ratio_funnel(
            given["obs"], given["expected"], at=parameters.get("observed_events"), per=per, levels=levels
        )
        limits: dict[str, Any] = {"Observed_events": ratio.at}
        for name, band in (
            ("lower_2s", ratio.lower_inner),
            ("upper_2s", ratio.upper_inner),
            ("lower_3s", ratio.lower_outer),  # its upper fellow is left out: the reference searches it by halves
        ):
            limits |= {f"{name}_exp_events": band.expected, f"{name}_count": band.distance, f"{name}_isr": band.ratio}
        return {"significance": ratio.significance, "limits": limits}
    found = funnel.proportion_funnel(
        given["numerator"], given["denominator"], at=parameters.get("population"), per=per, levels=levels
    )
    return {
        "significance": found.significance,
        "limits": {
            "Population": found.at,
            "Lower2s0025limit": found.inner.lower,
            "Upper2s0025limit": found.inner.upper,
            "Lower3s0001limit": found.outer.lower,
            "Upper3s0001limit": found.outer.upper,
            "Baseline": [found.baseline] * len(found.at),
        },
    }
