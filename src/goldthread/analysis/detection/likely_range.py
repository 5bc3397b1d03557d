"""The range that chance alone would give a yearly count.

Source: National Records of Scotland, drug deaths: the centred five-year average, plus and minus 1.96 times its root.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, at_least, counted, refuse
from goldthread.analysis.rates.averages import moving_average


@dataclass(frozen=True)
class LikelyRange:
    """One entry a year; NaN where the average is not whole."""

    average: Floats
    lower: Floats
    upper: Floats


def likely_range(
    counts: Numbers, *, window: int = 5, centred: bool = True, z: float = 1.96, breaks: Sequence[int] = ()
) -> LikelyRange:
    """Moving average with its range; a year outside it differs by more than chance."""
    count = counted(counts, "values")
    at_least(count, window, "values", f"an average over {window} years")
    if z <= 0:
        refuse("z", "the range needs a width above nought.")
    average = moving_average(count, window=window, centred=centred, breaks=breaks).value
    reach = z * np.sqrt(average)
    return LikelyRange(average, average - reach, average + reach)


def yearly_change(counts: Numbers) -> Floats:
    """Each year's change from the year before as a share of it; NaN for the first and after nought."""
    count = counted(counts, "values")
    found = np.full(len(count), np.nan)
    before = np.where(count[:-1] > 0, count[:-1], np.nan)
    found[1:] = count[1:] / before - 1
    return found
