"""Farrington's method, improved: is this week's count beyond what the same weeks of past years foretell?

Source: Noufaily, Enki, Farrington and others 2013, *Statistics in Medicine* 32:1206-1222; Salmon, Schumacher and
Höhle 2016, *Journal of Statistical Software* 70(10). Checked against surveillance 1.26.0. An alert is a prompt for
people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from goldthread.analysis.checking import Flags, Floats, Numbers, counted, denominators, refuse, same_length
from goldthread.analysis.detection.baselines import Baseline, Calendar, baseline_of
from goldthread.analysis.detection.reweighted import QuasiFit, anscombe, quasi_poisson, weights_of
from goldthread.analysis.detection.thresholds import Threshold, upper_bound


@dataclass(frozen=True)
class Settings:
    """How far back and how wide the baseline reaches, and what counts as beyond it."""

    years: int = 5
    half_window: int = 3
    blocks: int = 10
    not_included: int = 26
    reweight: bool = True
    reweight_over: float = 2.58
    trend: bool = True
    trend_p: float = 1.0
    alpha: float = 0.05
    threshold: Threshold = Threshold.NB_PLUGIN
    power: str = "2/3"
    least_cases: int = 5
    least_over: int = 4


@dataclass(frozen=True)
class Detection:
    """One point: its count, what was expected, the bound (None under the least number of cases), and the alarm."""

    expected: float
    upper: float
    score: float
    phi: float
    trend: bool
    alarm: bool
    enough_cases: bool


@dataclass(frozen=True)
class Detections:
    """One entry a point looked at."""

    points: tuple[Detection, ...]
    expected_false_alarms: float = field(default=0.0)

    @property
    def alarm(self) -> Flags:
        return np.array([point.alarm for point in self.points])

    @property
    def upper(self) -> Floats:
        """Bounds, NaN where there are too few cases for one."""
        return np.array([point.upper if point.enough_cases else np.nan for point in self.points])


def farrington(
    counts: Numbers,
    at: Sequence[int],
    settings: Settings | None = None,
    *,
    frequency: int = 52,
    dates: Sequence[date] | None = None,
    population: Numbers | None = None,
) -> Detections:
    """Detections at places (from nought) of a series, each judged by the years before it.

    ``dates`` are the first days of weeks or months; without them a year is ``frequency`` points. Says how many false
    alarms so many looks would make by chance. Refuses a point with too few years before it.
    """
    settings = settings or Settings()
    count = counted(counts, "counts")
    people = None if population is None else denominators(population, "population", missing=False)
    if people is not None:
        same_length(count, people, "population")
    calendar = Calendar(len(count), frequency, tuple(dates) if dates else None)
    points = tuple(_detected(count, place, settings, calendar, people) for place in at)
    return Detections(points, settings.alpha * len(points))


def _detected(count: Floats, at: int, settings: Settings, calendar: Calendar, people: Floats | None) -> Detection:
    if not 0 <= at < len(count):
        refuse("range_1based", f"there is no point {at + 1} in a series of {len(count)}.")
    base = baseline_of(
        calendar, at, settings.years, settings.half_window, settings.blocks, settings.not_included, count
    )
    offset = np.zeros(len(count)) if people is None else np.log(people)
    with_trend = settings.trend
    fit = _fitted(count, base, offset, settings, trend=with_trend)
    if with_trend and not fit.converged:
        with_trend, fit = False, _fitted(count, base, offset, settings, trend=False)
    eta, se = _forecast(fit, base, at, offset, trend=with_trend)
    if with_trend and not _keep_trend(fit, settings, base, float(np.exp(eta)), count):
        with_trend, fit = False, _fitted(count, base, offset, settings, trend=False)
        eta, se = _forecast(fit, base, at, offset, trend=False)
    mean = float(np.exp(eta))
    upper = upper_bound(settings.threshold, eta, se, fit.phi, settings.alpha, settings.power)
    now = float(count[at])
    score = (now - mean) / (upper - mean) if upper > mean else float("nan")
    recent = count[max(0, at - settings.least_over + 1) : at + 1]
    enough = float(np.nansum(recent)) >= settings.least_cases
    return Detection(mean, upper, score, fit.phi, with_trend, bool(enough and score > 1 and now > 0), enough)


def _design(base: Baseline, *, trend: bool) -> Floats:
    columns = [np.ones(len(base.places))]
    if trend:
        columns.append(base.time)
    columns += [(base.levels == level).astype(float) for level in base.other_levels]
    return np.column_stack(columns)


def _fitted(count: Floats, base: Baseline, offset: Floats, settings: Settings, *, trend: bool) -> QuasiFit:
    design, values, shift = _design(base, trend=trend), count[base.places], offset[base.places]
    if len(values) <= design.shape[1]:
        refuse("counts", "too few points lie in the years before to learn from.")
    fit = quasi_poisson(design, values, shift, np.ones(len(values)), reweighted=False)
    if not settings.reweight or not (fit.converged or not trend):
        return fit
    weights = weights_of(anscombe(fit, values), settings.reweight_over)
    return quasi_poisson(design, values, shift, weights, reweighted=True)


def _forecast(fit: QuasiFit, base: Baseline, at: int, offset: Floats, *, trend: bool) -> tuple[float, float]:
    """Log of the mean expected now, and its standard error."""
    now = np.concatenate([[1.0], [base.now] if trend else [], np.zeros(len(base.other_levels))])
    if base.own_level in base.other_levels:
        now[len(now) - len(base.other_levels) + base.other_levels.index(base.own_level)] = 1.0
    eta = float(now @ fit.coefficients + offset[at])
    return eta, float(np.sqrt(max(now @ fit.unscaled @ now * fit.error_scale, 0.0)))


def _keep_trend(fit: QuasiFit, settings: Settings, base: Baseline, mean: float, count: Floats) -> bool:
    """A trend stays with three years or more, if it is clear enough and foretells no more than was ever seen."""
    from scipy.stats import t

    error = float(np.sqrt(fit.unscaled[1, 1] * fit.error_scale))
    df = len(base.places) - len(fit.coefficients)
    p = float(2 * t.sf(abs(fit.coefficients[1]) / error, df)) if error else 0.0
    return settings.years >= 3 and p < settings.trend_p and mean <= float(count[base.places].max())
