"""The model of Fellegi and Sunter 1969: what agreement says of a pair, learned from pairs nobody has labelled.

Each comparison has levels, the higher the closer. ``m`` is how often a level stands among pairs of one person, ``u``
among pairs of two; both are found by expectation and maximisation, given that comparisons are independent. Checked
against the tests of Splink. Of a missing value nothing is learned and nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.analysis.checking import Floats, Integers, refuse, share

MISSING = -1
LEAST = 1e-12


@dataclass(frozen=True)
class Model:
    """``prior``: the chance that two records taken at random are of one person; ``m`` and ``u`` by comparison."""

    prior: float
    m: tuple[Floats, ...]
    u: tuple[Floats, ...]

    def bayes_factors(self, levels: ArrayLike) -> Floats:
        """How much more likely each row of levels is for one person than for two."""
        rows = checked_levels(levels)
        logs = np.zeros(len(rows))
        for column, (m, u) in enumerate(zip(self.m, self.u, strict=True)):
            known = rows[:, column] != MISSING
            at = rows[known, column]
            logs[known] += np.log(np.maximum(m[at], LEAST)) - np.log(np.maximum(u[at], LEAST))
        found: Floats = np.exp(logs)
        return found

    def probabilities(self, levels: ArrayLike, *, factors: Floats | None = None) -> Floats:
        """The chance that each row is of one person; ``factors`` are further Bayes factors (rare names)."""
        odds = self.prior / (1 - self.prior) * self.bayes_factors(levels)
        odds = odds if factors is None else odds * factors
        found: Floats = odds / (1 + odds)
        return found


def learn(
    levels: ArrayLike,
    counts: ArrayLike | None = None,
    *,
    sizes: Sequence[int] | None = None,
    u: Sequence[Floats] | None = None,
    prior: float = 0.5,
    most_rounds: int = 200,
    tolerance: float = 1e-5,
) -> Model:
    """Learn from patterns of levels and how often each stands. ``u`` is kept where it is given."""
    rows = checked_levels(levels)
    weight = np.ones(len(rows)) if counts is None else np.asarray(counts, dtype=float)
    if len(weight) != len(rows) or (weight < 0).any() or weight.sum() <= 0:
        refuse("counts", "there must be one count for each pattern, none below nought and not all of them nought.")
    sizes = sizes or [int(column.max()) + 1 for column in rows.T]
    if min(sizes) < 2:
        refuse("levels", "a comparison needs at least two levels.")
    model = Model(
        share(prior, "prior"),
        tuple(_start(size, towards_top=True) for size in sizes),
        tuple(u) if u is not None else tuple(_start(size, towards_top=False) for size in sizes),
    )
    for _ in range(most_rounds):
        before, model = model, _improved(model, rows, weight, keeps_u=u is not None)
        if _distance(before, model) < tolerance:
            break
    return model


def level_shares(levels: ArrayLike, sizes: Sequence[int]) -> tuple[Floats, ...]:
    """How often each level stands: ``u`` from pairs taken at random, nearly all of which are of two people."""
    rows = checked_levels(levels)
    return tuple(_shares(rows[:, column], np.ones(len(rows)), size) for column, size in enumerate(sizes))


def term_frequency_factors(
    counts: Mapping[str, int], *, m: float, u: float, least_u: float | None = None
) -> dict[str, float]:
    """The Bayes factor of agreement on each term: on a rare one it says more. ``least_u`` caps what it can say."""
    total = sum(counts.values())
    if not total or min(counts.values()) < 0:
        refuse("counts", "terms need counts above nought.")
    share(u, "u")
    return {term: m / max(count / total, least_u or LEAST) for term, count in counts.items()}


def checked_levels(levels: ArrayLike) -> Integers:
    """Levels as whole numbers, one row a pair; None is missing."""
    given = np.asarray(levels, dtype=object)
    if given.ndim != 2 or not given.size:
        refuse("levels", "a table of levels is needed, one row a pair and one column a comparison.")
    try:
        rows = np.where(given == None, MISSING, given).astype(np.int64)  # noqa: E711 - element by element
    except (TypeError, ValueError):
        refuse("levels", "a level is a whole number, or missing.")
    if (rows < MISSING).any():
        refuse("levels", "a level cannot be below nought.")
    return rows


def _start(size: int, *, towards_top: bool) -> Floats:
    top = 0.9
    rest = np.full(size, (1 - top) / (size - 1))
    rest[-1 if towards_top else 0] = top
    return rest


def _improved(model: Model, rows: Integers, weight: Floats, *, keeps_u: bool) -> Model:
    one = model.probabilities(rows)
    m = tuple(_shares(rows[:, column], weight * one, len(each)) for column, each in enumerate(model.m))
    u = tuple(_shares(rows[:, column], weight * (1 - one), len(each)) for column, each in enumerate(model.u))
    prior = float((weight * one).sum() / weight.sum())
    return Model(float(np.clip(prior, LEAST, 1 - LEAST)), m, model.u if keeps_u else u)


def _shares(column: NDArray[np.int64], weight: Floats, size: int) -> Floats:
    known = column != MISSING
    found = np.bincount(column[known], weights=weight[known], minlength=size)
    total = found.sum()
    shares: Floats = found / total if total > 0 else np.full(size, 1 / size)
    return shares


def _distance(before: Model, after: Model) -> float:
    parts = [abs(before.prior - after.prior)]
    parts += [float(np.abs(one - other).max()) for one, other in zip(before.m, after.m, strict=True)]
    parts += [float(np.abs(one - other).max()) for one, other in zip(before.u, after.u, strict=True)]
    return max(parts)
