"""Which model for which figures, chosen by what they are and never by what they would show.

Counts: Poisson; where they vary by more than that, a negative binomial with its dispersion by maximum likelihood
(statsmodels), or quasi-Poisson where that cannot be found. Shares with what they are out of: logistic regression.
Everything else: least squares. Level and slope may both change, so that what is expected without the step rests on
the figures before it (Lopez Bernal and others 2017). A season is taken out
where two whole cycles lie before the step. Errors by the model and by Newey and West (1987, lags by the rule of
1994: 4(n/100)^(2/9)); the wider of the two intervals is kept, because with a few dozen points the second can be
too narrow.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace

import numpy as np

from goldthread.analysis.checking import Flags, Floats
from goldthread.analysis.impact import design
from goldthread.analysis.impact.design import Columns, Family
from goldthread.analysis.impact.interrupted import Interrupted, fit_interrupted
from goldthread.analysis.impact.readiness import CYCLES_BEFORE

OVERDISPERSED = 1.25  # Pearson's dispersion above which a Poisson model would be too sure
LEAST_ALPHA = 1e-6  # less is Poisson
FEW_TERMS = 4  # a cycle of so many points has a level for each instead of waves


@dataclass(frozen=True)
class Observed:
    """One series about one step, in order of time, without the missing figures.

    ``time`` in periods, so that a missing one leaves its gap; ``phase`` where in a cycle of ``cycle`` periods each
    figure lies (None: no season); ``exposure`` what counts are divided by; ``are_counts`` and ``are_shares`` choose
    the family. The effect is told at the last figure not later than ``told_at``, or else at the latest.
    """

    values: Floats
    time: Floats
    after: Flags
    are_counts: bool
    exposure: Floats | None = None
    phase: Floats | None = None
    cycle: int | None = None
    are_shares: bool = False
    told_at: float | None = None

    @property
    def told_place(self) -> int:
        """Which of the figures after the step the effect is told at."""
        later = np.flatnonzero(self.after)
        due = later if self.told_at is None else later[self.time[later] <= self.told_at]
        return int((due if len(due) else later)[-1]) if len(later) else len(self.values) - 1

    def only(self, kept: Flags) -> Observed:
        """Some of the figures."""
        return replace(
            self,
            values=self.values[kept],
            time=self.time[kept],
            after=self.after[kept],
            exposure=None if self.exposure is None else self.exposure[kept],
            phase=None if self.phase is None else self.phase[kept],
        )

    @property
    def takes_season(self) -> bool:
        """Whether two whole cycles lie before the step, and a cycle is short enough to be told from the step."""
        if self.phase is None or self.cycle is None:
            return False
        before = self.time[~self.after]
        return len(before) >= CYCLES_BEFORE * self.cycle


@dataclass(frozen=True)
class Chosen:
    """The model that was fitted and how, in words that a page may print."""

    fit: Interrupted
    family: Family
    has_season: bool
    lags: int
    robust_is_wider: bool
    has_slope: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """How it was read."""
        models = {
            Family.POISSON: "Poisson regression: the counts vary about as much as chance would have them",
            Family.NEGATIVE_BINOMIAL: "Negative binomial regression: the counts vary by more than chance alone",
            Family.QUASIPOISSON: "Quasi-Poisson regression: the counts vary by more than chance alone",
            Family.BINOMIAL: "Logistic regression of the share, which stays between 0 and 100%",
            Family.GAUSSIAN: "Least squares",
        }
        season = "with the season taken out" if self.has_season else "without a season"
        errors = f"errors that hold when neighbouring figures go together (Newey and West, {self.lags} lags)"
        wider = errors if self.robust_is_wider else f"the model's own errors, wider here than {errors}"
        change = "both of which may change with the step" if self.has_slope else "and a change of level alone"
        return (f"{models[self.family]}; a level and a trend, {change}, {season}.", f"Interval: {wider}.")


def newey_west_lags(points: int) -> int:
    """How far apart figures may still go together, by the usual rule."""
    return max(1, int(4 * (points / 100) ** (2 / 9)))


def choose_and_fit(
    observed: Observed,
    *,
    family: Family | None = None,
    with_season: bool | None = None,
    with_slope: bool = True,
) -> Chosen:
    """The model of the menu, or the same with one thing otherwise: ``family``, the season, a slope that stays.

    Refuses what :func:`fit_interrupted` refuses.
    """
    seasonal = observed.takes_season if with_season is None else with_season and observed.takes_season
    matrix = _columns(observed, seasonal=seasonal, with_slope=with_slope)
    chosen, theta = (family, None) if family is not None else _family(observed, matrix)
    lags = newey_west_lags(len(observed.values))
    plain, robust = (
        fit_interrupted(
            observed.values,
            matrix,
            family=chosen,
            exposure=observed.exposure,
            theta=theta,
            lags=asked,
            effect_at=observed.told_place,
        )
        for asked in (None, lags)
    )
    is_wider = _width(robust) >= _width(plain)
    return Chosen(robust if is_wider else plain, chosen, seasonal, lags, is_wider, with_slope)


def _columns(observed: Observed, *, seasonal: bool, with_slope: bool) -> Columns:
    season = None
    if seasonal and observed.phase is not None and observed.cycle is not None:
        pairs = 0 if observed.cycle <= FEW_TERMS else 2
        season = design.season(observed.phase, period=observed.cycle, pairs=pairs)
    start = float(observed.time[observed.after][0]) if with_slope and observed.after.any() else None
    return design.columns(observed.time, observed.after.astype(float), slope_from=start, seasonal=season)


def _family(observed: Observed, matrix: Columns) -> tuple[Family, float | None]:
    if observed.are_shares:
        return Family.BINOMIAL, None
    if not observed.are_counts:
        return Family.GAUSSIAN, None
    quasi = fit_interrupted(observed.values, matrix, exposure=observed.exposure)
    if quasi.dispersion <= OVERDISPERSED:
        return Family.POISSON, None
    theta = negative_binomial_theta(observed.values, matrix, observed.exposure)
    return (Family.NEGATIVE_BINOMIAL, theta) if theta is not None else (Family.QUASIPOISSON, None)


def negative_binomial_theta(values: Floats, matrix: Columns, exposure: Floats | None = None) -> float | None:
    """The dispersion by maximum likelihood, None where the search does not end at one."""
    from statsmodels.discrete.discrete_model import NegativeBinomial

    offset = None if exposure is None else np.log(exposure)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a search that fails is seen by its answer
            found = NegativeBinomial(values, matrix.matrix, offset=offset).fit(disp=0, maxiter=200)
    except (np.linalg.LinAlgError, ValueError, ArithmeticError):
        return None
    alpha = float(found.params[-1])
    is_found = bool(found.mle_retvals["converged"]) and np.isfinite(alpha) and alpha > LEAST_ALPHA
    return 1 / alpha if is_found else None


def _width(fit: Interrupted) -> float:
    return fit.effect.high - fit.effect.low
