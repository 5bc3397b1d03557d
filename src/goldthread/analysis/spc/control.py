"""What every control chart of counts, rates and gaps gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from goldthread.analysis.checking import Flags, Floats, refuse
from goldthread.analysis.spc.runs import RunsVerdict, runs_verdict
from goldthread.analysis.spc.segments import TRIAL_BELOW


@dataclass(frozen=True)
class ControlChart:
    """One entry a point; limits at three and at two standard errors, cut to what is possible.

    ``sigma`` is the standard deviation of one unit (one case, one person, one gap), before any denominator.
    """

    kind: str
    value: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    lower_95: Floats
    upper_95: Floats
    sigma: float
    outside: Flags
    runs: RunsVerdict
    based_on: int

    @property
    def trial(self) -> bool:
        """Whether the limits rest on too few points to hold."""
        return self.based_on < TRIAL_BELOW


@dataclass(frozen=True)
class Baseline:
    """Which points make the limits (``limits``) and which are left out of everything (``ghosts``)."""

    limits: Flags
    ghosts: Flags

    @property
    def considered(self) -> Flags:
        """Points that count for runs."""
        return ~self.ghosts


def baseline(length: int, *, first: int | None = None, leave_out: tuple[int, ...] = ()) -> Baseline:
    """Limits from the first so many points (all if None), without the places (from nought) in ``leave_out``."""
    if first is not None and first < 2:
        refuse("baseline", "limits cannot rest on fewer than two points.")
    if any(not 0 <= place < length for place in leave_out):
        refuse("leave_out", f"a place to leave out lies outside the {length} points.")
    ghosts = np.zeros(length, dtype=bool)
    ghosts[list(leave_out)] = True
    limits = ~ghosts
    if first is not None:
        limits[first:] = False
    return Baseline(limits, ghosts)


def control_chart(
    kind: str,
    value: Floats,
    centre: Floats | float,
    error: Floats | float,
    *,
    using: Baseline,
    sigma: float,
    sigmas: float = 3.0,
    floor: float = 0.0,
    ceiling: float = np.inf,
    shown_centre: float | None = None,
) -> ControlChart:
    """Limits at ``sigmas`` and two errors about the centre. ``shown_centre`` replaces it for drawing and for runs."""
    middle = np.broadcast_to(np.asarray(centre, dtype=float), value.shape)
    reach = np.broadcast_to(np.asarray(error, dtype=float), value.shape)
    lower, upper = np.maximum(middle - sigmas * reach, floor), np.minimum(middle + sigmas * reach, ceiling)
    shown = middle if shown_centre is None else np.full(value.shape, shown_centre)
    return ControlChart(
        kind=kind,
        value=value,
        centre=shown,
        lower=lower,
        upper=upper,
        lower_95=np.maximum(middle - 2 * reach, floor),
        upper_95=np.minimum(middle + 2 * reach, ceiling),
        sigma=sigma,
        outside=(value > upper) | (value < lower),
        runs=runs_verdict(value[using.considered], shown[using.considered]),
        based_on=int((using.limits & ~np.isnan(value)).sum()),
    )


def joined(stretches: Sequence[ControlChart]) -> ControlChart:
    """Charts of neighbouring stretches as one, each with its own limits; runs and trial limits are the last one's."""
    last = stretches[-1]

    def column(name: str) -> Floats:
        found: Floats = np.concatenate([getattr(each, name) for each in stretches])
        return found

    return replace(
        last,
        value=column("value"),
        centre=column("centre"),
        lower=column("lower"),
        upper=column("upper"),
        lower_95=column("lower_95"),
        upper_95=column("upper_95"),
        outside=np.concatenate([each.outside for each in stretches]),
    )
