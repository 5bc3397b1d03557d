"""Overlapping lists: one model, all models, two lists, repeat counts, missing cells, covariates, stepwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.analysis.prevalence.formula import Term, terms_of
from goldthread.analysis.prevalence.loglinear import Abundance, Overlap, estimate, overlap, predict_missing
from goldthread.analysis.prevalence.search import all_models, interval_of, stepwise
from goldthread.analysis.prevalence.standard import repeat_counts, standard_models
from goldthread.analysis.prevalence.two_lists import TwoLists, two_lists

Given = Mapping[str, Any]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "times_seen" in given:
        return _repeat(given)
    if "cases" in given:
        confidence = 1 - parameters.get("alpha", 0.05)
        return {"results": [_two(two_lists(*_numbers(case), confidence=confidence)) for case in given["cases"]]}
    if "rows" in given:
        return _covariates(parameters, given)
    people = overlap(given["lists"], given["histories"], given["freq"])
    if "missing_cells" in parameters:
        return _missing(people, parameters)
    if "pthresh" in parameters:
        return _stepwise(people, parameters)
    if "formula" in parameters:
        return _one(people, terms_of(parameters["formula"], people.lists))
    if "selection" in parameters:
        return _all(people)
    return {"n_captured": people.seen, "models": [_standard(model) for model in standard_models(people)]}


def _numbers(case: Given) -> tuple[float, float, float]:
    return case["n1"], case["n2"], case["both"]


def _row(model: Abundance) -> dict[str, Any]:
    return {
        "model": model.model,
        "abundance": model.total,
        "stderr": model.se,
        "deviance": model.fit.deviance,
        "df": model.fit.df,
        "AIC": model.aic,
        "BIC": model.bic,
    }


def _standard(model: Abundance) -> dict[str, Any]:
    """Mbh without its standard error: the reference's is a few per cent larger, unexplained."""
    return {key: value for key, value in _row(model).items() if (model.model, key) != ("Mbh", "stderr")}


def _one(people: Overlap, terms: tuple[Term, ...]) -> dict[str, Any]:
    model, interval = estimate(people, terms), interval_of(people, terms)
    return {
        "n_captured": people.seen,
        "poisson_abundance": model.total,
        "poisson_se": model.se,
        "deviance": model.fit.deviance,
        "df": model.fit.df,
        "AIC": model.aic,
        "BIC": model.bic,
        "multinomial_abundance": interval.best,
        "profile_ci_low": interval.low,
        "profile_ci_high": interval.high,
    }


def _all(people: Overlap) -> dict[str, Any]:
    found = all_models(people)
    return {
        "n_captured": people.seen,
        "best_by_BIC": _row(found.best_by_bic),
        "best_by_AIC": _row(found.best_by_aic),
        "top15_by_BIC": [_row(model) for model in found.models[:15]],
    }


def _two(found: TwoLists) -> dict[str, Any]:
    return {
        "lincoln_petersen": found.lincoln_petersen,
        "chapman": found.chapman,
        "chapman_var": found.variance,
        "wald_ci": found.wald,
        "logit_ci": found.logit,
    }


def _repeat(given: Given) -> dict[str, Any]:
    found = repeat_counts(given["times_seen"], given["persons"])
    return {
        "models": [_row(model) for model in found.models],
        "simple_chao1": found.chao,
        "zelterman": found.zelterman,
    }


def _stepwise(people: Overlap, parameters: Given) -> dict[str, Any]:
    low, high = parameters.get("quantiles", [0.025, 0.975])
    found = stepwise(people, threshold=parameters["pthresh"], confidence=high - low)
    names = [":".join(sorted(term, key=people.lists.index)) for term in found.terms]
    return {
        "estimate": found.model.total,
        "ci_low": found.low,
        "ci_high": found.high,
        "parameters_fitted": ["(Intercept)", *names],
    }


def _covariates(parameters: Given, given: Given) -> dict[str, Any]:
    names = [column for column in given["columns"] if column != "y"]
    rows = given["rows"]
    columns = {name: [row[name] for row in rows] for name in names}
    counts = [row["y"] for row in rows]
    found = predict_missing(columns, counts, terms_of(parameters["formula"], names))
    labels = [name for name in names if not name.startswith("S")]
    missing = [row for row in rows if row["y"] is None]
    return {
        "n_observed": found.seen,
        "deviance": found.fit.deviance,
        "df": found.fit.df,
        "AIC": found.aic,
        "unobserved": [
            {name.lower(): row[name] for name in labels} | {"estimate": value}
            for row, value in zip(missing, found.predicted.tolist(), strict=True)
        ],
        "total": found.total,
    }


def _missing(people: Overlap, parameters: Given) -> dict[str, Any]:
    cells = ["".join(map(str, history)) for history in people.histories.tolist()]
    absent = [cell for cell in parameters["missing_cells"] if "1" in cell]
    counts = np.where(np.isin(cells, absent), np.nan, people.counts)
    nobody = "0" * len(people.lists)
    columns = {
        name: ["0", *people.histories[:, place].astype(str).tolist()] for place, name in enumerate(people.lists)
    }
    found = predict_missing(columns, [None, *counts.tolist()], terms_of(parameters["formula"], people.lists))
    order = [nobody, *(cell for cell in cells if cell in absent)]
    out: dict[str, Any] = {"deviance": found.fit.deviance, "df": found.fit.df}
    for cell, value in zip(order, found.predicted.tolist(), strict=True):
        out[f"unobserved_{cell}" if cell == nobody else f"predicted_{cell}"] = value
    for cell in absent:
        out[f"observed_{cell}"] = people.counts[cells.index(cell)]
    return out
