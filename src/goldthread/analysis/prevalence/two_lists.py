"""Two lists only: Lincoln and Petersen, Chapman, and an interval that stays above what was seen.

Sources: Chapman 1951; Sadinle 2009 (transformed logit interval). Rests on the lists being independent, which two
lists can never show.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import counted, refuse
from goldthread.analysis.rates.intervals import normal_quantile


@dataclass(frozen=True)
class TwoLists:
    """Estimates of the number of people from two lists."""

    lincoln_petersen: float | None
    chapman: float
    variance: float
    wald: tuple[float, float]
    logit: tuple[float, float]


def two_lists(first: float, second: float, both: float, *, confidence: float = 0.95) -> TwoLists:
    """People on each list and on both; refuses more on both than on either."""
    counted([first, second, both], "n1, n2, both", missing=False)
    if both > min(first, second):
        refuse("both", f"{both:g} people cannot be on both lists when one holds {min(first, second):g}.")
    z = normal_quantile(confidence)
    chapman = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    only_first, only_second, shared = first - both + 0.5, second - both + 0.5, both + 0.5
    unseen = only_first * only_second / shared
    spread = z * float(np.sqrt(1 / shared + 1 / only_first + 1 / only_second + 1 / unseen))
    base = first + second - both - 0.5
    return TwoLists(
        lincoln_petersen=first * second / both if both else None,
        chapman=chapman,
        variance=variance,
        wald=(chapman - z * variance**0.5, chapman + z * variance**0.5),
        logit=(base + unseen * float(np.exp(-spread)), base + unseen * float(np.exp(spread))),
    )
