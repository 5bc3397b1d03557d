"""Poisson log-linear models of how lists of the same people overlap.

Each person seen has a history: which lists know them. The model of the observed histories says how many have the
history "on no list". Sources: Fienberg 1972; Cormack 1989; Baillargeon and Rivest 2007 (Rcapture), against which it
is checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goldthread.analysis.checking import Floats, Integers, Numbers, at_least, counted, refuse, same_length
from goldthread.analysis.prevalence.formula import Term

ROUNDS = 200
STILL = 1e-12
AT_THE_EDGE = 1e-7


@dataclass(frozen=True)
class Overlap:
    """How many people have each history: one row a history, one column a list, 1 where the list knows them."""

    lists: tuple[str, ...]
    histories: Integers
    counts: Floats

    @property
    def seen(self) -> float:
        """People on at least one list."""
        return float(np.nansum(self.counts))

    def shared(self, one: str, other: str) -> float:
        """People whom both lists know."""
        both = self.histories[:, self.lists.index(one)] & self.histories[:, self.lists.index(other)]
        return float(np.nansum(self.counts[both == 1]))


def overlap(lists: Sequence[str], histories: Sequence[Sequence[int]], counts: Numbers) -> Overlap:
    """People by history. Histories left out count none; a missing count leaves its history out of every fit.

    Refuses fewer than two lists, a history on no list or given twice, and counts below nought.
    """
    count = counted(counts, "freq")
    same_length(list(histories), count, "histories")
    names = tuple(lists)
    if len(names) < 2:
        refuse("lists", "at least two lists are needed.")
    table = np.array([list(history) for history in histories], dtype=np.int64)
    if table.ndim != 2 or table.shape[1] != len(names) or not np.isin(table, (0, 1)).all():
        refuse("histories", "each history holds a 0 or a 1 for each list.")
    if (table.sum(axis=1) == 0).any():
        refuse("histories", "nobody can be seen on no list.")
    if len(np.unique(table, axis=0)) != len(table):
        refuse("histories", "a history is given twice.")
    at_least(count, len(names) + 1, "freq", "a model of lists")
    given = {tuple(history): value for history, value in zip(table.tolist(), count.tolist(), strict=True)}
    every = [[*map(int, f"{number:0{len(names)}b}")] for number in range(1, 2 ** len(names))]
    return Overlap(names, np.array(every), np.array([given.get(tuple(one), 0.0) for one in every]))


@dataclass(frozen=True)
class Fit:
    """A fitted Poisson model. ``at_edge``: some fitted mean ran to nought, so the estimate may not exist."""

    coefficients: Floats
    covariance: Floats
    fitted: Floats
    deviance: float
    log_likelihood: float
    df: int
    at_edge: bool

    @property
    def parameters(self) -> int:
        return len(self.coefficients)


def poisson_fit(design: Floats, counts: Floats, offset: Floats | float = 0.0) -> Fit:
    """Maximum likelihood by iterated weighted least squares, log link, from R's start; to full convergence."""
    from scipy.special import gammaln, xlogy

    mean: Floats = counts + 0.1
    deviance = np.inf
    coefficients: Floats = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        linear = np.log(mean) - offset
        working = linear + (counts - mean) / mean
        root = np.sqrt(mean)
        coefficients = _solve(design * root[:, None], working * root)
        mean = np.exp(np.clip(design @ coefficients + offset, -30, 60))
        before, deviance = deviance, float(2 * (xlogy(counts, counts / mean) - counts + mean).sum())
        if abs(before - deviance) < STILL * (abs(deviance) + 0.1):
            break
    covariance = np.asarray(np.linalg.pinv(design.T @ (design * mean[:, None])), dtype=float)
    return Fit(
        coefficients=coefficients,
        covariance=covariance,
        fitted=mean,
        deviance=deviance,
        log_likelihood=float((xlogy(counts, mean) - mean - gammaln(counts + 1)).sum()),
        df=len(counts) - int(np.linalg.matrix_rank(design)),
        at_edge=bool((mean < AT_THE_EDGE).any()),
    )


def _solve(design: Floats, values: Floats) -> Floats:
    return np.asarray(np.linalg.lstsq(design, values, rcond=None)[0], dtype=float)


@dataclass(frozen=True)
class Abundance:
    """How many people in all by one model; ``unseen`` of them on no list."""

    model: str
    seen: float
    unseen: float
    se: float
    fit: Fit
    bic: float

    @property
    def total(self) -> float:
        return self.seen + self.unseen

    @property
    def aic(self) -> float:
        return 2 * self.fit.parameters - 2 * self.fit.log_likelihood


def estimate(people: Overlap, terms: Sequence[Term], *, name: str | None = None) -> Abundance:
    """The number of people by the model with these terms; the main effect of every list is expected among them."""
    known = ~np.isnan(people.counts)
    design = design_of(people, terms)[known]
    refuse_too_few(design)
    return abundance(name or model_name(terms, people.lists), poisson_fit(design, people.counts[known]), people.seen)


def abundance(name: str, fit: Fit, seen: float) -> Abundance:
    """Seen and unseen by a fit whose first coefficient is the intercept."""
    start = fit.coefficients[0]
    unseen = float(np.exp(start))
    se = float(np.sqrt(unseen + unseen**2 * fit.covariance[0, 0]))
    bic = fit.parameters * float(np.log(seen)) - 2 * fit.log_likelihood
    return Abundance(name, seen, unseen, se, fit, bic)


def design_of(people: Overlap, terms: Sequence[Term]) -> Floats:
    """Intercept and one column a term: 1 where every list of the term knows the person."""
    at = {name: place for place, name in enumerate(people.lists)}
    columns = [people.histories[:, [at[name] for name in sorted(term)]].prod(axis=1) for term in terms]
    return np.column_stack([np.ones(len(people.counts)), *columns]).astype(float)


def refuse_too_few(design: Floats) -> None:
    """Refuse a model with more terms than histories to learn them from."""
    if design.shape[1] > design.shape[0]:
        refuse("formula", f"{design.shape[1]} terms cannot be learnt from {design.shape[0]} histories.")


def model_name(terms: Sequence[Term], lists: Sequence[str]) -> str:
    """The largest interactions by the lists' numbers, as in [12,3]."""
    largest = [term for term in terms if not any(term < other for other in terms)]
    numbers = ["".join(sorted(str(lists.index(name) + 1) for name in term)) for term in largest]
    return f"[{','.join(sorted(numbers, key=lambda one: (-len(one), one)))}]"


@dataclass(frozen=True)
class Prediction:
    """A model with covariates: what it says of the rows without a count."""

    fit: Fit
    seen: float
    predicted: Floats
    aic: float

    @property
    def total(self) -> float:
        """People seen and people predicted where nobody could be seen."""
        return self.seen + float(self.predicted.sum())


def predict_missing(columns: Mapping[str, Sequence[Any]], counts: Numbers, terms: Sequence[Term]) -> Prediction:
    """Fit the rows that have a count, predict those that have none. Columns are factors by their first level."""
    count = counted(counts, "y")
    known = ~np.isnan(count)
    if known.all():
        refuse("y", "no row is without a count, so there is nothing to predict.")
    design = np.column_stack([np.ones(len(count)), *(_factor_term(columns, term) for term in terms)])
    refuse_too_few(design[known])
    fit = poisson_fit(design[known], count[known])
    predicted = np.exp(design[~known] @ fit.coefficients)
    rank = int(np.linalg.matrix_rank(design[known]))
    return Prediction(fit, float(count[known].sum()), predicted, 2 * rank - 2 * fit.log_likelihood)


def _factor_term(columns: Mapping[str, Sequence[Any]], term: Term) -> Floats:
    product = np.ones((len(next(iter(columns.values()))), 1))
    for name in sorted(term):
        values = np.array([str(value) for value in columns[name]])
        levels = list(dict.fromkeys(values.tolist()))[1:]
        dummies = np.column_stack([values == level for level in levels]).astype(float)
        product = (product[:, :, None] * dummies[:, None, :]).reshape(len(values), -1)
    return product
