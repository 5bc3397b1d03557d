"""Change of the same people between two occasions: its mean with an interval, and for how many it is more than error.

Sources: the paired t interval (Student 1908), by statsmodels from scores and by SciPy from a summary; reliable change
by Jacobson and Truax 1991; shares with Wilson limits. Change between two occasions says nothing of its cause: people
come when things are at their worst, and many would have fared better anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, measured, refuse, same_length, share
from goldthread.analysis.rates.intervals import normal_quantile
from goldthread.analysis.rates.single import Rates, proportions

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Change:
    """Mean change of people who were asked twice, with its interval. NaN where it is not known."""

    people: int
    first: float
    last: float
    mean: float
    sd: float
    low: float
    high: float
    confidence: float = CONFIDENCE


@dataclass(frozen=True)
class Reliable:
    """How many changed by more than error of measurement explains."""

    improved: int
    unchanged: int
    worsened: int

    @property
    def people(self) -> int:
        return self.improved + self.unchanged + self.worsened

    def shares(self, *, per: float = 100, confidence: float = CONFIDENCE) -> Rates:
        """Improved, unchanged, worsened out of all, with Wilson limits."""
        return proportions(
            [self.improved, self.unchanged, self.worsened], [self.people] * 3, per=per, confidence=confidence
        )


def paired_change(first: Numbers, last: Numbers, *, confidence: float = CONFIDENCE) -> Change:
    """Last less first, of those with both. Refuses fewer than two pairs."""
    from statsmodels.stats.weightstats import DescrStatsW

    before, after = _pairs(first, last)
    if len(before) < 2:
        refuse("last", f"change needs at least 2 people with both figures and here are {len(before)}.")
    told = DescrStatsW(after - before)
    sd = float(np.std(after - before, ddof=1))
    low, high = told.tconfint_mean(alpha=1 - share(confidence, "confidence"))
    return Change(
        len(before),
        float(before.mean()),
        float(after.mean()),
        float(told.mean),
        sd,
        float(low),
        float(high),
        confidence,
    )


def change_of_summary(
    people: int,
    mean: float,
    sd: float,
    *,
    first: float = np.nan,
    last: float = np.nan,
    confidence: float = CONFIDENCE,
) -> Change:
    """The same from a summary: how many people, their mean change and its standard deviation."""
    from scipy.stats import t

    if people < 2:
        refuse("people", f"change needs at least 2 people with both figures and here are {people}.")
    if sd < 0:
        refuse("sd", "a standard deviation cannot be below nought.")
    half = float(t.ppf(0.5 + share(confidence, "confidence") / 2, people - 1)) * sd / float(np.sqrt(people))
    return Change(people, first, last, mean, sd, mean - half, mean + half, confidence)


def reliable_change(first: Numbers, last: Numbers, *, threshold: float, higher_is_better: bool) -> Reliable:
    """Who changed by the threshold or more, and which way. Of those with both figures."""
    if not threshold > 0:
        refuse("threshold", "the least reliable change must be above nought.")
    before, after = _pairs(first, last)
    gain = after - before if higher_is_better else before - after
    improved, worsened = int((gain >= threshold).sum()), int((gain <= -threshold).sum())
    return Reliable(improved, len(gain) - improved - worsened, worsened)


def least_reliable_change(sd: float, reliability: float, *, confidence: float = CONFIDENCE) -> float:
    """From the standard deviation of scores and the reliability of the questionnaire (Jacobson and Truax)."""
    return normal_quantile(confidence) * standard_error_of_difference(sd, reliability)


def standard_error_of_difference(sd: float, reliability: float) -> float:
    """How far two scores of one person lie apart by error of measurement alone, as a standard deviation."""
    if not sd > 0:
        refuse("sd", "a standard deviation must be above nought.")
    return float(np.sqrt(2) * sd * np.sqrt(1 - share(reliability, "reliability")))


def _pairs(first: Numbers, last: Numbers) -> tuple[Floats, Floats]:
    before, after = measured(first, "first"), measured(last, "last")
    same_length(before, after, "last")
    both = ~(np.isnan(before) | np.isnan(after))
    return before[both], after[both]
