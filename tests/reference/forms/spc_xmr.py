"""XmR charts: areas apart, points sorted by area and date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.spc import flags
from goldthread.analysis.spc.segments import Rebase
from goldthread.analysis.spc.signals import Cause, Improvement, Standing
from goldthread.analysis.spc.xmr import Assurance, Segment, XmrChart, xmr_chart
from reference.fields import choice, column

NAMES = {"values": "y", "rebases": "rebase", "fix_after": "fix_after_n_points"}
WARNS_BELOW = 13  # the package says 12 and warns below 13
LABELS = {
    Cause.COMMON: "Common Cause",
    Cause.ABOVE_LIMIT: "Above UCL",
    Cause.BELOW_LIMIT: "Below LCL",
    Cause.RISING: "7 Point Trend (Increasing)",
    Cause.FALLING: "7 Point Trend (Decreasing)",
    Cause.TWO_OF_THREE_HIGH: "2 in 3 Above CL",
    Cause.TWO_OF_THREE_LOW: "2 in 3 Below CL",
    Cause.SHIFT_HIGH: "7 Points Above CL",
    Cause.SHIFT_LOW: "7 Points Below CL",
}


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "seven_one_side" in given or "part_of_seven" in given or "two_in_three" in given:
        return _rules(given)
    values, days = column(given, "y"), [str(day) for day in column(given, "x")]
    areas = [str(area) for area in given.get("f") or ["no facet"] * len(values)]
    rows = sorted(zip(areas, days, values, strict=True), key=lambda row: row[:2])
    points: dict[str, list[Any]] = {}
    summary: list[dict[str, Any]] = []
    for area in dict.fromkeys(row[0] for row in rows):
        dates = [row[1] for row in rows if row[0] == area]
        target = _target(parameters, area)
        chart = _chart([row[2] for row in rows if row[0] == area], dates, target, parameters)
        for key, found in _points(chart, area, dates).items():
            points.setdefault(key, []).extend(found)
        summary.extend(_segment(chart, segment, area, parameters) for segment in chart.segments)
    return {"points": points, "summary": summary}


def _rules(given: Mapping[str, Any]) -> dict[str, Any]:
    def signs(values: list[int]) -> np.ndarray:
        return np.array(values, dtype=np.int8)

    return {
        "seven_one_side": [
            flags.run_completed(signs(one["rel"]), 7).astype(int) for one in given.get("seven_one_side", [])
        ],
        "part_of_seven": [
            flags.spread_back(signs(one["v"]) != 0, 7).astype(int) for one in given.get("part_of_seven", [])
        ],
        "two_in_three": [
            flags.two_of_three(signs(one["close"]) != 0, signs(one["rel"])).astype(int)
            for one in given.get("two_in_three", [])
        ],
    }


def _target(parameters: Mapping[str, Any], area: str) -> float | None:
    target = parameters.get("target")
    return target.get(area) if isinstance(target, Mapping) else target


def _chart(
    values: list[float | None], dates: list[str], target: float | None, parameters: Mapping[str, Any]
) -> XmrChart:
    rebases = [Rebase(dates.index(date), "asked for") for date in parameters.get("rebase") or [] if date in dates]
    return xmr_chart(
        values,
        better=choice(Improvement, parameters.get("improvement_direction", "increase"), "improvement_direction"),
        rebases=rebases,
        target=target,
        screen=parameters.get("screen_outliers", True),
        fix_after=parameters.get("fix_after_n_points"),
        trial_below=WARNS_BELOW,
    )


def _points(chart: XmrChart, area: str, dates: list[str]) -> dict[str, list[Any]]:
    length = len(dates)
    unlimited = np.isnan(chart.lower)
    return {
        "f": [area] * length,
        "x": dates,
        "y": chart.value.tolist(),
        "rebase_group": chart.segment.tolist(),
        "mean": chart.mean.tolist(),
        "lpl": chart.lower.tolist(),
        "upl": chart.upper.tolist(),
        "outside_limits": np.where(unlimited, None, chart.outside).tolist(),
        "relative_to_mean": chart.side.tolist(),
        "close_to_limits": np.where(unlimited, None, chart.close).tolist(),
        "special_cause_type": [LABELS[cause] for cause in chart.cause],
        "special_cause_flag": [cause is not Cause.COMMON for cause in chart.cause],
        "point_type": list(chart.standing),
        "short_group_warning": [chart.segments[place].trial for place in chart.segment],
        "target": [chart.target] * length,
    }


def _segment(chart: XmrChart, segment: Segment, area: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"f": area} if parameters.get("facet") else {}
    if parameters.get("rebase"):
        row["rebase_group"] = chart.segments.index(segment)
    row |= {
        "mean_col": segment.mean,
        "lpl": segment.lower,
        "upl": segment.upper,
        "n": segment.points,
        "common_cause": segment.counts[Standing.COMMON],
        "special_cause_improvement": segment.counts[Standing.IMPROVEMENT],
        "special_cause_concern": segment.counts[Standing.CONCERN],
        "variation_type": segment.variation,
    }
    if parameters.get("target") is not None:
        row["assurance_type"] = _assurance(chart) if segment is chart.segments[-1] else None
    return row


def _assurance(chart: XmrChart) -> Assurance | None:
    """The package calls an area without a target, beside others with one, inconsistent; the product says nothing."""
    without = chart.target is None and chart.better is not Improvement.NEUTRAL
    return Assurance.INCONSISTENT if without else chart.assurance
