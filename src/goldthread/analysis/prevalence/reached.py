"""How many of the people there are does a service reach? Naloxone, treatment, and what is still needed.

Reach of naloxone is cumulative first supplies to people at risk over the estimated number of people (Public Health
Scotland). It is no coverage: people die or move and kits expire, so it can pass the whole; it says so when it does.
A change of the estimate (problem drug use, then opioid dependence) is a break of the series.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, counted, denominators, refuse, same_length, share


@dataclass(frozen=True)
class Estimate:
    """An estimated number of people with its interval, what it counts and where it comes from."""

    value: float
    low: float
    high: float
    definition: str
    source: str


def estimate_of(value: float, low: float, high: float, *, definition: str, source: str) -> Estimate:
    """Refuses an interval that does not hold its estimate, and one without a source."""
    counted([value, low, high], "estimate", missing=False)
    if not low <= value <= high or not value:
        refuse("estimate", f"the interval from {low:g} to {high:g} does not hold {value:g}.")
    if not source.strip():
        refuse("source", "an estimate needs its source.")
    return Estimate(value, low, high, definition, source)


def naloxone_reach(first_supplies: Numbers, population: Numbers, *, per: float = 1000.0) -> Floats:
    """Cumulative first supplies to people at risk, per 1,000 people estimated; one entry a year."""
    supplied = counted(first_supplies, "cumulative_first_supplies_at_risk")
    people = denominators(population, "estimated_population")
    same_length(supplied, people, "estimated_population")
    return supplied / people * per


@dataclass(frozen=True)
class Saturation:
    """Kits in hands that still work, kits a year needed to keep a share of people supplied, and what is missing."""

    held: float
    wanted: float
    missing: float
    yearly_to_keep: float


def naloxone_saturation(
    people: Estimate, *, supplied: float, target: float = 0.8, lost_each_year: float = 0.33, still_held: float = 1.0
) -> Saturation:
    """Kits needed so that a ``target`` share of people has one.

    ``supplied`` kits of which a share ``still_held`` is neither used, lost nor expired; ``lost_each_year`` is the
    share to be replaced (a kit lasts about three years). The target is the caller's to state: the field cites
    several.
    """
    counted([supplied], "supplied", missing=False)
    if not 0 < target <= 1:
        refuse("target", f"{target} is no share of people.")
    share(lost_each_year, "lost_each_year")
    if not 0 <= still_held <= 1:
        refuse("still_held", f"{still_held} is no share.")
    held, wanted = supplied * still_held, target * people.value
    return Saturation(held, wanted, max(0.0, wanted - held), wanted * lost_each_year)


@dataclass(frozen=True)
class Supply:
    """Kits by source against the printed total; a difference is reported, never repaired."""

    total: float
    shares: dict[str, float]
    unaccounted: float | None


def supply(by_source: Mapping[str, float], *, printed_total: float | None = None) -> Supply:
    """Sum and shares of kits by source."""
    kits = counted(list(by_source.values()), "kits", missing=False)
    total = float(kits.sum())
    shares = {name: (one / total if total else float("nan")) for name, one in zip(by_source, kits, strict=True)}
    return Supply(total, shares, None if printed_total is None else printed_total - total)


@dataclass(frozen=True)
class Coverage:
    """Share of the people estimated who are in treatment, and those who are not, with the estimate's interval."""

    value: float
    low: float
    high: float
    unmet: float
    unmet_low: float
    unmet_high: float
    over_the_whole: bool


def treatment_coverage(in_treatment: float, people: Estimate) -> Coverage:
    """The interval is that of the estimate alone: the number in treatment is counted, not estimated."""
    counted([in_treatment], "in_treatment", missing=False)
    ends = np.array([people.low, people.high])
    if (ends <= 0).any():
        refuse("estimate", "an interval that reaches nought says nothing of coverage.")
    return Coverage(
        value=in_treatment / people.value,
        low=in_treatment / people.high,
        high=in_treatment / people.low,
        unmet=max(0.0, people.value - in_treatment),
        unmet_low=max(0.0, people.low - in_treatment),
        unmet_high=max(0.0, people.high - in_treatment),
        over_the_whole=in_treatment > people.value,
    )
