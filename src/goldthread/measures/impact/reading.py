"""The figures of a measure about the day an action began, read by ``analysis.impact``: an effect, never a cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from goldthread.analysis.checking import Floats
from goldthread.analysis.impact.checks import Otherwise, PlaceboSteps, neighbours_words, placebo_steps, sensitivity
from goldthread.analysis.impact.design import Family
from goldthread.analysis.impact.interrupted import Effect, Interrupted
from goldthread.analysis.impact.menu import Chosen, Observed, choose_and_fit
from goldthread.analysis.impact.readiness import (
    EACH_SIDE,
    Prediction,
    against_prediction,
    minimum_detectable_effect,
)
from goldthread.measures.impact.rules import Figure, Foreseen, Laid


@dataclass(frozen=True)
class Reading:
    """``fit`` in the measure's own unit. ``level`` is the mean expected after the step had it not come."""

    laid: Laid
    chosen: Chosen
    fit: Interrupted
    observed: Observed

    @property
    def effect(self) -> Effect:
        return self.fit.effect

    @property
    def level(self) -> float:
        return float(self.fit.counterfactual[self.fit.after == 1].mean())

    @property
    def difference(self) -> float:
        """The mean distance after the step from what was expected, in the measure's own unit."""
        return float((self.fit.values - self.fit.counterfactual)[self.fit.after == 1].mean())

    def predicted(self, foreseen: Foreseen) -> Prediction:
        """What was foreseen, on the scale of the effect."""
        is_ratio = self.effect.is_ratio
        return Prediction(foreseen.effect_at(self.level, is_ratio=is_ratio), is_ratio, "")

    def beside(self, foreseen: Foreseen) -> str:
        """The effect beside what was foreseen, in words that claim no cause."""
        return against_prediction(self.effect, self.predicted(foreseen))

    def predicted_line(self, foreseen: Foreseen) -> Floats:
        """What was foreseen at each figure after the step, NaN before it."""
        size = self.predicted(foreseen).size
        expected = self.fit.counterfactual
        line = expected * size if self.effect.is_ratio else expected + size
        return np.where(self.fit.after == 1, line, np.nan)


@dataclass(frozen=True)
class Checks:
    """What else was tried."""

    otherwise: tuple[Otherwise, ...]
    placebos: PlaceboSteps
    neighbours: str


def read(laid: Laid, kind: str) -> Reading:
    """Fit the model that these figures call for. Raises InputError for figures that it cannot take."""
    observed, factor = observe(laid, kind)
    chosen = choose_and_fit(observed)
    return Reading(laid, chosen, _in_unit(chosen.fit, factor), observed)


def checks(reading: Reading) -> Checks:
    """The same with one thing otherwise at a time, and at earlier days when nothing began."""
    return Checks(
        sensitivity(reading.observed, reading.chosen),
        placebo_steps(reading.observed),
        neighbours_words(reading.chosen),
    )


def observe(laid: Laid, kind: str) -> tuple[Observed, Floats | None]:
    """The series as the model takes it: counts, counts over what they are out of, or figures as they are.

    The second is what turns a count of the model into the measure's figure, where the two differ.
    """
    used, places = laid.used, np.array(laid.places, float)
    after = np.arange(len(used)) >= laid.before
    phase = np.array([laid.spacing.phase(each.starts) for each in used], float)
    values = np.array([each.drawn for each in used], float)
    cycle = laid.spacing.cycle
    if kind == "count" and (values >= 0).all():
        return Observed(values, places, after, True, phase=phase, cycle=cycle), None
    if kind == "rate" and (pairs := _pairs(used)) is not None:
        events, out_of = pairs
        per = median(
            value * below / above for value, above, below in zip(values, events, out_of, strict=True) if above
        )
        return Observed(events, places, after, True, exposure=out_of, phase=phase, cycle=cycle), per / out_of
    return Observed(values, places, after, False, phase=phase, cycle=cycle), None


def _pairs(used: Sequence[Figure]) -> tuple[Floats, Floats] | None:
    """Numerators and denominators where every figure has both."""
    if any(each.numerator is None or not each.denominator or each.numerator < 0 for each in used):
        return None
    events = np.array([each.numerator for each in used], float)
    return (events, np.array([each.denominator for each in used], float)) if events.any() else None


def _in_unit(fit: Interrupted, factor: Floats | None) -> Interrupted:
    if factor is None:
        return fit
    return replace(
        fit,
        values=fit.values * factor,
        fitted=fit.fitted * factor,
        counterfactual=fit.counterfactual * factor,
        counterfactual_low=fit.counterfactual_low * factor,
        counterfactual_high=fit.counterfactual_high * factor,
    )


def detectable(laid: Laid, kind: str) -> Effect | None:
    """The smallest change that would be seen with twelve figures after, or those there are; None with too few."""
    before = [each.drawn for each in laid.used[: laid.before]]
    if len(before) < EACH_SIDE:
        return None
    is_count = kind == "count" and any(before) and all(value is not None and value >= 0 for value in before)
    family = Family.QUASIPOISSON if is_count else Family.GAUSSIAN
    return minimum_detectable_effect(before, max(EACH_SIDE, laid.after), family=family)


def reach_of(foreseen: Foreseen, laid: Laid, smallest: Effect) -> bool:
    """Whether a change as large as foreseen would be told from the usual variation."""
    level = float(np.mean([each.drawn for each in laid.used[: laid.before]]))
    if not level:
        return True
    size = foreseen.effect_at(level, is_ratio=smallest.is_ratio)
    return not smallest.low < size < smallest.high
