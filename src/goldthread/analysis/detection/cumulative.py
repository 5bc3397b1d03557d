"""Sums that grow while counts stay a little too high: CUSUM of counts, and the likelihood ratio of a lasting change.

Sources: Rossi, Lampugnani and Marchi 1999 (transformation); Höhle and Paul 2008 (negative binomial likelihood ratio).
Checked against surveillance 1.26.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldthread.analysis.checking import Flags, Floats, Numbers, counted, refuse, same_length

ROUNDS = 60


class Transform(StrEnum):
    """How counts are brought to a common scale."""

    STANDARD = "standard"
    ROSSI = "rossi"
    NONE = "none"


@dataclass(frozen=True)
class CountCusum:
    """One entry a point looked at."""

    sums: Floats
    alarm: Flags
    mean: float


def count_cusum(
    counts: Numbers,
    *,
    first: int,
    slack: float = 1.04,
    decision: float = 2.26,
    transform: Transform = Transform.ROSSI,
    mean: float | None = None,
) -> CountCusum:
    """Sums from point ``first`` (from nought) on; the mean is that of the points before it, if not given."""
    count = counted(counts, "counts")
    if not 0 < first < len(count) and mean is None:
        refuse("first", "points before the first one looked at are needed for the mean.")
    level = float(np.nanmean(count[:first])) if mean is None else mean
    if level <= 0 and transform is not Transform.NONE:
        refuse("mean", "a mean of nought leaves nothing to compare with.")
    scaled = _scaled(count[first:], level, transform)
    sums = np.zeros(len(scaled))
    last = 0.0
    for place, value in enumerate(scaled):
        last = max(0.0, last + (0.0 if np.isnan(value) else value - slack))
        sums[place] = last
    return CountCusum(sums, sums >= decision, level)


def _scaled(count: Floats, mean: float, transform: Transform) -> Floats:
    if transform is Transform.NONE:
        return count
    root = float(np.sqrt(mean))
    if transform is Transform.STANDARD:
        return (count - mean) / root
    found: Floats = (count - 3 * mean + 2 * np.sqrt(count * mean)) / (2 * root)
    return found


def likelihood_ratio(
    counts: Numbers, expected: Numbers, *, dispersion: float = 0.0, threshold: float | None = 5.0
) -> Floats:
    """At each point the greatest likelihood ratio of a rise that began at any point before and lasts.

    Negative binomial with variance mean + dispersion * mean^2. After a value of ``threshold`` or more it starts anew.
    """
    count = counted(counts, "counts", missing=False)
    level = counted(expected, "expected", missing=False)
    same_length(count, level, "expected")
    if (level <= 0).any() or dispersion < 0:
        refuse("expected", "expected counts lie above nought, and the dispersion at nought or above.")
    found, begin = np.zeros(len(count)), 0
    for now in range(len(count)):
        found[now] = max(
            _rise(count[start : now + 1], level[start : now + 1], dispersion) for start in range(begin, now + 1)
        )
        if threshold is not None and found[now] >= threshold:
            begin = now + 1
    return found


def _rise(count: Floats, level: Floats, dispersion: float) -> float:
    """Log likelihood ratio at the most likely rise (in logs) of this stretch; nought where it would be a fall."""
    if float(((count - level) / (1 + dispersion * level)).sum()) <= 0:
        return 0.0
    rise = float(np.log(count.sum() / level.sum())) if count.sum() else 0.0
    for _ in range(ROUNDS):
        raised = level * np.exp(rise)
        slope = float(((count - raised) / (1 + dispersion * raised)).sum())
        bend = float((raised * (1 + dispersion * count) / (1 + dispersion * raised) ** 2).sum())
        step = slope / bend
        rise += step
        if abs(step) < 1e-12:
            break
    raised = level * np.exp(rise)
    if dispersion == 0:
        return float((count * rise - (raised - level)).sum())
    shrunk = np.log1p(dispersion * level) - np.log1p(dispersion * raised)
    return float((count * rise + (count + 1 / dispersion) * shrunk).sum())
