"""Time to an event that not everybody reaches: Kaplan-Meier, and Cox's model by statsmodels.

Sources: Kaplan and Meier 1958 with log-log limits; Cox 1972 with Efron's ties. Checked against R survival.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Integers, Numbers, complete, denominators, refuse, same_length
from goldthread.analysis.rates.intervals import normal_quantile
from goldthread.analysis.risk.discrimination import outcomes


@dataclass(frozen=True)
class Survival:
    """At each time asked for: people still at risk and the share without the event, with limits."""

    at_risk: Integers
    value: Floats
    lower: Floats
    upper: Floats


def kaplan_meier(time: Numbers, event: Numbers, at: Numbers, *, confidence: float = 0.95) -> Survival:
    """The share of people without the event at these times."""
    when, happened, asked = (
        denominators(time, "time", missing=False),
        outcomes(event, "status"),
        complete(at, "times"),
    )
    same_length(when, happened, "status")
    times = np.unique(when[happened])
    risk = (when[:, None] >= times).sum(axis=0)
    events = ((when[:, None] == times) & happened[:, None]).sum(axis=0)
    share = np.cumprod(1 - events / risk)
    with np.errstate(divide="ignore"):
        spread = np.cumsum(events / (risk * (risk - events.astype(float))))
    place = np.searchsorted(times, asked, side="right") - 1
    value = np.where(place >= 0, share[np.maximum(place, 0)], 1.0)
    variance = np.where(place >= 0, spread[np.maximum(place, 0)], 0.0)
    z = normal_quantile(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = z * np.sqrt(variance) / np.abs(np.log(value))
        lower, upper = value ** np.exp(reach), value ** np.exp(-reach)
    known = (value > 0) & (value < 1)
    return Survival(
        at_risk=(when[:, None] >= asked).sum(axis=0).astype(np.int64),
        value=value,
        lower=np.where(known, lower, value),
        upper=np.where(known, upper, value),
    )


@dataclass(frozen=True)
class CoxModel:
    """Log hazard ratios with standard errors, and Harrell's share of pairs in the right order."""

    coefficients: dict[str, float]
    errors: dict[str, float]
    concordance: float
    log_likelihood: float


def cox(time: Numbers, event: Numbers, factors: Mapping[str, Numbers]) -> CoxModel:
    """Cox's proportional hazards with Efron's ties. Refuses fewer events than factors."""
    from statsmodels.duration.hazard_regression import PHReg

    when, happened = denominators(time, "time", missing=False), outcomes(event, "status")
    same_length(when, happened, "status")
    columns = {name: complete(values, name) for name, values in factors.items()}
    for name, values in columns.items():
        same_length(values, when, name)
    if not columns or happened.sum() <= len(columns):
        refuse("status", f"{int(happened.sum())} events are too few for {len(columns)} factors.")
    matrix = np.column_stack(list(columns.values()))
    fit = PHReg(when, matrix - matrix.mean(axis=0), status=happened.astype(int), ties="efron").fit(disp=0)
    names = list(columns)
    return CoxModel(
        coefficients=dict(zip(names, np.asarray(fit.params).tolist(), strict=True)),
        errors=dict(zip(names, np.asarray(fit.bse).tolist(), strict=True)),
        concordance=concordance(when, happened.astype(float), matrix @ np.asarray(fit.params)),
        log_likelihood=float(fit.llf),
    )


def concordance(time: Floats, event: Floats, score: Floats) -> float:
    """Of pairs whose order in time is known, the share in which the higher score came first; ties of score count
    half.
    """
    first = (event == 1)[:, None] & ((time[:, None] < time) | ((time[:, None] == time) & (event == 0)))
    right = (score[:, None] > score) + 0.5 * (score[:, None] == score)
    return float(right[first].sum() / first.sum())
