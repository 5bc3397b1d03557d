"""Rates, shares, standardised rates, funnels and averages over years."""

from __future__ import annotations

from typing import Any

import click

from goldthread.cli.analysing.answering import answer, drawn, figure, method, table
from goldthread.cli.analysing.columns import read_sheet

label = click.option("--label", help="The column of areas or periods; the first if left out.")
numerator = click.option("--numerator", default="numerator", show_default=True, help="The column of events.")
denominator = click.option("--denominator", default="denominator", show_default=True, help="The column it is out of.")
confidence = click.option("--confidence", type=float, default=0.95, show_default=True, help="Of intervals.")


@click.command()
@drawn
@numerator
@denominator
@label
@confidence
@click.option("--per", type=float, default=100_000, show_default=True, help="Per how many people.")
def rates(
    file: str, numerator: str, denominator: str, label: str | None, confidence: float, per: float,
    to: str | None, named: dict[str, Any], as_json: bool,
) -> None:  # fmt: skip
    """Crude rates with intervals: exact under ten events, Byar's from ten.

    \b
    goldthread analyse rates deaths.csv --numerator deaths --denominator people
    """
    from goldthread.analysis.charts.of_comparisons import rates_specification
    from goldthread.analysis.rates.single import crude_rates

    sheet = read_sheet(file)
    found = crude_rates(sheet.numbers(numerator), sheet.numbers(denominator), per=per, confidence=confidence)
    answer(rates_specification(found, sheet.labels(label), **named), found, to=to, as_json=as_json)


@click.command()
@drawn
@numerator
@denominator
@label
@confidence
@click.option("--per", type=float, default=100, show_default=True, help="100 for per cent.")
def proportions(
    file: str, numerator: str, denominator: str, label: str | None, confidence: float, per: float,
    to: str | None, named: dict[str, Any], as_json: bool,
) -> None:  # fmt: skip
    """Shares with Wilson intervals, which hold for small numbers and for none or all.

    \b
    goldthread analyse proportions waits.csv --numerator seen --denominator referred
    """
    from goldthread.analysis.charts.of_comparisons import rates_specification
    from goldthread.analysis.rates.single import proportions as shares

    sheet = read_sheet(file)
    found = shares(sheet.numbers(numerator), sheet.numbers(denominator), per=per, confidence=confidence)
    answer(rates_specification(found, sheet.labels(label), **named), found, to=to, as_json=as_json)


@click.command()
@method
@click.option("--events", default="events", show_default=True, help="The column of events in each age band.")
@click.option("--population", default="population", show_default=True, help="The column of people in each band.")
@click.option("--standard", help="The column of the standard population; the European one of 2013 if left out.")
@click.option("--area", help="The column of areas; one area if left out.")
@click.option("--per", type=float, default=100_000, show_default=True, help="Per how many people.")
@confidence
def standardised(
    file: str, events: str, population: str, standard: str | None, area: str | None, per: float, confidence: float,
    as_json: bool,
) -> None:  # fmt: skip
    """Directly standardised rates with Dobson's intervals, one row an age band. None under ten events.

    \b
    goldthread analyse standardised bands.csv --area area
    """
    from goldthread.analysis.rates.standardised import EUROPEAN_STANDARD_POPULATION_2013, directly_standardised

    sheet = read_sheet(file)
    areas = sheet.text(area) if area else ["all"] * len(sheet.rows)
    weights = sheet.numbers(standard) if standard else None
    counts, people = sheet.numbers(events), sheet.numbers(population)
    found = {}
    for name in dict.fromkeys(areas):
        here = [place for place, one in enumerate(areas) if one == name]
        against = [weights[place] for place in here] if weights else EUROPEAN_STANDARD_POPULATION_2013
        found[name] = directly_standardised(
            [counts[place] for place in here],
            [people[place] for place in here],
            against,
            per=per,
            confidence=confidence,
        )
    rows = [
        (name, figure(one.events, 0), *(figure(end) for end in (one.value, one.lower, one.upper)))
        for name, one in found.items()
    ]
    table(("Area", "Events", "Rate", "Lower limit", "Upper limit"), rows, found, as_json=as_json)


@click.command()
@drawn
@numerator
@denominator
@label
@click.option("--per", type=float, default=100, show_default=True, help="100 for per cent.")
def funnel(
    file: str, numerator: str, denominator: str, label: str | None, per: float, to: str | None,
    named: dict[str, Any], as_json: bool,
) -> None:  # fmt: skip
    """Areas against the whole: which differ by more than their size explains? Differing is neither good nor bad.

    \b
    goldthread analyse funnel areas.csv --numerator seen --denominator referred --chart areas.svg
    """
    from goldthread.analysis.charts.of_comparisons import funnel_specification
    from goldthread.analysis.rates.funnel import proportion_funnel

    sheet = read_sheet(file)
    counts, sizes = sheet.numbers(numerator), sheet.numbers(denominator)
    chart = funnel_specification(counts, sizes, sheet.labels(label), per=per, **named)
    answer(chart, proportion_funnel(counts, sizes, per=per), to=to, as_json=as_json)


@click.command()
@method
@click.option("--events", default="events", show_default=True, help="The column of events.")
@click.option("--population", default="population", show_default=True, help="The column of people.")
@label
@click.option("--years", type=int, default=5, show_default=True, help="How many years together.")
@click.option("--per", type=float, default=100_000, show_default=True, help="Per how many people.")
@confidence
def average(
    file: str,
    events: str,
    population: str,
    label: str | None,
    years: int,
    per: float,
    confidence: float,
    as_json: bool,
) -> None:
    """Several years together, for areas too small to be read by the year; each row ends in its year.

    \b
    goldthread analyse average deaths.csv --years 5
    """
    from goldthread.analysis.rates.averages import pooled_rates

    sheet = read_sheet(file)
    found = pooled_rates(
        sheet.numbers(events), sheet.numbers(population), window=years, per=per, confidence=confidence
    )
    ends: list[Any] = list(zip(found.events, found.value, found.interval.lower, found.interval.upper, strict=True))
    labels = sheet.labels(label)[years - 1 :]
    rows = [(name, *(figure(float(one)) for one in row)) for name, row in zip(labels, ends, strict=True)]
    table(("To", "Events", "Rate", "Lower limit", "Upper limit"), rows, found, as_json=as_json)
