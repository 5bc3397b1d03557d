"""Directly standardised rates of a measure that is known by age: what an area would have with the standard's ages."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from goldthread.analysis.rates.standardised import FEWEST_EVENTS, directly_standardised
from goldthread.kernel.errors import InputError
from goldthread.measures.models import Indicator
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.measures import SeriesSeen, series_of
from goldthread.measures.rules.standardising import Band, ages_of, band_of, weights_of


@dataclass(frozen=True)
class StandardisedPeriod:
    """One period. ``value`` None: ``why`` says why there is no rate. What is not whole is not known, never nought."""

    period: str
    starts: date
    ends: date
    events: float | None
    people: float | None
    value: float | None
    lower: float | None
    upper: float | None
    why: str = ""


@dataclass(frozen=True)
class Standardised:
    """A measure standardised in one area, and the other areas it could be; ``refused``: why no period can."""

    indicator: Indicator
    area_code: str
    area: str
    areas: tuple[tuple[str, str], ...]
    ages: str
    periods: tuple[StandardisedPeriod, ...]
    refused: str = ""


def is_known_by_age(series: tuple[SeriesSeen, ...]) -> bool:
    return any(band_of(each.breakdown) for each in series)


def standardised_of(
    indicator: Indicator, *, area_code: str | None = None, known_on: date | None = None
) -> Standardised:
    """Rates per 100,000 by the European Standard Population 2013, limits by Dobson. Two queries.

    ``area_code`` None: the first area that is known by age, the partnership's own before others.
    """
    by_area: defaultdict[tuple[str, str], list[tuple[Band, SeriesSeen]]] = defaultdict(list)
    for each in series_of([indicator.pk])[indicator.pk]:
        band = band_of(each.breakdown)
        if band is not None:
            by_area[each.area_code, each.area].append((band, each))
    areas = tuple(sorted(by_area, key=lambda area: (area[0] != "", area[1])))
    chosen = next((area for area in areas if area_code in (None, area[0])), None)
    if chosen is None:
        return Standardised(indicator, "", "", areas, "", (), "No figures by age are there for this area.")
    told = by_area[chosen]
    bands = [band for band, _ in told]
    try:
        if len(set(bands)) < len(bands):
            raise InputError("Two breakdowns name the same ages.")
        weights = weights_of(bands)
    except InputError as error:
        return Standardised(indicator, *chosen, areas, "", (), error.message)
    figures = figures_of([series.id for _, series in told], known_on=known_on)
    periods = _periods([figures[series.id] for _, series in told], weights)
    if not any(each.people for each in periods):
        why = "In no period is it known for every age how many there were and of how many people."
        return Standardised(indicator, *chosen, areas, ages_of(bands), (), why)
    return Standardised(indicator, *chosen, areas, ages_of(bands), tuple(periods))


def _periods(by_band: list[list[FigureSeen]], weights: list[float]) -> list[StandardisedPeriod]:
    """Every period that any band is known for, in order of time."""
    known: defaultdict[tuple[date, date], dict[int, FigureSeen]] = defaultdict(dict)
    for place, figures in enumerate(by_band):
        for figure in figures:
            known[figure.starts, figure.ends][place] = figure
    return [_period(figures, weights) for _, figures in sorted(known.items())]


def _period(figures: dict[int, FigureSeen], weights: list[float]) -> StandardisedPeriod:
    some = next(iter(figures.values()))
    counted = {
        place: (each.numerator if each.numerator is not None else each.drawn, each.denominator)
        for place, each in figures.items()
        if each.drawn is not None
    }
    whole = {place: (n, d) for place, (n, d) in counted.items() if n is not None and d is not None and n <= d}
    if missing := len(weights) - len(whole):
        why = f"{missing} of {len(weights)} ages have no counts."
        return StandardisedPeriod(some.period, some.starts, some.ends, None, None, None, None, None, why)
    events, people = sum(n for n, _ in whole.values()), sum(d for _, d in whole.values())
    facts = (some.period, some.starts, some.ends, events, people)
    order = range(len(weights))
    rate = directly_standardised([whole[p][0] for p in order], [whole[p][1] for p in order], weights)
    if math.isnan(rate.value):
        return StandardisedPeriod(*facts, None, None, None, f"Fewer than {FEWEST_EVENTS} events in all.")
    return StandardisedPeriod(*facts, rate.value, rate.lower, rate.upper)
