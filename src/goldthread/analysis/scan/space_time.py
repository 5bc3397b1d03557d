"""Prospective scan in space and time: a zone in which more happens now, since some periods ago.

Sources: Kulldorff 2001; Kulldorff and others 2005 (permutation: what is expected comes from the cases alone). Every
window ends with the last period. Checked against scanstatistics 1.1.2 with its own baselines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, refuse
from goldthread.analysis.scan.circular import log_ratio


@dataclass(frozen=True)
class Window:
    """A zone (its place in the list, from nought) over the last ``duration`` periods."""

    zone: int
    duration: int
    score: float
    risk_inside: float
    risk_outside: float


@dataclass(frozen=True)
class SpaceTimeScan:
    """Windows by their score, the best first, and the chance of one as good."""

    windows: tuple[Window, ...]
    p: float

    @property
    def most_likely(self) -> Window:
        return self.windows[0]


def permutation_baseline(counts: Floats) -> Floats:
    """What each period and place would have, were they unrelated: row total times column total over the whole."""
    found: Floats = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / counts.sum()
    return found


def space_time_scan(
    counts: Sequence[Sequence[float]],
    baselines: Sequence[Sequence[float]],
    zones: Sequence[Sequence[int]],
    *,
    longest: int | None = None,
    simulations: int = 99,
    seed: int = 1,
) -> SpaceTimeScan:
    """Scan counts (a row a period, a column a place) against their baselines, over zones of places (from nought)."""
    count, base = np.asarray(counts, dtype=float), np.asarray(baselines, dtype=float)
    if count.ndim != 2 or count.shape != base.shape:
        refuse("baseline_by_year", "there is not one baseline for each count.")
    if np.isnan(count).any() or (count < 0).any():
        refuse("counts_by_year", "counts are whole and none is missing or below nought.")
    if np.isnan(base).any() or (base < 0).any() or not base.sum():
        refuse("baseline_by_year", "baselines are complete, none below nought, and not all nought.")
    member = _members(zones, count.shape[1])
    periods = min(longest or len(count), len(count))
    scores, inside, due = _scores(count, base, member, periods)
    best = np.sort(np.array([_best(one, base, member, periods) for one in _drawn(base, count, simulations, seed)]))
    total, whole = count.sum(), base.sum()
    windows = []
    for number in np.argsort(-scores, axis=None, kind="stable"):
        zone, back = divmod(int(number), periods)
        within, expected = inside[zone, back], due[zone, back]
        outside = (total - within) / (whole - expected) if whole > expected else float("nan")
        risk = within / expected if expected else float("nan")
        windows.append(Window(zone, back + 1, float(scores[zone, back]), float(risk), float(outside)))
    p = (1 + int((best >= windows[0].score).sum())) / (len(best) + 1)
    return SpaceTimeScan(tuple(windows), p)


def _members(zones: Sequence[Sequence[int]], places: int) -> Floats:
    member = np.zeros((len(zones), places))
    for number, zone in enumerate(zones):
        if not zone or any(not 0 <= place < places for place in zone):
            refuse("zones_1based", f"zone {number + 1} is empty or names a place that is not there.")
        member[number, list(zone)] = 1.0
    return member


def _scores(count: Floats, base: Floats, member: Floats, periods: int) -> tuple[Floats, Floats, Floats]:
    """Score, cases and baseline of each zone (row) over the last one, two, ... periods (column)."""
    inside = np.cumsum((member @ count.T)[:, ::-1], axis=1)[:, :periods]
    due = np.cumsum((member @ base.T)[:, ::-1], axis=1)[:, :periods]
    return log_ratio(inside, due, float(count.sum()), float(base.sum())), inside, due


def _best(count: Floats, base: Floats, member: Floats, periods: int) -> float:
    return float(_scores(count, base, member, periods)[0].max())


def _drawn(base: Floats, count: Floats, simulations: int, seed: int) -> Floats:
    chance = np.random.default_rng(seed)
    shares = (base / base.sum()).ravel()
    drawn = chance.multinomial(round(float(count.sum())), shares, size=simulations)
    return drawn.reshape(simulations, *count.shape).astype(float)
