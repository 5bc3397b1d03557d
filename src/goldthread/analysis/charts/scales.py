"""Round numbers for axes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Scale:
    """From figures to points on the page, with ticks at round numbers."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a figure stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def scale(figures: list[float], start: float, end: float, *, wanted: int = 6, from_nought: bool = False) -> Scale:
    """A scale that holds every figure, its ends at round numbers."""
    low, high = (min(figures), max(figures)) if figures else (0.0, 1.0)
    if from_nought:
        low = min(low, 0.0)
    if low == high:
        low, high = low - 1, high + 1
    step = _round_step((high - low) / max(wanted - 1, 1))
    low, high = floor(low / step) * step, ceil(high / step) * step
    count = round((high - low) / step)
    return Scale(low, high, start, end, tuple(low + step * number for number in range(count + 1)))


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(power * times for times in (1, 2, 2.5, 5, 10) if power * times >= rough * 0.999)


def digits(ticks: tuple[float, ...]) -> int:
    """How many places after the point these ticks need."""
    return next((places for places in range(6) if all(abs(round(tick, places) - tick) < 1e-9 for tick in ticks)), 6)
