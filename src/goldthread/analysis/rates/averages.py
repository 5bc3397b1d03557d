"""Several years together, for areas too small to be read by the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, counted, denominators, refuse, same_length, unbroken
from goldthread.analysis.rates.intervals import Interval, poisson

TOO_FEW_FOR_COLOUR = 20  # yearly counts below this are no ground for red, amber or green


@dataclass(frozen=True)
class MovingAverage:
    """Mean of each window, at its middle if ``centred`` else at its end; NaN where the window is not whole."""

    value: Floats
    window: int
    centred: bool


def moving_average(
    values: Numbers, *, window: int = 5, centred: bool = True, breaks: Sequence[int] = ()
) -> MovingAverage:
    """Average over ``window`` neighbours. A window with a missing year or across a break gives none."""
    value = counted(values, "values")
    if window < 2:
        refuse("window", "an average takes at least two figures.")
    if centred and window % 2 == 0:
        refuse("window", "a centred average needs an odd number of figures.")
    found = np.full(len(value), np.nan)
    if len(value) >= window:
        windows = np.lib.stride_tricks.sliding_window_view(value, window)
        place = window // 2 if centred else window - 1
        found[place : place + len(windows)] = windows.mean(axis=-1)
        for at in breaks:
            first = max(0, at - window + 1)
            found[first + place : at + place] = np.nan
    return MovingAverage(found, window, centred)


@dataclass(frozen=True)
class PooledRates:
    """Rate of each run of years together, named by its last."""

    value: Floats
    interval: Interval
    events: Floats
    window: int
    per: float


def pooled_rates(
    events: Numbers,
    populations: Numbers,
    *,
    window: int = 5,
    per: float = 100_000,
    confidence: float = 0.95,
    breaks: Sequence[int] = (),
) -> PooledRates:
    """Events of ``window`` years over the person-years they fell in; refuses fewer years and a break inside."""
    count = counted(events, "events", missing=False)
    people = denominators(populations, "populations", missing=False)
    same_length(count, people, "populations")
    unbroken(breaks, len(count), "breaks", "an average over years")
    if len(count) < window:
        refuse("events", f"an average over {window} years needs as many years, and here are {len(count)}.")
    together = np.lib.stride_tricks.sliding_window_view(count, window).sum(axis=-1)
    years = np.lib.stride_tricks.sliding_window_view(people, window).sum(axis=-1)
    scale = per / years
    return PooledRates(together * scale, poisson(together, confidence=confidence).times(scale), together, window, per)
