"""A rate or a proportion as it stands, with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.analysis.checking import Floats, Numbers, counted, denominators, same_length
from goldthread.analysis.rates.intervals import Interval, poisson, poisson_method, wilson


@dataclass(frozen=True)
class Rates:
    """One entry an area or period; NaN where a numerator or denominator is missing."""

    value: Floats
    interval: Interval
    method: tuple[str | None, ...]
    per: float


def crude_rates(events: Numbers, populations: Numbers, *, per: float = 100_000, confidence: float = 0.95) -> Rates:
    """Events per population, exact limits under ten events and Byar's from ten. Events may outnumber people."""
    count = counted(events, "numerators")
    population = denominators(populations, "denominators")
    same_length(count, population, "denominators")
    scale = per / population
    return Rates(
        value=count * scale,
        interval=poisson(count, confidence=confidence).times(scale),
        method=tuple(poisson_method(one) for one in count),
        per=per,
    )


def proportions(numerators: Numbers, sizes: Numbers, *, per: float = 1.0, confidence: float = 0.95) -> Rates:
    """Shares with Wilson limits; refuses a numerator over its denominator."""
    count = counted(numerators, "numerators")
    size = denominators(sizes, "denominators", over=count)
    interval = wilson(count, size, confidence=confidence)
    return Rates(count / size * per, interval.times(per), tuple("Wilson" for _ in count), per)
