"""Kulldorff's circular scan: the circle in which most more happened than its people explain.

Source: Kulldorff 1997. From each centre areas are added nearest first while their share of the people is within a
bound; the likelihood ratio of each circle is set against tables in which the same cases fall at random. Checked
against SaTScan 9.6 and SpatialEpi 1.2.8. Never publish a cluster with fewer people than the disclosure threshold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from goldthread.analysis.checking import Floats, Numbers, complete, counted, denominators, refuse, same_length

EARTH_KM = 6371.0


class Likelihood(StrEnum):
    """Cases per expected (Poisson), or people with and without (binomial)."""

    POISSON = "poisson"
    BINOMIAL = "binomial"


@dataclass(frozen=True)
class Cluster:
    """A circle: its areas (places from nought, the nearest to its centre first) and what happened in it."""

    places: tuple[int, ...]
    population: float
    cases: float
    expected: float
    llr: float
    p: float

    def relative_risk(self, all_cases: float) -> float:
        """Inside against outside."""
        outside = (all_cases - self.cases) / (all_cases - self.expected)
        return self.cases / self.expected / outside


@dataclass(frozen=True)
class Scan:
    """The most likely cluster, and others that do not overlap with it nor one another, by their likelihood."""

    clusters: tuple[Cluster, ...]
    zones: int
    simulated: Floats

    @property
    def most_likely(self) -> Cluster:
        return self.clusters[0]


@dataclass(frozen=True)
class Zones:
    """Circles as stretches of each centre's order of neighbours: ``reach`` areas from the nearest."""

    order: NDArray[np.int64]
    reach: NDArray[np.int64]

    @property
    def count(self) -> int:
        return int(self.reach.sum())


def great_circle(latitude: Numbers, longitude: Numbers) -> Floats:
    """Distances in kilometres between places on the globe."""
    up, along = np.radians(complete(latitude, "x")), np.radians(complete(longitude, "y"))
    same_length(up, along, "y")
    half = np.sin((up[:, None] - up) / 2) ** 2
    half = half + np.cos(up)[:, None] * np.cos(up) * np.sin((along[:, None] - along) / 2) ** 2
    found: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found


def flat(x: Numbers, y: Numbers) -> Floats:
    """Distances on a plane."""
    across, up = complete(x, "x"), complete(y, "y")
    same_length(across, up, "y")
    found: Floats = np.hypot(across[:, None] - across, up[:, None] - up)
    return found


def zones(distances: Floats, population: Floats, *, bound: float = 0.5, most: int | None = None) -> Zones:
    """From each centre, nearest first (ties by order of the list), while the share of people is within the bound."""
    if not 0 < bound <= 1:
        refuse("pop_upper_bound", f"{bound} is no share of the people.")
    order = np.argsort(distances, axis=1, kind="stable").astype(np.int64)
    within = np.cumsum(population[order], axis=1) <= bound * population.sum() * (1 + 1e-12)
    reach = np.logical_and.accumulate(within, axis=1).sum(axis=1)
    return Zones(order, np.minimum(reach, most or len(population)).astype(np.int64))


def scan(
    cases: Numbers,
    population: Numbers,
    circles: Zones,
    *,
    expected: Numbers | None = None,
    likelihood: Likelihood = Likelihood.POISSON,
    one_a_centre: bool = False,
    simulations: int = 999,
    seed: int = 1,
) -> Scan:
    """The clusters of a map. ``expected`` cases come from the population if not given.

    ``one_a_centre``: only the likeliest circle of each centre may be a further cluster, as SaTScan has it. The
    chance is seeded, so that the same figures give the same p values.
    """
    case = counted(cases, "cases", missing=False)
    people = denominators(population, "population", missing=False)
    same_length(case, people, "population")
    total = float(case.sum())
    if not total:
        refuse("cases", "nothing happened anywhere.")
    hoped = people / people.sum() * total if expected is None else counted(expected, "expected", missing=False)
    same_length(case, hoped, "expected")
    if not circles.count:
        refuse("pop_upper_bound", "no circle is small enough.")
    base = people if likelihood is Likelihood.BINOMIAL else hoped
    ratios = _ratios(case, base, circles, likelihood)
    if one_a_centre:
        ratios = np.where(ratios == ratios.max(axis=1, keepdims=True), ratios, -1.0)
    simulated = _simulated(total, base, circles, likelihood, simulations, seed)
    found = tuple(_apart(ratios, circles, case, people, hoped, simulated))
    if not found:
        refuse("cases", "no circle holds more than its share.")
    return Scan(found, circles.count, simulated)


def _ratios(case: Floats, base: Floats, circles: Zones, likelihood: Likelihood) -> Floats:
    """Log likelihood ratio of every circle, centres by reach; minus one beyond a centre's reach."""
    inside = np.cumsum(case[circles.order], axis=1)
    due = np.cumsum(base[circles.order], axis=1)
    found = log_ratio(inside, due, float(case.sum()), float(base.sum()), likelihood)
    return np.where(np.arange(case.size) < circles.reach[:, None], found, -1.0)


def log_ratio(
    inside: Floats, due: Floats, cases: float, whole: float, likelihood: Likelihood = Likelihood.POISSON
) -> Floats:
    """Log likelihood ratio of more inside than outside; nought where it is less."""
    from scipy.special import xlogy

    outside, rest = cases - inside, whole - due
    with np.errstate(divide="ignore", invalid="ignore"):
        more = inside / due > np.where(rest > 0, outside / rest, np.inf)
        if likelihood is Likelihood.POISSON:
            scale = cases / whole
            found = xlogy(inside, inside / (due * scale)) + xlogy(outside, outside / (rest * scale))
        else:
            found = (
                xlogy(inside, inside / due) + xlogy(due - inside, 1 - inside / due)
                + xlogy(outside, outside / rest) + xlogy(rest - outside, 1 - outside / rest)
                - xlogy(cases, cases / whole) - xlogy(whole - cases, 1 - cases / whole)
            )  # fmt: skip
    return np.where(more & np.isfinite(found), found, 0.0)


def _simulated(
    total: float, base: Floats, circles: Zones, likelihood: Likelihood, simulations: int, seed: int
) -> Floats:
    """The greatest ratio of each table in which so many cases fall at random, all tables together, centre by centre.

    Cases are whole, so that n log n comes from a list of its values.
    """
    cases, whole = round(total), float(base.sum())
    drawn = np.random.default_rng(seed).multinomial(cases, base / whole, size=simulations).astype(np.int64)
    numbers = np.arange(cases + 1, dtype=float)
    n_log_n = np.multiply(numbers, np.log(np.maximum(numbers, 1)))
    best = np.zeros(simulations)
    for order, reach in zip(circles.order, circles.reach, strict=True):
        if not reach:
            continue
        nearest = order[:reach]
        inside = np.cumsum(drawn[:, nearest], axis=1)
        due = np.cumsum(base[nearest])
        ratio = n_log_n[inside] + n_log_n[cases - inside] + _fixed_part(inside, due, cases, whole, likelihood)
        best = np.maximum(best, np.where(inside * (whole - due) > (cases - inside) * due, ratio, 0.0).max(axis=1))
    return best


def _fixed_part(inside: NDArray[np.int64], due: Floats, cases: int, whole: float, likelihood: Likelihood) -> Floats:
    """What of a log ratio is not n log n of the cases inside or outside."""
    from scipy.special import xlogy

    rest = np.maximum(whole - due, 1e-300)
    if likelihood is Likelihood.POISSON:
        scale = cases / whole
        return np.asarray(-(inside * np.log(due * scale) + (cases - inside) * np.log(rest * scale)), dtype=float)
    without, outside = due - inside, rest - (cases - inside)
    found: Floats = xlogy(without, np.maximum(without, 1e-300)) - xlogy(due, due)
    found = found + xlogy(outside, np.maximum(outside, 1e-300)) - xlogy(rest, rest)
    return found - float(xlogy(cases, cases / whole) + xlogy(whole - cases, 1 - cases / whole))


def _apart(
    ratios: Floats, circles: Zones, case: Floats, people: Floats, hoped: Floats, simulated: Floats
) -> Iterator[Cluster]:
    taken = np.zeros(len(case), dtype=bool)
    overlaps = np.zeros(ratios.shape, dtype=bool)
    while True:
        left = np.where(overlaps, -1.0, ratios)
        centre, reach = divmod(int(np.argmax(left)), ratios.shape[1])
        llr = float(left[centre, reach])
        if llr <= 0:
            return
        places = circles.order[centre, : reach + 1]
        rank = 1 + int((simulated >= llr).sum())
        yield Cluster(
            places=tuple(int(place) for place in places),
            population=float(people[places].sum()),
            cases=float(case[places].sum()),
            expected=float(hoped[places].sum()),
            llr=llr,
            p=rank / (len(simulated) + 1),
        )
        taken[places] = True
        overlaps = np.logical_or.accumulate(taken[circles.order], axis=1)
