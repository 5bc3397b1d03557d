"""Area under the ROC curve with DeLong's interval, and the threshold that parts best.

Source: DeLong, DeLong and Clarke-Pearson 1988. Checked against pROC.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Flags, Floats, Numbers, complete, refuse, same_length
from goldthread.analysis.rates.intervals import normal_quantile


@dataclass(frozen=True)
class Discrimination:
    """The chance that somebody with the outcome scores higher than somebody without; 0.5 is none."""

    auc: float
    low: float
    high: float
    threshold: float
    sensitivity: float
    specificity: float


def outcomes(values: Numbers, field: str = "outcome") -> Flags:
    """Noughts and ones, some of each."""
    found = complete(values, field)
    if not np.isin(found, (0, 1)).all():
        refuse(field, "an outcome is 0 or 1.")
    if found.min() == found.max():
        refuse(field, "people with the outcome and people without are needed.")
    happened: Flags = found == 1
    return happened


def discrimination(outcome: Numbers, score: Numbers, *, confidence: float = 0.95) -> Discrimination:
    """Of a score of which more is riskier. Ties count half."""
    happened, value = outcomes(outcome), complete(score, "score")
    same_length(happened, value, "score")
    cases, others = value[happened], value[~happened]
    wins = (cases[:, None] > others) + 0.5 * (cases[:, None] == others)
    auc = float(wins.mean())
    spread = _variance(wins.mean(axis=1)) / len(cases) + _variance(wins.mean(axis=0)) / len(others)
    reach = normal_quantile(confidence) * spread**0.5
    levels = np.unique(value)
    cuts = np.concatenate([[-np.inf], (levels[1:] + levels[:-1]) / 2, [np.inf]])
    sensitivity = (cases[:, None] > cuts).mean(axis=0)
    specificity = (others[:, None] <= cuts).mean(axis=0)
    best = int(np.argmax(sensitivity + specificity))
    return Discrimination(
        auc=auc,
        low=max(0.0, auc - reach),
        high=min(1.0, auc + reach),
        threshold=float(cuts[best]),
        sensitivity=float(sensitivity[best]),
        specificity=float(specificity[best]),
    )


def _variance(values: Floats) -> float:
    return float(values.var(ddof=1)) if len(values) > 1 else 0.0
