"""How far an answer hangs on choices that might have been others, and what is found where nothing began."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from goldthread.analysis.checking import Floats
from goldthread.analysis.impact.design import Family
from goldthread.analysis.impact.interrupted import Effect, autocorrelation
from goldthread.analysis.impact.menu import Chosen, Observed, choose_and_fit
from goldthread.kernel.errors import InputError

PLACEBO_SIDE = 6  # figures on each side of a false step
SURPRISING = 0.05
TOO_OFTEN = 0.2  # a series that "changes" at more false steps than this moves by itself
PHASED_IN = 3
STRONGLY = 0.4  # correlation of neighbours that a straight course should not leave over
FEWEST_FOR_A_BEND = 8
BENT = 0.01


@dataclass(frozen=True)
class Otherwise:
    """The effect had one thing been chosen otherwise."""

    what: str
    effect: Effect


@dataclass(frozen=True)
class PlaceboSteps:
    """Earlier days at which nothing began: how many were tried, and at how many a change as surprising was found.

    ``season``: what became of it there; "" where the figures have none.
    """

    tried: int
    found: int
    season: str = ""

    @property
    def moves_by_itself(self) -> bool:
        """Whether changes are found where there are none by more than chance would do."""
        return bool(self.tried) and self.found / self.tried > TOO_OFTEN

    @property
    def words(self) -> str:
        """For the page."""
        if not self.tried:
            return "There are too few figures before to try days at which nothing began."
        said = f"Of {self.tried} earlier days at which nothing began, {self.found or 'none'} would show a change."
        said += f" {self.season}" if self.season else ""
        return (
            f"{said} This series moves by itself, so read what came after with care."
            if self.moves_by_itself
            else said
        )


def sensitivity(observed: Observed, chosen: Chosen) -> tuple[Otherwise, ...]:
    """The same with one thing otherwise at a time; what cannot be fitted is left out."""
    found = []
    for what, make in _others(observed, chosen):
        try:
            found.append(Otherwise(what, make().fit.effect))
        except InputError:
            continue
    return tuple(found)


def _others(observed: Observed, chosen: Chosen) -> Iterator[tuple[str, Callable[[], Chosen]]]:
    same = partial(choose_and_fit, with_season=chosen.has_season)
    if chosen.has_season:
        yield "Without a season", partial(choose_and_fit, observed, with_season=False)
    if chosen.family in (Family.POISSON, Family.NEGATIVE_BINOMIAL):
        yield "Quasi-Poisson instead", partial(same, observed, family=Family.QUASIPOISSON)
    last = len(observed.values) - 1
    yield "With a change of level alone, the slope as before", partial(same, observed, with_slope=False)
    yield "Without the latest figure", partial(same, observed.only(np.arange(last + 1) < last))
    first = float(observed.time[observed.after][0])
    settled = ~observed.after | (observed.time >= first + PHASED_IN)
    yield f"Without the first {PHASED_IN} periods after", partial(same, observed.only(settled))


def placebo_steps(observed: Observed) -> PlaceboSteps:
    """Fit a step at every earlier figure with six on each side, from the figures before the action alone."""
    before = observed.only(~observed.after)
    tried = found = seasonal = 0
    for place in range(PLACEBO_SIDE, len(before.values) - PLACEBO_SIDE + 1):
        false = Observed(
            before.values,
            before.time,
            np.arange(len(before.values)) >= place,
            before.are_counts,
            exposure=before.exposure,
            phase=before.phase,
            cycle=before.cycle,
            are_shares=before.are_shares,
        )
        try:
            chosen = choose_and_fit(false)
        except InputError:
            continue
        tried += 1
        found += chosen.fit.effect.p < SURPRISING
        seasonal += chosen.has_season
    return PlaceboSteps(tried, found, _season_words(observed, seasonal))


def _season_words(observed: Observed, seasonal: int) -> str:
    """Whether the season was taken out at the earlier days as it is at the day itself."""
    if seasonal:
        return "The season was taken out there, too."
    if observed.takes_season:
        return "The season was left in there: the figures before are too few to tell it."
    return ""


def neighbours_words(chosen: Chosen) -> str:
    """Whether what the model leaves over still goes together."""
    first = float(autocorrelation(chosen.fit.residuals, 1)[0])
    limit = 2 / np.sqrt(len(chosen.fit.values))
    if abs(first) <= limit:
        return "What the model leaves over does not go on from one figure to the next."
    goes_on = f"What the model leaves over goes on from one figure to the next (correlation {first:.2f})"
    return f"{goes_on}; the interval allows for it."


def misfits(chosen: Chosen, time: Floats) -> tuple[str, ...]:
    """Where the model follows the figures poorly: neighbours that strongly go together, a course that bends."""
    fit, found = chosen.fit, []
    first = float(autocorrelation(fit.residuals, 1)[0])
    if first > max(STRONGLY, 2 / np.sqrt(len(fit.values))):
        found.append("figures next to one another go together more than the model allows for")
    for side, which in (("before", fit.after == 0), ("after", fit.after == 1)):
        if _bends(fit.residuals[which], time[which]):
            found.append(f"the figures {side} the action do not keep to a straight course")
    return tuple(found)


def _bends(residuals: Floats, time: Floats) -> bool:
    """Whether a curve through what is left over says more than a straight line, beyond what chance often does."""
    from statsmodels.regression.linear_model import OLS

    centred = (time - time.mean()) / max(float(time.std()), 1e-9)
    if len(time) < FEWEST_FOR_A_BEND or float(residuals.std()) < 1e-9:
        return False
    fit = OLS(residuals, np.column_stack([np.ones(len(time)), centred, centred**2])).fit()
    return float(fit.pvalues[2]) < BENT
