"""Which records of one table are of the same person, pair by pair with a probability.

As Splink does it: pairs that share a block are looked at; ``u`` comes from pairs at random, the prior from rules
that are sure and the share of pairs they are taken to find, ``m`` from pairs that agree on one thing, for the rest.
The threshold is the caller's, chosen on pairs that somebody has looked at; its errors belong beside every count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from goldthread.analysis.checking import Floats, Integers, refuse, share
from goldthread.analysis.linkage.comparisons import Comparison
from goldthread.analysis.linkage.fellegi_sunter import Model, learn, level_shares

MOST_AT_RANDOM = 500_000
Records = Sequence[Mapping[str, str]]
Columns = tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What is compared, which pairs are looked at, and from what the model is learned."""

    comparisons: tuple[Comparison, ...]
    blocks: tuple[Columns, ...]
    sure_rules: tuple[Columns, ...]
    sure_recall: float
    learn_within: tuple[Columns, ...]
    seed: int = 1


@dataclass(frozen=True)
class Pairs:
    """Pairs of places in the table with the chance that each is of one person."""

    left: Integers
    right: Integers
    probability: Floats
    model: Model


@dataclass(frozen=True)
class Accuracy:
    """Against who is really who: how many of the pairs above a threshold are right, and how many right ones found."""

    pairs: int
    right: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def deduplicate(records: Records, plan: Plan) -> Pairs:
    """All pairs within blocks with their probabilities. Refuses fewer than two records and an unknown column."""
    if len(records) < 2:
        refuse("records", "two records are needed at least.")
    asked = {each.column for each in plan.comparisons} | {name for block in plan.blocks for name in block}
    if unknown := sorted(asked - set(records[0])):
        refuse(unknown[0], "there is no such column.")
    columns = {name: [record[name] for record in records] for name in sorted(asked)}
    sizes = [each.size for each in plan.comparisons]
    u = level_shares(_levels(plan, columns, *_at_random(len(records), plan.seed)), sizes)
    prior = _prior(records, plan)
    model = Model(prior, _learned_m(records, plan, columns, u, prior), u)
    left, right = _pairs_within(records, plan.blocks)
    levels = _levels(plan, columns, left, right)
    factors = _rarity(plan, columns, left, levels, u)
    return Pairs(left, right, model.probabilities(levels, factors=factors), model)


def accuracy(pairs: Pairs, clusters: Sequence[str], threshold: float) -> Accuracy:
    """How well the pairs at or above a threshold agree with known clusters."""
    known = np.asarray(clusters, dtype=object)
    taken = pairs.probability >= share(threshold, "threshold")
    right = int((known[pairs.left[taken]] == known[pairs.right[taken]]).sum())
    true = sum(count * (count - 1) // 2 for count in Counter(clusters).values())
    number = int(taken.sum())
    return Accuracy(number, right, right / number if number else 0.0, right / true if true else 0.0)


def _levels(plan: Plan, columns: Mapping[str, list[str]], left: Integers, right: Integers) -> Integers:
    found = [
        each.levels([columns[each.column][at] for at in left], [columns[each.column][at] for at in right])
        for each in plan.comparisons
    ]
    return np.column_stack(found)


def _at_random(records: int, seed: int) -> tuple[Integers, Integers]:
    """Every pair where there are not too many, else pairs drawn with a fixed seed."""
    if records * (records - 1) // 2 <= MOST_AT_RANDOM:
        left, right = np.triu_indices(records, 1)
        return left.astype(np.int64), right.astype(np.int64)
    drawn = np.random.default_rng(seed).integers(0, records, (2, MOST_AT_RANDOM))
    apart = drawn[:, drawn[0] != drawn[1]]
    return apart[0], apart[1]


def _pairs_within(records: Records, rules: Sequence[Columns]) -> tuple[Integers, Integers]:
    """Pairs that agree on all columns of some rule, each once. An empty value agrees with nothing."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, record in enumerate(records):
            key = tuple(record[name] for name in rule)
            if all(key):
                blocks[key].append(place)
        for members in blocks.values():
            found.update(combinations(members, 2))
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _prior(records: Records, plan: Plan) -> float:
    sure = len(_pairs_within(records, plan.sure_rules)[0])
    whole = len(records) * (len(records) - 1) / 2
    expected = max(sure, 1) / share(plan.sure_recall, "sure_recall")
    return float(np.clip(expected / whole, 1e-9, 0.99))


def _learned_m(
    records: Records, plan: Plan, columns: Mapping[str, list[str]], u: tuple[Floats, ...], prior: float
) -> tuple[Floats, ...]:
    """For each comparison the mean of what was learned wherever its column was not what the pairs agree on."""
    learned: dict[int, list[Floats]] = defaultdict(list)
    for rule in plan.learn_within:
        left, right = _pairs_within(records, [rule])
        kept = [place for place, each in enumerate(plan.comparisons) if each.column not in rule]
        if not len(left) or not kept:
            continue
        levels = _levels(plan, columns, left, right)[:, kept]
        sizes = [plan.comparisons[place].size for place in kept]
        model = learn(levels, sizes=sizes, u=[u[place] for place in kept], prior=0.5)
        for place, m in zip(kept, model.m, strict=True):
            learned[place].append(m)
    missing = next((place for place in range(len(plan.comparisons)) if place not in learned), None)
    if missing is not None:
        refuse("learn_within", f"nothing is learned of {plan.comparisons[missing].column} from these pairs.")
    return tuple(np.mean(learned[place], axis=0) for place in range(len(plan.comparisons)))


def _rarity(
    plan: Plan, columns: Mapping[str, list[str]], left: Integers, levels: Integers, u: tuple[Floats, ...]
) -> Floats:
    """Where a pair agrees on a value: its usual chance of agreement over that of this very value."""
    factors = np.ones(len(left))
    for place, each in enumerate(plan.comparisons):
        if not each.by_frequency:
            continue
        values = columns[each.column]
        counts = Counter(value for value in values if value)
        total = sum(counts.values())
        same = levels[:, place] == each.size - 1
        chance = np.array([counts[values[at]] / total for at in left[same]])
        factors[same] *= u[place][-1] / chance
    return factors
