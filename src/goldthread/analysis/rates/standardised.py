"""Rates made comparable over areas of different age.

Sources: Dobson, Kuulasmaa, Eberle and Scherer 1991 (limits of directly standardised rates); European Standard
Population 2013, Eurostat. Checked against PHEindicatormethods 2.1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats, Numbers, counted, denominators, refuse, same_length
from goldthread.analysis.rates.intervals import Interval, byar, poisson, poisson_method

# Nought to four, five to nine, ... ninety and over: nineteen bands out of 100 000.
EUROPEAN_STANDARD_POPULATION_2013 = (
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
)  # fmt: skip

FEWEST_EVENTS = 10


@dataclass(frozen=True)
class StandardisedRate:
    """Value and limits are NaN where there are too few events for a rate to mean anything."""

    events: float
    population: float
    value: float
    lower: float
    upper: float
    method: str | None
    per: float


def directly_standardised(
    events: Numbers,
    populations: Numbers,
    standard: Numbers = EUROPEAN_STANDARD_POPULATION_2013,
    *,
    per: float = 100_000,
    confidence: float = 0.95,
    fewest: int = FEWEST_EVENTS,
) -> StandardisedRate:
    """The rate an area would have with the standard's ages; one entry an age band, Dobson's limits.

    A band without a count counts none; under ``fewest`` events in all there is no rate.
    """
    count = np.nan_to_num(counted(events, "events"))
    people = denominators(populations, "populations", missing=False)
    weight = counted(standard, "standard", missing=False)
    same_length(count, people, "populations")
    same_length(count, weight, "standard")
    total = float(count.sum())
    if total < fewest:
        return StandardisedRate(total, float(people.sum()), np.nan, np.nan, np.nan, "Dobson", per)
    shares = weight / weight.sum()
    rate = float((shares * count / people).sum())
    variance = float((shares**2 * count / people**2).sum())
    limits = byar([total], confidence=confidence)
    stretch = np.sqrt(variance / total)
    return StandardisedRate(
        events=total,
        population=float(people.sum()),
        value=rate * per,
        lower=float(rate + stretch * (limits.lower[0] - total)) * per,
        upper=float(rate + stretch * (limits.upper[0] - total)) * per,
        method="Dobson",
        per=per,
    )


@dataclass(frozen=True)
class IndirectRate:
    """Observed against what the reference rates would give here; ``value`` is their ratio, or that times the rate."""

    observed: float
    expected: float
    reference_rate: float | None
    value: float
    lower: float
    upper: float
    method: str | None


@dataclass(frozen=True)
class Reference:
    """Events and people of the reference population by age band."""

    events: Floats
    people: Floats

    @property
    def rate(self) -> float:
        return float(self.events.sum() / self.people.sum())


def reference(events: Numbers, populations: Numbers) -> Reference:
    """The reference population; a band without events counts none and still counts its people."""
    return Reference(
        np.nan_to_num(counted(events, "reference events")),
        denominators(populations, "reference populations", missing=False),
    )


def indirectly_standardised(
    observed: Numbers,
    populations: Numbers,
    against: Reference,
    *,
    per: float | None = None,
    ratio_times: float = 1.0,
    confidence: float = 0.95,
) -> IndirectRate:
    """Standardised ratio (times ``ratio_times``), or with ``per`` the standardised rate. One entry an age band."""
    count = np.nan_to_num(counted(observed, "observed"))
    people = np.nan_to_num(counted(populations, "populations"))
    same_length(count, people, "populations")
    same_length(count, against.events, "reference events")
    total, expected = float(count.sum()), float((against.events / against.people * people).sum())
    if expected <= 0:
        refuse("reference events", "the reference expects no events here, so nothing can be set against it.")
    factor = ratio_times if per is None else against.rate * per
    limits: Interval = poisson([total], confidence=confidence)
    return IndirectRate(
        observed=total,
        expected=expected,
        reference_rate=None if per is None else against.rate * per,
        value=total / expected * factor,
        lower=float(limits.lower[0]) / expected * factor,
        upper=float(limits.upper[0]) / expected * factor,
        method=poisson_method(total),
    )


def expected_by_stratum(cases: Numbers, populations: Numbers, areas: Sequence[str], strata: int) -> dict[str, float]:
    """Expected cases of each area, had every stratum (age and sex) the rate it has over all areas.

    Rows in order of area and within it of stratum, as many for each area.
    """
    count = counted(cases, "cases", missing=False)
    people = counted(populations, "population", missing=False)
    same_length(count, people, "population")
    if strata < 1 or len(count) % strata:
        refuse("n_strata", f"{len(count)} rows cannot be {strata} strata for each area.")
    by_area, size = count.reshape(-1, strata), people.reshape(-1, strata)
    rate = by_area.sum(axis=0) / np.maximum(size.sum(axis=0), 1e-300)
    return dict(zip(dict.fromkeys(areas), (size @ rate).tolist(), strict=True))
