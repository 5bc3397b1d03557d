"""Profile-likelihood interval of the number of people.

Source: Cormack 1992; the multinomial likelihood of N is that of the Poisson model with the unseen as a count,
corrected by Stirling's formula. Checked against Rcapture 1.4-4.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, share
from goldthread.analysis.prevalence.loglinear import poisson_fit

UNBOUNDED = 1e4  # times what was estimated: beyond this the interval has no upper end


@dataclass(frozen=True)
class ProfileInterval:
    """The most likely number and its interval; ``high`` is None where the likelihood never falls far enough."""

    best: float
    low: float
    high: float | None


def profile_interval(
    design: Floats, counts: Floats, unseen: float, *, offset: Floats | float = 0.0, confidence: float = 0.95
) -> ProfileInterval:
    """Interval of N from the design of the observed histories (intercept first) and the model's own estimate."""
    from scipy.optimize import brentq, minimize_scalar
    from scipy.stats import chi2

    seen = float(counts.sum())
    likelihood = _likelihood(design, counts, offset, seen)
    guess = float(np.log(max(unseen, 0.5)))
    found = minimize_scalar(
        lambda at: -likelihood(np.exp(at)), bracket=(guess - 0.2, guess + 0.2), options={"xtol": 1e-10}
    )
    top, best = -float(found.fun), float(found.x)
    drop = float(chi2.ppf(share(confidence, "confidence"), 1)) / 2

    def short(at: float) -> float:
        return likelihood(float(np.exp(at))) - top + drop

    low = _crossing(short, best, -1.0, limit=np.log(0.05))
    high = _crossing(short, best, 1.0, limit=best + np.log(UNBOUNDED))
    return ProfileInterval(
        best=seen + float(np.exp(best)),
        low=seen if low is None else seen + float(np.exp(brentq(short, *sorted(low), xtol=1e-9))),
        high=None if high is None else seen + float(np.exp(brentq(short, *sorted(high), xtol=1e-9))),
    )


def _likelihood(design: Floats, counts: Floats, offset: Floats | float, seen: float) -> Callable[[float], float]:
    """Log likelihood of so many unseen people, but for a constant."""
    nobody = np.zeros(design.shape[1])
    nobody[0] = 1.0
    whole = np.vstack([design, nobody])
    shift = np.append(np.broadcast_to(np.asarray(offset, dtype=float), counts.shape), 0.0)

    def likelihood(unseen: float) -> float:
        fit = poisson_fit(whole, np.append(counts, unseen), shift)
        total = seen + unseen
        return -fit.deviance / 2 + unseen - total - 0.5 * float(np.log(unseen / total))

    return likelihood


def _crossing(
    short: Callable[[float], float], best: float, way: float, *, limit: float
) -> tuple[float, float] | None:
    """Two places on one side of the best between which the likelihood falls far enough; None within the limit."""
    inside, step = best, 0.05
    while (limit - inside) * way > 0:
        outside = min(inside + step, limit) if way > 0 else max(inside - step, limit)
        if short(outside) < 0:
            return inside, outside
        inside, step = outside, step * 1.6
    return None
