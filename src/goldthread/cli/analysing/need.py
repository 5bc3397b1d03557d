"""People nobody counted, and people nobody reached."""

from __future__ import annotations

from typing import Any

import click

from goldthread.cli.analysing.answering import figure, method, table
from goldthread.cli.analysing.columns import read_sheet
from goldthread.cli.printing import say

EXPLORATORY = (
    "Exploratory: models that fit equally well give very different answers. "
    "Show the spread beside the official figure."
)


@click.command("capture-recapture")
@method
@click.option("--count", default="count", show_default=True, help="The column of people with that history.")
@click.option("--formula", help="One model, as in “~. + a:b”; all of them if left out.")
@click.option("--best", type=int, default=10, show_default=True, help="How many models to print.")
def capture_recapture(file: str, count: str, formula: str | None, best: int, as_json: bool) -> None:
    """How many people are on no list, from how lists overlap. Every column but the count is a list of 0 and 1.

    \b
    goldthread analyse capture-recapture lists.csv
    goldthread analyse capture-recapture lists.csv --formula "~. + treatment:police"
    """
    from goldthread.analysis.prevalence.formula import terms_of
    from goldthread.analysis.prevalence.loglinear import estimate, overlap
    from goldthread.analysis.prevalence.search import all_models, interval_of

    sheet = read_sheet(file)
    lists = [name for name in sheet.headings if name != count]
    marks = [sheet.numbers(name) for name in lists]
    histories = [[int(mark or 0) for mark in row] for row in zip(*marks, strict=True)]
    people = overlap(lists, histories, sheet.numbers(count))
    say(EXPLORATORY)
    if formula:
        terms = terms_of(formula, lists)
        model, interval = estimate(people, terms), interval_of(people, terms)
        ends = (figure(interval.low, 0), "no upper end" if interval.high is None else figure(interval.high, 0))
        rows: list[Any] = [(model.model, figure(model.total, 0), *ends, figure(model.bic, 1))]
        result = {"model": model, "interval": interval}
        table(("Model", "People", "From", "To", "BIC"), rows, result, as_json=as_json)
        return
    found = all_models(people)
    low, high = found.spread()
    say(f"{len(found.models)} models; those within 10 of the best BIC say {figure(low, 0)} to {figure(high, 0)}.")
    rows = [
        (one.model, figure(one.total, 0), figure(one.se, 0), figure(one.aic, 1), figure(one.bic, 1))
        for one in found.models[:best]
    ]
    result = {
        "seen": people.seen,
        "spread": [low, high],
        "models": [
            {"model": one.model, "people": one.total, "se": one.se, "aic": one.aic, "bic": one.bic}
            for one in found.models
        ],
    }
    table(("Model", "People", "Standard error", "AIC", "BIC"), rows, result, as_json=as_json)


@click.command()
@click.argument("in_treatment", type=float)
@click.argument("people", nargs=3, type=float, metavar="PEOPLE LOW HIGH")
@click.option("--source", required=True, help="Where the estimate is from.")
@click.option("--definition", default="", help="Whom it counts.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def coverage(
    in_treatment: float, people: tuple[float, float, float], source: str, definition: str, as_json: bool
) -> None:
    """The share of PEOPLE (estimated, from LOW to HIGH) who are IN_TREATMENT, and how many are not.

    \b
    goldthread analyse coverage 29500 43400 41900 45100 --source "Public Health Scotland, 2022/23"
    """
    from goldthread.analysis.prevalence.reached import estimate_of, treatment_coverage

    known = estimate_of(*people, definition=definition, source=source)
    found = treatment_coverage(in_treatment, known)
    rows = [
        ("Coverage, %", *(figure(100 * one, 1) for one in (found.value, found.low, found.high))),
        ("Not in treatment", *(figure(one, 0) for one in (found.unmet, found.unmet_low, found.unmet_high))),
    ]
    table(("What", "Estimate", "From", "To"), rows, found, as_json=as_json)


@click.command()
@click.argument("people", type=float)
@click.option("--supplied", type=float, required=True, help="Kits supplied so far.")
@click.option("--still-held", type=float, default=1.0, show_default=True, help="Share not used, lost or expired.")
@click.option("--target", type=float, default=0.8, show_default=True, help="Share of people who should hold one.")
@click.option("--lost-each-year", type=float, default=0.33, show_default=True, help="Share to be replaced in a year.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def naloxone(
    people: float, supplied: float, still_held: float, target: float, lost_each_year: float, as_json: bool
) -> None:
    """Kits of naloxone needed so that a share of PEOPLE at risk holds one.

    \b
    goldthread analyse naloxone 1200 --supplied 700 --still-held 0.6
    """
    from goldthread.analysis.prevalence.reached import estimate_of, naloxone_saturation

    found = naloxone_saturation(
        estimate_of(people, people, people, definition="people at risk", source="the command line"),
        supplied=supplied,
        target=target,
        lost_each_year=lost_each_year,
        still_held=still_held,
    )
    rows = [
        ("Held now", figure(found.held, 0)),
        ("Wanted", figure(found.wanted, 0)),
        ("Missing", figure(found.missing, 0)),
        ("A year, to keep it so", figure(found.yearly_to_keep, 0)),
    ]
    table(("Kits", "Number"), rows, found, as_json=as_json)
