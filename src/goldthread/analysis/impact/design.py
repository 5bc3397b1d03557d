"""The columns of an interrupted time series: level, trend, the step, its slope, the season."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldthread.analysis.checking import Flags, Floats, Numbers, complete, refuse, same_length


class Family(StrEnum):
    """How figures vary about what is expected of them."""

    POISSON = "poisson"
    QUASIPOISSON = "quasipoisson"
    NEGATIVE_BINOMIAL = "negative_binomial"
    BINOMIAL = "binomial"
    GAUSSIAN = "gaussian"

    @property
    def is_log(self) -> bool:
        """Whether effects are ratios."""
        return self not in (Family.GAUSSIAN, Family.BINOMIAL)

    @property
    def errors_by_t(self) -> bool:
        """Whether the spread is estimated, so that few points leave wider intervals."""
        return self in (Family.QUASIPOISSON, Family.BINOMIAL, Family.GAUSSIAN)

    def mean(self, linear: Floats) -> Floats:
        """What is expected, from the sum of the terms."""
        if self.is_log:
            return np.exp(linear)
        return 1 / (1 + np.exp(-linear)) if self is Family.BINOMIAL else linear


@dataclass(frozen=True)
class Season:
    """Where in the cycle each point lies (1 to ``period``), as ``pairs`` of waves, or with 0 as a level for each."""

    phase: Floats
    period: int = 12
    pairs: int = 2

    def columns(self) -> dict[str, Floats]:
        """Columns of the design by name."""
        if not self.pairs:
            later = range(2, self.period + 1)
            return {f"season {number}": (self.phase == number).astype(float) for number in later}
        angle = 2 * np.pi * self.phase / self.period
        found = {f"s{pair}": np.sin(pair * angle) for pair in range(1, self.pairs + 1)}
        return found | {f"c{pair}": np.cos(pair * angle) for pair in range(1, self.pairs + 1)}


def season(phase: Numbers, *, period: int = 12, pairs: int = 2) -> Season:
    """Refuses a place outside the cycle, and more waves than the cycle can hold."""
    places = complete(phase, "phase")
    if ((places < 1) | (places > period)).any():
        refuse("phase", f"a place in the cycle lies between 1 and {period}.")
    if not 0 <= pairs <= period // 2:
        refuse("pairs", f"a cycle of {period} holds up to {period // 2} pairs of waves.")
    return Season(places, period, pairs)


@dataclass(frozen=True)
class Columns:
    """The design as named columns; ``step`` (and ``slope``) are what the counterfactual leaves out."""

    names: tuple[str, ...]
    matrix: Floats
    after: Flags

    def without_the_step(self) -> Floats:
        """The same, had the step not come."""
        found = self.matrix.copy()
        for name in ("step", "slope"):
            if name in self.names:
                found[:, self.names.index(name)] = 0.0
        return found

    def column(self, name: str) -> int:
        return self.names.index(name)


def columns(
    time: Numbers, after: Numbers, *, slope_from: float | None = None, seasonal: Season | None = None
) -> Columns:
    """Intercept, step, time and, if asked for, the change of slope (time since ``slope_from`` once the step has
    come).

    Refuses a step without points on both sides, and one that comes and goes.
    """
    when, step = complete(time, "time"), complete(after, "step")
    same_length(when, step, "step")
    if not np.isin(step, (0, 1)).all():
        refuse("step", "before is 0 and after is 1.")
    if step.min() == step.max():
        refuse("step", "points before and after the step are needed.")
    if (np.diff(step[np.argsort(when, kind="stable")]) < 0).any():
        refuse("step", "a step that comes and goes is not one step.", "Give the stretch about one step at a time.")
    found: dict[str, Floats] = {"(Intercept)": np.ones(len(when)), "step": step, "time": when}
    if slope_from is not None:
        found["slope"] = (when - slope_from) * step
    if seasonal is not None:
        same_length(when, seasonal.phase, "phase")
        found |= seasonal.columns()
    return Columns(tuple(found), np.column_stack(list(found.values())), step == 1)
