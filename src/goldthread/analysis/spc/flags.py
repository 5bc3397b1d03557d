"""The run rules themselves, over the last axis of any array: one series and ten thousand are the same call."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.analysis.checking import Flags, Floats

Signs = NDArray[np.int8]


def runs_so_far(signs: NDArray[np.signedinteger]) -> NDArray[np.int64]:
    """At each place, how many equal signs in a row end there; nought where the sign is nought."""
    length = signs.shape[-1]
    if not length:
        return np.zeros(signs.shape, dtype=np.int64)
    places = np.arange(length)
    begins = np.ones(signs.shape, dtype=bool)
    begins[..., 1:] = signs[..., 1:] != signs[..., :-1]
    last_begin = np.maximum.accumulate(np.where(begins, places, 0), axis=-1)
    runs: NDArray[np.int64] = np.where(signs == 0, 0, places - last_begin + 1)
    return runs


def run_completed(signs: NDArray[np.signedinteger], needed: int) -> Flags:
    """The point that completes a run of ``needed`` equal signs, and every later point of that run."""
    completed: Flags = runs_so_far(signs) >= needed
    return completed


def spread_back(ends: Flags, over: int) -> Flags:
    """Mark, for each marked end, the ``over`` points that lead to it, itself included."""
    length = ends.shape[-1]
    marked = ends.copy()
    for back in range(1, min(over, length)):
        marked[..., : length - back] |= ends[..., back:]
    return marked


def one_side(signs: NDArray[np.signedinteger], needed: int) -> Flags:
    """Every point of a run of ``needed`` or more on one side; a point on the line breaks it."""
    return spread_back(run_completed(signs, needed), needed)


def trends(values: Floats, needed: int) -> Signs:
    """+1 or -1 for each point of ``needed`` or more points that rise or fall strictly; else 0.

    A point that ends one trend and begins another takes the step to its right.
    """
    found = np.zeros(values.shape, dtype=np.int8)
    if values.shape[-1] < needed:
        return found
    steps = np.sign(values[..., 1:] - values[..., :-1]).astype(np.int8)
    trending = np.where(one_side(steps, needed - 1), steps, 0).astype(np.int8)
    found[..., 1:] = trending
    found[..., :-1] = np.where(trending != 0, trending, found[..., :-1])
    return found


def two_of_three(close: Flags, signs: NDArray[np.signedinteger]) -> Flags:
    """Every point of a window of three on one side, at least two of them close to a limit."""
    inside = np.zeros(close.shape, dtype=bool)
    if close.shape[-1] < 3:
        return inside
    same = (signs[..., 2:] == signs[..., 1:-1]) & (signs[..., 1:-1] == signs[..., :-2]) & (signs[..., 2:] != 0)
    near = close.astype(np.int8)
    window = same & (near[..., 2:] + near[..., 1:-1] + near[..., :-2] >= 2)
    for back in range(3):
        inside[..., back : back + window.shape[-1]] |= window
    return inside
