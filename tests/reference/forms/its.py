"""Interrupted time series: a step in counts, its counterfactual, and a segmented regression of logs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.checking import refuse
from goldthread.analysis.impact.design import Columns, Family, columns, season
from goldthread.analysis.impact.interrupted import (
    Interrupted,
    autocorrelation,
    compare_fits,
    durbin_watson,
    fit_interrupted,
)
from reference.fields import choice

Given = Mapping[str, Any]
NAMES = {"values": "counts", "exposure": "offset"}


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "rows" not in given:
        return _segmented(parameters, given)
    table = {name: [row[place] for row in given["rows"]] for place, name in enumerate(given["columns"])}
    formula = parameters["formula"]
    if "counterfactual" in method:
        return _counterfactual(parameters, table)
    step = _step(formula)
    fit = _fitted(formula, parameters, table)
    return {
        "coefficients": {_name(name, step): value for name, (value, _) in fit.by_name().items()},
        "se": {_name(name, step): error for name, (_, error) in fit.by_name().items()},
        "dispersion": fit.dispersion if parameters["family"] == "quasipoisson" else 1,
        "df_residual": fit.df,
        f"rate_ratio_{step}": fit.effect.value,
        "rr_ci": [fit.effect.low, fit.effect.high],
        f"p_{step}": fit.effect.p,
        "deviance": fit.deviance,
    }


def _name(name: str, step: str) -> str:
    return {"step": step, "slope": "it"}.get(name, name)


def _parts(formula: str) -> list[str]:
    return [part.strip() for part in re.split(r"\+(?![^()]*\))", formula.partition("~")[2])]


def _step(formula: str) -> str:
    """The first term that is a plain name: it stands before time."""
    plain = [part for part in _parts(formula) if re.fullmatch(r"[A-Za-z_]\w*", part)]
    named = [part for part in plain if part not in {"time", "harmonics", "month"}]
    if not named:
        refuse("formula", "no step is named.")
    return named[0]


def _fitted(formula: str, parameters: Given, table: Given, slope: str | None = None) -> Interrupted:
    offset = re.search(r"offset\(log\((\w+)\)\)", formula)
    return fit_interrupted(
        table[formula.partition("~")[0].strip()],
        _design(formula, table, slope),
        family=choice(Family, parameters["family"], "family"),
        exposure=table[offset.group(1)] if offset else None,
        theta=parameters.get("theta"),
    )


def _design(formula: str, table: Given, slope: str | None) -> Columns:
    since = re.search(r"\(time\s*-\s*([\d.]+)\)\s*\*", slope or formula)
    waves = "harmonics" in formula or "sin" in formula
    pairs = re.search(r"k\s*=\s*1((?:\s*,\s*\d+)*)", formula)
    count = 1 + pairs.group(1).count(",") if pairs else 2
    return columns(
        table["time"],
        table[_step(formula)],
        slope_from=float(since.group(1)) if since else None,
        seasonal=season(table["month"], pairs=count) if waves else None,
    )


def _counterfactual(parameters: Given, table: Given) -> dict[str, Any]:
    fit = _fitted(parameters["formula"], parameters, table)
    after = fit.after == 1
    out: dict[str, Any] = {
        "fitted": fit.fitted,
        "counterfactual": fit.counterfactual,
        "events_averted_post": fit.difference_after,
        "observed_post": fit.values[after].sum(),
        "counterfactual_post": fit.counterfactual[after].sum(),
        "acf_deviance_residuals_lag1_to_12": autocorrelation(fit.residuals, 12),
    }
    if parameters.get("slope_term"):
        larger = _fitted(parameters["formula"], parameters, table, parameters["slope_term"])
        test = compare_fits(fit, larger)
        out |= {"anova_F_slope": test.f, "anova_p_slope": test.p}
    return out


def _segmented(parameters: Given, given: Given) -> dict[str, Any]:
    outcome = next((key for key in given if key not in {"law", "start", "post", "columns"}), None)
    if outcome is None or "columns" in given:
        refuse("rows" if "columns" in given else "input", "there are no figures here.")
    counts = np.array(given[outcome], dtype=float)
    if (counts <= 0).any():
        refuse(outcome, "a logarithm needs figures above nought.")
    time = np.arange(1, len(counts) + 1)
    phase = (given["start"][1] - 1 + np.arange(len(counts))) % 12 + 1
    design = columns(
        time, given.get("law", given.get("post")), slope_from=parameters["t0_1based"], seasonal=season(phase, pairs=0)
    )
    plain = fit_interrupted(np.log(counts), design, family=Family.GAUSSIAN)
    robust = fit_interrupted(np.log(counts), design, family=Family.GAUSSIAN, lags=parameters["newey_west"]["lag"])
    return {
        "ols": {
            "coef": {_month(name): value for name, (value, _) in plain.by_name().items()},
            "se": {_month(name): error for name, (_, error) in plain.by_name().items()},
        },
        "newey_west_se": {_month(name): error for name, (_, error) in robust.by_name().items()},
        "durbin_watson": durbin_watson(plain.residuals),
    }


def _month(name: str) -> str:
    named = {"step": "post", "time": "t", "slope": "tp"}
    return named.get(name) or re.sub(r"season (\d+)", r"factor(m)\1", name)
