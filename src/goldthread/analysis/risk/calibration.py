"""Does a predicted chance come true as often as it says?

Sources: Cox 1958 (slope and intercept); Van Calster and others 2019. Fitted by statsmodels, checked against R.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Integers, Numbers, complete, refuse, same_length
from goldthread.analysis.risk.discrimination import outcomes


@dataclass(frozen=True)
class Calibration:
    """Slope 1, intercept 0, observed over expected 1 are perfect; groups from the lowest predicted to the highest."""

    slope: float
    intercept: float
    in_the_large: float
    observed_over_expected: float
    brier: float
    predicted: Floats
    observed: Floats
    sizes: Integers


def calibration(outcome: Numbers, predicted: Numbers, *, groups: int = 5) -> Calibration:
    """Of predicted chances strictly between nought and one."""
    happened, chance = outcomes(outcome).astype(float), complete(predicted, "predicted")
    same_length(happened, chance, "predicted")
    if ((chance <= 0) | (chance >= 1)).any():
        refuse("predicted", "a chance lies between 0 and 1.")
    odds = np.log(chance / (1 - chance))
    both = _logistic(happened, np.column_stack([np.ones(len(odds)), odds]))[0]
    large = _logistic(happened, np.ones((len(odds), 1)), offset=odds)[0]
    edges = np.quantile(chance, np.linspace(0, 1, groups + 1))
    group = np.clip(np.searchsorted(edges, chance, side="left") - 1, 0, groups - 1)
    sizes = np.bincount(group, minlength=groups)
    with np.errstate(invalid="ignore"):
        means = np.bincount(group, weights=chance, minlength=groups) / sizes
        shares = np.bincount(group, weights=happened, minlength=groups) / sizes
    return Calibration(
        slope=float(both[1]),
        intercept=float(both[0]),
        in_the_large=float(large[0]),
        observed_over_expected=float(happened.sum() / chance.sum()),
        brier=float(((chance - happened) ** 2).mean()),
        predicted=means,
        observed=shares,
        sizes=sizes.astype(np.int64),
    )


@dataclass(frozen=True)
class LogisticModel:
    """Log odds ratios with standard errors, and what the model predicts for each person."""

    coefficients: dict[str, float]
    errors: dict[str, float]
    linear: Floats
    predicted: Floats


def logistic(outcome: Numbers, factors: Mapping[str, Numbers]) -> LogisticModel:
    """Logistic regression on factors given as numbers."""
    happened = outcomes(outcome).astype(float)
    columns = {"(Intercept)": np.ones(len(happened))}
    for name, values in factors.items():
        columns[name] = complete(values, name)
        same_length(columns[name], happened, name)
    matrix = np.column_stack(list(columns.values()))
    coefficients, errors = _logistic(happened, matrix)
    linear = matrix @ coefficients
    names = list(columns)
    return LogisticModel(
        dict(zip(names, coefficients.tolist(), strict=True)),
        dict(zip(names, errors.tolist(), strict=True)),
        linear,
        1 / (1 + np.exp(-linear)),
    )


def _logistic(outcome: Floats, matrix: Floats, *, offset: Floats | None = None) -> tuple[Floats, Floats]:
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    fit = GLM(outcome, matrix, family=Binomial(), offset=offset).fit(tol=1e-12)
    return np.asarray(fit.params), np.asarray(fit.bse)
