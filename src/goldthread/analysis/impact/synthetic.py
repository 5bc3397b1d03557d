"""Synthetic control: a mix of comparison areas that went the same way before, to set the area against afterwards.

Sources: Abadie, Diamond and Hainmueller 2010; placebo in space by giving each comparison area the same treatment.
Weights are at or above nought and sum to one, found by least squares over the time before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, complete, refuse, same_length, unbroken

FEWEST_BEFORE = 8
FEWEST_DONORS = 3
HELD = 1e4  # how firmly the weights are held to a sum of one


@dataclass(frozen=True)
class SyntheticControl:
    """The area, its mix of others, and what placebos show.

    ``effect`` is the mean distance after the step. ``rank_p`` is the share of areas, this one among them, whose
    distance grew at least as much: with few areas it cannot be small, and ``least_p`` says how small.
    """

    weights: dict[str, float]
    observed: Floats
    synthetic: Floats
    effect: float
    error_before: float
    ratio: float
    placebo_ratios: dict[str, float]
    rank_p: float
    least_p: float
    without_each: dict[str, float]

    @property
    def gap(self) -> Floats:
        """Observed less synthetic at every point."""
        return self.observed - self.synthetic

    @property
    def fits_before(self) -> bool:
        """Whether the mix follows the area well enough before the step to be worth reading after it."""
        spread = float(np.std(self.observed)) or 1.0
        return self.error_before <= 0.5 * spread


def synthetic_control(
    area: Numbers, others: Mapping[str, Numbers], step: int, *, breaks: tuple[int, ...] = ()
) -> SyntheticControl:
    """Set an area against a mix of others; ``step`` is the first point (from nought) after the action began.

    Rates, not counts, for areas of different size. Refuses fewer than eight points before, none after, fewer than
    three other areas, a missing figure and a break of definition.
    """
    observed = complete(area, "area")
    donors = {name: complete(series, name) for name, series in others.items()}
    for name, series in donors.items():
        same_length(series, observed, name)
    unbroken(breaks, len(observed), "breaks", "a synthetic control")
    if len(donors) < FEWEST_DONORS:
        refuse("others", f"at least {FEWEST_DONORS} areas to compare with are needed, and here are {len(donors)}.")
    if step < FEWEST_BEFORE or step >= len(observed):
        refuse("step", f"at least {FEWEST_BEFORE} points before and one after are needed.")
    weights = _weights(observed, donors, step)
    mix = _mixed(weights, donors)
    ratio = _ratio(observed - mix, step)
    placebos = {name: _placebo(name, donors, step) for name in donors}
    at_least_as_large = 1 + sum(other >= ratio for other in placebos.values())
    return SyntheticControl(
        weights=weights,
        observed=observed,
        synthetic=mix,
        effect=float((observed - mix)[step:].mean()),
        error_before=_size((observed - mix)[:step]),
        ratio=ratio,
        placebo_ratios=placebos,
        rank_p=at_least_as_large / (1 + len(placebos)),
        least_p=1 / (1 + len(placebos)),
        without_each=_without_each(observed, donors, weights, step),
    )


def placebo_in_time(area: Numbers, others: Mapping[str, Numbers], step: int, false_step: int) -> SyntheticControl:
    """The same with an earlier step at which nothing began: what it finds there is error."""
    if not 0 < false_step < step:
        refuse("false_step", "a placebo in time lies before the step.")
    cut = {name: list(series)[:step] for name, series in others.items()}
    return synthetic_control(list(area)[:step], cut, false_step)


def _weights(observed: Floats, donors: Mapping[str, Floats], step: int) -> dict[str, float]:
    from scipy.optimize import nnls

    before = np.column_stack([series[:step] for series in donors.values()])
    scale = max(float(np.abs(before).max()), 1e-12)
    firm = HELD * np.ones((1, before.shape[1]))
    found, _ = nnls(np.vstack([before / scale, firm]), np.append(observed[:step] / scale, HELD))
    shares = found / found.sum()
    return dict(zip(donors, shares.tolist(), strict=True))


def _mixed(weights: Mapping[str, float], donors: Mapping[str, Floats]) -> Floats:
    found: Floats = np.sum([weight * donors[name] for name, weight in weights.items()], axis=0)
    return found


def _size(gap: Floats) -> float:
    return float(np.sqrt((gap**2).mean()))


def _ratio(gap: Floats, step: int) -> float:
    before = _size(gap[:step])
    return _size(gap[step:]) / before if before else float("inf")


def _placebo(name: str, donors: Mapping[str, Floats], step: int) -> float:
    rest = {other: series for other, series in donors.items() if other != name}
    return _ratio(donors[name] - _mixed(_weights(donors[name], rest, step), rest), step)


def _without_each(
    observed: Floats, donors: Mapping[str, Floats], weights: Mapping[str, float], step: int
) -> dict[str, float]:
    """The effect without each area that has a weight worth naming: how far the answer hangs on it."""
    found = {}
    for name in (name for name, weight in weights.items() if weight > 0.01):
        rest = {other: series for other, series in donors.items() if other != name}
        found[name] = float((observed - _mixed(_weights(observed, rest, step), rest))[step:].mean())
    return found
