"""Interrupted time series: did the level, or the slope, change when something began?

Sources: Lopez Bernal, Cummins and Gasparrini 2017, *International Journal of Epidemiology* 46:348-355 and its
correction (time in the interaction is counted from the step); Newey and West 1987 for errors under autocorrelation.
Fitted by statsmodels. Two things a fit can never show: that nothing else happened at that time, and that a step
found by looking at the data is real. A shared shock needs comparison areas (:mod:`.synthetic`).
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, complete, counted, denominators, refuse, same_length, share
from goldthread.analysis.impact.contrast import distance_at, spread_of
from goldthread.analysis.impact.design import Columns, Family
from goldthread.analysis.rates.intervals import normal_quantile

NO_ANSWER = "no model can be fitted: the figures are all alike, or nought on one side of the step."


@dataclass(frozen=True)
class Effect:
    """A change: a ratio where ``is_ratio``, else a difference in the measure's own unit (a share: of 1)."""

    value: float
    low: float
    high: float
    p: float
    is_ratio: bool
    confidence: float


@dataclass(frozen=True)
class Interrupted:
    """A fitted series. ``counterfactual`` is what the model expects had the step not come, ``_low`` and ``_high`` the
    interval of that mean."""

    family: Family
    names: tuple[str, ...]
    coefficients: Floats
    errors: Floats
    effect: Effect
    dispersion: float
    deviance: float
    df: int
    values: Floats
    fitted: Floats
    counterfactual: Floats
    counterfactual_low: Floats
    counterfactual_high: Floats
    after: Floats
    residuals: Floats

    @property
    def difference_after(self) -> float:
        """Events (or units) fewer than expected after the step, over all points there; negative: more."""
        place = self.after == 1
        return float((self.counterfactual[place] - self.values[place]).sum())

    def by_name(self) -> dict[str, tuple[float, float]]:
        """Each coefficient with its standard error."""
        return dict(zip(self.names, zip(self.coefficients.tolist(), self.errors.tolist(), strict=True), strict=True))


def fit_interrupted(
    values: Numbers,
    design: Columns,
    *,
    family: Family = Family.QUASIPOISSON,
    exposure: Numbers | None = None,
    theta: float | None = None,
    lags: int | None = None,
    confidence: float = 0.95,
    breaks: Sequence[int] = (),
    effect_at: int | None = None,
) -> Interrupted:
    """Fit one series with one step.

    ``exposure``: what counts are divided by. ``theta``: dispersion of the negative binomial. ``lags``: errors that
    hold under autocorrelation up to so many steps (Newey and West). ``effect_at``: the point at which the effect is
    told, level and slope together; without it the effect is the change of level. A binomial takes events, with
    what they are out of as ``exposure``, and answers in shares. Refuses a break of definition inside, fewer
    points than the columns need, and negative counts.
    """
    value = complete(values, "values") if family is Family.GAUSSIAN else counted(values, "values", missing=False)
    same_length(value, design.after, "values")
    if breaks:
        refuse("breaks", "the definition changes inside the series, and no fit may join across it.")
    if len(value) <= design.matrix.shape[1] + 1:
        refuse("values", f"{len(value)} points are too few for {design.matrix.shape[1]} terms.")
    share(confidence, "confidence")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what cannot be fitted is seen by its answer
            found = _fit(value, design, family, exposure, theta, lags, confidence, effect_at)
    except (ValueError, ArithmeticError, np.linalg.LinAlgError):
        refuse("values", NO_ANSWER)
    effect = found.effect
    if not np.isfinite([effect.value, effect.low, effect.high]).all():
        refuse("values", NO_ANSWER)
    return found


def _fit(
    value: Floats,
    design: Columns,
    family: Family,
    exposure: Numbers | None,
    theta: float | None,
    lags: int | None,
    confidence: float,
    effect_at: int | None,
) -> Interrupted:
    if family is Family.BINOMIAL:
        result, value, offset = *_shares(value, design.matrix, exposure, lags), None
    else:
        offset = None if exposure is None else np.log(denominators(exposure, "exposure", missing=False))
        result = _model(value, design.matrix, family, offset, theta).fit(**_fitting(family, lags))
    return _answer(result, value, design, family, offset, confidence, effect_at)


def _shares(events: Floats, matrix: Floats, out_of: Numbers | None, lags: int | None) -> tuple[Any, Floats]:
    """A logistic regression whose spread is estimated, and never taken for less than chance would have it."""
    from statsmodels.genmod import families
    from statsmodels.genmod.generalized_linear_model import GLM

    if out_of is None:
        refuse("exposure", "a share needs what it is out of.")
    whole = denominators(out_of, "exposure", missing=False)
    if (events > whole).any():
        refuse("values", "more than there are to be counted out of.")
    value = events / whole
    model = GLM(np.column_stack([events, whole - events]), matrix, family=families.Binomial())
    how = _fitting(Family.BINOMIAL, lags)
    result = model.fit(scale="X2", **how)
    return (result if result.scale >= 1 else model.fit(scale=1.0, **how)), value


def _model(value: Floats, matrix: Floats, family: Family, offset: Floats | None, theta: float | None) -> Any:
    from statsmodels.genmod import families
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.regression.linear_model import OLS

    if family is Family.GAUSSIAN:
        return OLS(value, matrix)
    if family is Family.NEGATIVE_BINOMIAL:
        if theta is None or theta <= 0:
            refuse("theta", "a negative binomial needs its dispersion, above nought.")
        return GLM(value, matrix, family=families.NegativeBinomial(alpha=1 / theta), offset=offset)
    return GLM(value, matrix, family=families.Poisson(), offset=offset)


def _fitting(family: Family, lags: int | None) -> dict[str, Any]:
    how: dict[str, Any] = {}
    if family is not Family.GAUSSIAN:
        how = {"tol": 1e-12, "maxiter": 200}
    if family is Family.QUASIPOISSON:
        how["scale"] = "X2"
    if lags is not None:
        if lags < 1:
            refuse("lags", "errors under autocorrelation need at least one lag.")
        how |= {"cov_type": "HAC", "cov_kwds": {"maxlags": lags, "use_correction": True}}
    return how


def _answer(
    result: Any,
    value: Floats,
    design: Columns,
    family: Family,
    offset: Floats | None,
    confidence: float,
    place: int | None,
) -> Interrupted:
    coefficients, errors = np.asarray(result.params), np.asarray(result.bse)
    df = float(result.df_resid)
    reach = normal_quantile(confidence) if place is None else spread_of(family, df, confidence)
    expected, low, high = _without_the_step(result, design, family, offset, reach)
    effect = (
        _effect(coefficients, errors, design.column("step"), family, df, confidence)
        if place is None
        else Effect(*distance_at(result, design, family, place, confidence), family.is_log, confidence)
    )
    return Interrupted(
        family=family,
        names=design.names,
        coefficients=coefficients,
        errors=errors,
        effect=effect,
        dispersion=float(result.scale),
        deviance=float(result.ssr if family is Family.GAUSSIAN else result.deviance),
        df=int(result.df_resid),
        values=value,
        fitted=np.asarray(result.fittedvalues),
        counterfactual=expected,
        counterfactual_low=low,
        counterfactual_high=high,
        after=design.after.astype(float),
        residuals=np.asarray(result.resid if family is Family.GAUSSIAN else result.resid_deviance),
    )


def _without_the_step(
    result: Any, design: Columns, family: Family, offset: Floats | None, reach: float
) -> tuple[Floats, Floats, Floats]:
    """The mean expected had the step not come, and its interval on the scale of the model."""
    matrix = design.without_the_step()
    linear = matrix @ np.asarray(result.params) + (0.0 if offset is None else offset)
    variance = np.einsum("ij,jk,ik->i", matrix, np.asarray(result.cov_params()), matrix)
    spread = reach * np.sqrt(np.maximum(variance, 0.0))
    expected, low, high = (family.mean(end) for end in (linear, linear - spread, linear + spread))
    return expected, low, high


def _effect(coefficients: Floats, errors: Floats, place: int, family: Family, df: float, confidence: float) -> Effect:
    from scipy.stats import norm, t

    size, error = float(coefficients[place]), float(errors[place])
    reach = normal_quantile(confidence) * error
    statistic = abs(size / error) if error else np.inf
    p = float(2 * (t.sf(statistic, df) if family.errors_by_t else norm.sf(statistic)))
    ends = (size, size - reach, size + reach)
    value, low, high = (float(np.exp(end)) for end in ends) if family.is_log else ends
    return Effect(value, low, high, p, family.is_log, confidence)


def autocorrelation(residuals: Floats, lags: int = 12) -> Floats:
    """Correlation of residuals with themselves, one to ``lags`` steps apart; none where nothing is left over."""
    centred = residuals - residuals.mean()
    whole = float(centred @ centred) or 1.0
    return np.array(
        [float(centred[lag:] @ centred[:-lag]) / whole for lag in range(1, min(lags, len(centred) - 1) + 1)]
    )


def durbin_watson(residuals: Floats) -> float:
    """Near 2 where neighbours are unrelated, towards 0 where they go together."""
    return float((np.diff(residuals) ** 2).sum() / (residuals**2).sum())


@dataclass(frozen=True)
class TermTest:
    """Whether a larger model says more than a smaller one."""

    f: float
    p: float


def compare_fits(smaller: Interrupted, larger: Interrupted) -> TermTest:
    """F test by deviance, with the larger model's dispersion. A p above .05 is no ground to drop a trend."""
    from scipy.stats import f

    more = smaller.df - larger.df
    if more < 1:
        refuse("models", "the second model has to be the larger one.")
    statistic = (smaller.deviance - larger.deviance) / more / larger.dispersion
    return TermTest(statistic, float(f.sf(statistic, more, larger.df)))
