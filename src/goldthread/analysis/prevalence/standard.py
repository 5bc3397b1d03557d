"""Closed-population models of how often people are seen: equal, by list, by person, after the first time.

Source: Otis and others 1978; Rivest and Baillargeon 2007 (Rcapture), whose forms of heterogeneity these are. The
models of behaviour (Mb, Mbh) take the lists as occasions in order of time: they mean nothing for lists without an
order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, counted, refuse, same_length
from goldthread.analysis.prevalence.loglinear import Abundance, Fit, Overlap, abundance, poisson_fit

HETEROGENEITY: dict[str, Callable[[Floats], Floats]] = {
    "Poisson2": lambda times: 2.0**times - 1,
    "Darroch": lambda times: times**2 / 2,
    "Gamma3.5": lambda times: np.log(3.5) - np.log(3.5 + times),
}


def standard_models(people: Overlap) -> list[Abundance]:
    """M0, Mt, Mh, Mth in each form, Mb and Mbh, in that order."""
    times = people.histories.sum(axis=1).astype(float)
    alike, by_list = times[:, None], people.histories.astype(float)
    found = [_model("M0", alike, people.counts), _model("Mt", by_list, people.counts)]
    for name, base in (("Mh", alike), ("Mth", by_list)):
        found.append(_lower_bound(f"{name} Chao (LB)", base, times, people.counts, people.histories.shape[1]))
        for form, effect in HETEROGENEITY.items():
            found.append(_model(f"{name} {form}", np.column_stack([base, effect(times)]), people.counts))
    return [*found, *_behaviour(people)]


@dataclass(frozen=True)
class RepeatCounts:
    """One list that counts how often each person came: models, and the two simple lower bounds."""

    models: tuple[Abundance, ...]
    chao: float
    zelterman: float


def repeat_counts(times_seen: Numbers, persons: Numbers) -> RepeatCounts:
    """Models of how many people came once, twice, ... out of any number of times."""
    from scipy.special import gammaln

    times = counted(times_seen, "times_seen", missing=False)
    persons_ = counted(persons, "persons", missing=False)
    same_length(times, persons_, "persons")
    if (times < 1).any() or len(np.unique(times)) != len(times):
        refuse("times_seen", "each number of times stands once, from one up.")
    most = int(times.max())
    every = np.arange(1, most + 1, dtype=float)
    count = np.zeros(most)
    count[times.astype(int) - 1] = persons_
    if not count[0] or most < 2 or not count[1]:
        refuse("persons", "people seen once and people seen twice are needed.")
    offset = -gammaln(every + 1)
    alike = every[:, None]
    models = [_model("M0", alike, count, offset), _lower_bound("Mh Chao (LB)", alike, every, count, most, offset)]
    for form, effect in HETEROGENEITY.items():
        models.append(_model(f"Mh {form}", np.column_stack([alike, effect(every)]), count, offset))
    seen = float(count.sum())
    chao = seen + count[0] ** 2 / (2 * count[1])
    return RepeatCounts(tuple(models), float(chao), float(seen / -np.expm1(-2 * count[1] / count[0])))


def _model(name: str, columns: Floats, counts: Floats, offset: Floats | float = 0.0) -> Abundance:
    fit = poisson_fit(np.column_stack([np.ones(len(counts)), columns]), counts, offset)
    return abundance(name, fit, float(counts.sum()))


def _lower_bound(
    name: str, base: Floats, times: Floats, counts: Floats, most: int, offset: Floats | float = 0.0
) -> Abundance:
    """Chao's bound: a term for each number of times above two, and those that come out below nought left out."""
    effects = {number: np.maximum(times - number + 1, 0) for number in range(3, most + 1)}
    while True:
        model = _model(name, np.column_stack([base, *effects.values()]), counts, offset)
        sizes = dict(zip(effects, model.fit.coefficients[len(model.fit.coefficients) - len(effects) :], strict=True))
        negative = [number for number, size in sizes.items() if size < 0]
        if not negative:
            return model
        effects.pop(negative[0])


def _behaviour(people: Overlap) -> list[Abundance]:
    """Mb and Mbh: the chance to be seen again differs from the chance to be seen at all."""
    first = people.histories.argmax(axis=1).astype(float)
    again = people.histories.sum(axis=1) - 1.0
    occasions = people.histories.shape[1]
    plain = poisson_fit(np.column_stack([np.ones(len(first)), first, again]), people.counts)
    at_once = (first == 0).astype(float)
    bound = poisson_fit(np.column_stack([np.ones(len(first)), first, again, at_once]), people.counts)
    return [_unseen("Mb", plain, people.seen, occasions, 0), _unseen("Mbh", bound, people.seen, occasions, 1)]


def _unseen(name: str, fit: Fit, seen: float, occasions: int, from_occasion: int) -> Abundance:
    """Unseen people are the rest of a geometric series: each occasion finds the same share of those still unseen."""

    def unseen(coefficients: Floats) -> float:
        return _rest_of_series(coefficients, occasions)

    found = unseen(fit.coefficients)
    slope = np.array(
        [
            (unseen(fit.coefficients + step) - unseen(fit.coefficients - step)) / 2e-6
            for step in np.eye(len(fit.coefficients)) * 1e-6
        ]
    )
    se = float(np.sqrt(found + slope @ fit.covariance @ slope))
    bic = fit.parameters * float(np.log(seen)) - 2 * fit.log_likelihood
    return Abundance(name, seen, found, se, fit, bic)


def _rest_of_series(coefficients: Floats, occasions: int) -> float:
    """Those first seen at the last occasion, times (1-p)/p."""
    start, misses, again = coefficients[:3]
    missed = float(np.exp(misses)) / (1 + float(np.exp(again)))  # the chance not to be seen, 1 - p
    first_at_last = float(np.exp(start + misses * (occasions - 1)))
    return first_at_last * missed / (1 - missed)
