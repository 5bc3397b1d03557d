"""All models at once, for the choice of a model is the larger part of the uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from goldthread.analysis.checking import refuse, share
from goldthread.analysis.prevalence.formula import Term
from goldthread.analysis.prevalence.loglinear import (
    Abundance,
    Overlap,
    abundance,
    design_of,
    estimate,
    model_name,
    poisson_fit,
)
from goldthread.analysis.prevalence.profile import ProfileInterval, profile_interval

MOST_LISTS = 5


def hierarchical_models(lists: Sequence[str]) -> list[tuple[Term, ...]]:
    """Every model that has each list, and with an interaction all that it holds; the saturated one left out.

    There are 8 for three lists, 113 for four and 6,893 for five; refuses more.
    """
    if len(lists) > MOST_LISTS:
        refuse("lists", f"there are too many models of {len(lists)} lists to try each; the most is {MOST_LISTS}.")
    mains = tuple(frozenset({name}) for name in lists)
    models: list[frozenset[Term]] = [frozenset(mains)]
    for size in range(2, len(lists)):
        grown = []
        for model in models:
            ready = [
                frozenset(group)
                for group in combinations(lists, size)
                if all(frozenset(part) in model for part in combinations(group, size - 1))
            ]
            for many in range(len(ready) + 1):
                grown += [model | set(chosen) for chosen in combinations(ready, many)]
        models = grown
    return [tuple(sorted(model, key=lambda term: (len(term), sorted(term)))) for model in models]


@dataclass(frozen=True)
class Candidates:
    """Every model tried, the best by BIC first."""

    models: tuple[Abundance, ...]

    @property
    def best_by_bic(self) -> Abundance:
        return self.models[0]

    @property
    def best_by_aic(self) -> Abundance:
        return min(self.models, key=lambda model: model.aic)

    def spread(self, within: float = 10.0) -> tuple[float, float]:
        """Least and greatest total among models whose BIC is within so much of the best: that is the honest range."""
        close = [model.total for model in self.models if model.bic <= self.best_by_bic.bic + within]
        return min(close), max(close)


def all_models(people: Overlap) -> Candidates:
    """Every hierarchical model of the lists, none left out because of what it says."""
    found = [estimate(people, terms) for terms in hierarchical_models(people.lists)]
    return Candidates(tuple(sorted(found, key=lambda model: model.bic)))


def interval_of(people: Overlap, terms: Sequence[Term], *, confidence: float = 0.95) -> ProfileInterval:
    """Profile-likelihood interval of the number of people by one model."""
    known = ~np.isnan(people.counts)
    model = estimate(people, terms)
    return profile_interval(
        design_of(people, terms)[known], people.counts[known], model.unseen, confidence=confidence
    )


def sensitivity(people: Overlap) -> dict[str, Abundance]:
    """The independence model without each list in turn: how far the answer hangs on that list alone."""
    if len(people.lists) < 3:
        refuse("lists", "leaving out a list needs at least three.")
    found = {}
    for place, left_out in enumerate(people.lists):
        others = [at for at in range(len(people.lists)) if at != place]
        histories, into = np.unique(people.histories[:, others], axis=0, return_inverse=True)
        counts = np.bincount(into.ravel(), weights=np.nan_to_num(people.counts), minlength=len(histories))
        seen = histories.sum(axis=1) > 0
        rest = Overlap(tuple(people.lists[at] for at in others), histories[seen], counts[seen])
        found[left_out] = estimate(rest, [frozenset({name}) for name in rest.lists])
    return found


@dataclass(frozen=True)
class Stepwise:
    """The model at the end of forward selection, with a normal interval of the log of the unseen."""

    terms: tuple[Term, ...]
    model: Abundance
    low: float
    high: float


def stepwise(people: Overlap, *, threshold: float = 0.02, confidence: float = 0.95) -> Stepwise:
    """Main effects, then at each step the pair of lists with the least p value, while that is under ``threshold``.

    A pair nobody is on both of cannot be estimated; its histories are left out with it (the extended likelihood).
    Source: Chan, Silverman and Vincent 2021 (SparseMSE).
    """
    from scipy.special import ndtri

    share(threshold, "pthresh")
    terms: list[Term] = [frozenset({name}) for name in people.lists]
    left = [frozenset(pair) for pair in combinations(people.lists, 2)]
    while left:
        chances = {pair: _chance(people, [*terms, pair]) for pair in left}
        best = min(left, key=lambda pair: chances[pair])
        if chances[best] >= threshold:
            break
        terms.append(best)
        left.remove(best)
    model, log_se = _sparse(people, terms)
    reach = float(ndtri(0.5 + share(confidence, "confidence") / 2)) * log_se
    return Stepwise(
        tuple(terms),
        model,
        people.seen + model.unseen * float(np.exp(-reach)),
        people.seen + model.unseen * float(np.exp(reach)),
    )


def _sparse(people: Overlap, terms: Sequence[Term]) -> tuple[Abundance, float]:
    """Fit without the pairs that nobody shares, nor the histories that hold such a pair."""
    empty = [term for term in terms if len(term) == 2 and not people.shared(*sorted(term))]
    estimable = [term for term in terms if term not in empty]
    design = design_of(people, estimable)
    kept = ~np.isnan(people.counts)
    for term in empty:
        kept &= design_of(people, [term])[:, 1] == 0
    fit = poisson_fit(design[kept], people.counts[kept])
    model = abundance(model_name(terms, people.lists), fit, people.seen)
    return model, float(np.sqrt(fit.covariance[0, 0]))


def _chance(people: Overlap, terms: Sequence[Term]) -> float:
    """The p value of the last term, by how far the deviance falls with it."""
    from scipy.stats import chi2

    without, with_it = _sparse(people, terms[:-1])[0], _sparse(people, terms)[0]
    return float(chi2.sf(without.fit.deviance - with_it.fit.deviance, 1))
