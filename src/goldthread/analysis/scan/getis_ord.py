"""Local Gi and Gi*: is a place among high (or low) neighbours? And Moran's I: do neighbours go together at all?

Sources: Getis and Ord 1996; Cliff and Ord 1981. Gi* counts the place itself and takes its variance over all places
with divisor n, as spdep does, and esda with binary weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, at_least, complete, refuse, same_length


@dataclass(frozen=True)
class Hotspots:
    """z scores of each place without itself (NaN for one without neighbours) and with itself, and two-sided p of
    Gi*.
    """

    gi: Floats
    gi_star: Floats
    p: Floats
    p_adjusted: Floats


def distance_weights(x: Numbers, y: Numbers, band: float) -> Floats:
    """1 for places at a distance above nought and up to the band."""
    across, up = complete(x, "x"), complete(y, "y")
    same_length(across, up, "y")
    if band <= 0:
        refuse("distance_band", "a band is a distance above nought.")
    distance = np.hypot(across[:, None] - across, up[:, None] - up)
    return ((distance > 0) & (distance <= band)).astype(float)


def neighbour_weights(neighbours: Sequence[Sequence[int]]) -> Floats:
    """1 for each place (from nought) named as a neighbour."""
    size = len(neighbours)
    weights = np.zeros((size, size))
    for place, others in enumerate(neighbours):
        if any(not 0 <= other < size for other in others):
            refuse("neighbours", f"a neighbour of place {place + 1} lies outside the {size} places.")
        weights[place, list(others)] = 1.0
    return weights


def by_row(weights: Floats) -> Floats:
    """Each row divided by its sum."""
    total = weights.sum(axis=1, keepdims=True)
    found: Floats = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return found


def hotspots(values: Numbers, weights: Floats) -> Hotspots:
    """Gi and Gi* of every place; dividing weights by their row would change nothing. Refuses under three places."""
    from scipy.special import ndtr

    value = complete(values, "value")
    at_least(value, 3, "value", "a map of hotspots")
    same_length(value, weights, "weights")
    apart = weights - np.diag(np.diag(weights))
    itself = apart + np.eye(len(value))
    star = _z_with(value, itself)
    p = 2 * ndtr(-np.abs(star))
    return Hotspots(_z_without(value, apart), star, p, _false_discovery(p))


def _z_with(value: Floats, weights: Floats) -> Floats:
    n = len(value)
    mean, spread = value.mean(), value.std()
    total, squares = weights.sum(axis=1), (weights**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = (weights @ value - total * mean) / (spread * np.sqrt((n * squares - total**2) / (n - 1)))
    return np.where(np.isfinite(found), found, np.nan)


def _z_without(value: Floats, weights: Floats) -> Floats:
    rest = len(value) - 1
    mean = (value.sum() - value) / rest
    spread = np.sqrt(np.maximum(((value**2).sum() - value**2) / rest - mean**2, 0))
    total, squares = weights.sum(axis=1), (weights**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = (weights @ value - total * mean) / (
            spread * np.sqrt((rest * squares - total**2) / (rest - 1))
        )
    return np.where(np.isfinite(found), found, np.nan)


def _false_discovery(p: Floats) -> Floats:
    """Benjamini and Hochberg over all places."""
    order = np.argsort(-p)
    ranks = np.arange(len(p), 0, -1)
    found = np.empty_like(p)
    found[order] = np.minimum.accumulate(np.minimum(p[order] * len(p) / ranks, 1.0))
    return found


@dataclass(frozen=True)
class Moran:
    """Moran's I with its expectation and variance when values are dealt out at random; p for neighbours alike."""

    i: float
    expectation: float
    variance: float
    z: float
    p: float


def moran(values: Numbers, weights: Floats) -> Moran:
    """Moran's I under randomisation, with the weights as given."""
    from scipy.special import ndtr

    value = complete(values, "value")
    at_least(value, 4, "value", "Moran's I")
    same_length(value, weights, "weights")
    n, away = len(value), value - value.mean()
    total = weights.sum()
    squares = float((away**2).sum())
    if not squares or not total:
        refuse("value", "places that are all alike, or without neighbours, show no pattern.")
    index = float(n / total * (away @ weights @ away) / squares)
    expected = -1 / (n - 1)
    s1 = float(((weights + weights.T) ** 2).sum() / 2)
    s2 = float(((weights.sum(axis=0) + weights.sum(axis=1)) ** 2).sum())
    tails = float((away**4).mean() / (squares / n) ** 2)
    first = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * total**2)
    second = tails * ((n**2 - n) * s1 - 2 * n * s2 + 6 * total**2)
    variance = float((first - second) / ((n - 1) * (n - 2) * (n - 3) * total**2) - expected**2)
    z = (index - expected) / variance**0.5
    return Moran(index, expected, variance, float(z), float(ndtr(-z)))
