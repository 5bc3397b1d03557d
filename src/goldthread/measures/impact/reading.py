"""The figures of a measure about the day an action began, read by ``analysis.impact``: an effect, never a cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

import numpy as np

from goldthread.analysis.checking import Floats
from goldthread.analysis.impact.checks import (
    Otherwise,
    PlaceboSteps,
    misfits,
    neighbours_words,
    placebo_steps,
    sensitivity,
)
from goldthread.analysis.impact.design import Family
from goldthread.analysis.impact.interrupted import Effect, Interrupted
from goldthread.analysis.impact.menu import Chosen, Observed, choose_and_fit
from goldthread.analysis.impact.readiness import (
    EACH_SIDE,
    Prediction,
    against_prediction,
    minimum_detectable_effect,
)
from goldthread.measures.impact.rules import WHOLE, Figure, Foreseen, Laid

PERCENTAGE = "percentage"
POORLY = "The model follows these figures poorly"
CUT = "a straight line would leave 0 to 100%, so it is cut there"


@dataclass(frozen=True)
class Reading:
    """``fit`` in the measure's own unit. The effect is told at the figure ``at``, and ``level`` is what was expected
    there had the step not come. ``misfits``: where the model follows the figures poorly. ``is_share``: nothing leaves
    0 to 100."""

    laid: Laid
    chosen: Chosen
    fit: Interrupted
    observed: Observed
    misfits: tuple[str, ...] = ()
    is_share: bool = False

    @property
    def at(self) -> int:
        return self.observed.told_place

    @property
    def effect(self) -> Effect:
        return self.fit.effect

    @property
    def level(self) -> float:
        return float(self.fit.counterfactual[self.at])

    def predicted(self, foreseen: Foreseen) -> Prediction:
        """What was foreseen, on the scale of the effect."""
        is_ratio = self.effect.is_ratio
        return Prediction(foreseen.effect_at(self.level, is_ratio=is_ratio), is_ratio, "")

    def beside(self, foreseen: Foreseen) -> str:
        """The effect beside what was foreseen, in words that claim no cause."""
        said = against_prediction(self.effect, self.predicted(foreseen))
        if not self.misfits:
            return said
        return (
            f"{POORLY} ({'; '.join(self.misfits)}), so this is less sure than it looks: {said[0].lower()}{said[1:]}"
        )

    def predicted_line(self, foreseen: Foreseen) -> Floats:
        """What was foreseen at each figure after the step, NaN before it."""
        size = self.predicted(foreseen).size
        expected = self.fit.counterfactual
        line = expected * size if self.effect.is_ratio else expected + size
        line = np.clip(line, 0.0, WHOLE) if self.is_share else line
        return np.where(self.fit.after == 1, line, np.nan)


@dataclass(frozen=True)
class Checks:
    """What else was tried."""

    otherwise: tuple[Otherwise, ...]
    placebos: PlaceboSteps
    neighbours: str


def read(laid: Laid, kind: str, seen_by: date | None = None) -> Reading:
    """Fit the model that these figures call for, and tell the effect at the day it was to be seen by, or at the
    latest figure. Raises InputError for figures that it cannot take."""
    observed, factor = observe(laid, kind)
    if seen_by is not None:
        observed = replace(observed, told_at=float(laid.spacing.place(laid.used[0].starts, _last_to(laid, seen_by))))
    chosen = choose_and_fit(observed)
    poorly = misfits(chosen, observed.time)
    if kind != PERCENTAGE:
        return Reading(laid, chosen, _in_unit(chosen.fit, factor, observed), observed, poorly)
    fit, is_cut = _within_bounds(_in_unit(chosen.fit, factor, observed), observed.told_place)
    return Reading(laid, chosen, fit, observed, (*poorly, CUT) if is_cut else poorly, is_share=True)


def _last_to(laid: Laid, day: date) -> date:
    """The start of the latest period after the step that is over by this day, or of the latest there is."""
    after = laid.used[laid.before :]
    return max((each.starts for each in after if each.ends <= day), default=after[-1].starts)


def _within_bounds(fit: Interrupted, at: int) -> tuple[Interrupted, bool]:
    """A share cut to 0 to 100, and whether it left them; the effect's interval then holds both distances."""
    lines = (fit.counterfactual, fit.counterfactual_low, fit.counterfactual_high, fit.fitted)
    expected, low, high, fitted = (np.clip(line, 0.0, WHOLE) for line in lines)
    beyond = ~np.isclose(expected, fit.counterfactual, atol=1e-6) | ~np.isclose(fitted, fit.fitted, atol=1e-6)
    size, effect = float(fitted[at] - expected[at]), fit.effect
    effect = replace(
        effect, value=size, low=max(-WHOLE, min(effect.low, size)), high=min(WHOLE, max(effect.high, size))
    )
    cut = replace(
        fit,
        fitted=fitted,
        counterfactual=expected,
        counterfactual_low=low,
        counterfactual_high=high,
        effect=effect,
    )
    return cut, bool(beyond.any())


def checks(reading: Reading) -> Checks:
    """The same with one thing otherwise at a time, and at earlier days when nothing began."""
    return Checks(
        tuple(
            replace(each, effect=_effect_in_unit(each.effect, reading.observed))
            for each in sensitivity(reading.observed, reading.chosen)
        ),
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
    if kind == PERCENTAGE and (pairs := _pairs(used)) is not None and (pairs[0] <= pairs[1]).all():
        shares = Observed(
            pairs[0], places, after, False, exposure=pairs[1], phase=phase, cycle=cycle, are_shares=True
        )
        return shares, np.full(len(used), WHOLE)
    return Observed(values, places, after, False, phase=phase, cycle=cycle), None


def _pairs(used: Sequence[Figure]) -> tuple[Floats, Floats] | None:
    """Numerators and denominators where every figure has both."""
    if any(each.numerator is None or not each.denominator or each.numerator < 0 for each in used):
        return None
    events = np.array([each.numerator for each in used], float)
    return (events, np.array([each.denominator for each in used], float)) if events.any() else None


def _effect_in_unit(effect: Effect, observed: Observed) -> Effect:
    """Shares of 1 as percentage points."""
    if not observed.are_shares:
        return effect
    return replace(effect, value=effect.value * WHOLE, low=effect.low * WHOLE, high=effect.high * WHOLE)


def _in_unit(fit: Interrupted, factor: Floats | None, observed: Observed) -> Interrupted:
    if factor is None:
        return fit
    return replace(
        fit,
        effect=_effect_in_unit(fit.effect, observed),
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
    return minimum_detectable_effect(before, max(EACH_SIDE, laid.after), family=family, with_slope=True)


def reach_of(foreseen: Foreseen, laid: Laid, smallest: Effect) -> bool:
    """Whether a change as large as foreseen would be told from the usual variation."""
    level = float(np.mean([each.drawn for each in laid.used[: laid.before]]))
    if not level:
        return True
    size = foreseen.effect_at(level, is_ratio=smallest.is_ratio)
    return not smallest.low < size < smallest.high
