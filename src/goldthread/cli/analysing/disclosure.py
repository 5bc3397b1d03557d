"""What may leave."""

from __future__ import annotations

import click

from goldthread.cli.analysing.answering import method, table
from goldthread.cli.analysing.columns import read_sheet
from goldthread.cli.analysing.solver import solver_speaks_to_stderr
from goldthread.cli.printing import say


@click.command()
@method
@click.option("--by", multiple=True, required=True, metavar="COLUMNS", help="A way people are told apart; see below.")
@click.option("--count", default="count", show_default=True, help="The column of counts.")
@click.option("--threshold", type=int, default=5, show_default=True, help="Counts up to this are hidden.")
@click.option("--zeros", type=click.Choice(["show", "protect"]), default="show", show_default=True)
@click.option("--protection", type=int, help="How uncertain a hidden count stays.")
def disclosure(
    file: str, by: tuple[str, ...], count: str, threshold: int, zeros: str, protection: int | None, as_json: bool
) -> None:
    """Hide small counts, and as few more as it takes that no attacker can work them out from the rest.

    One row of FILE is one combination at its finest; totals are added. Give --by once for each way people are told
    apart; further columns after a comma are groups of the first: --by area,board.

    \b
    goldthread analyse disclosure table.csv --by area,board --by sex
    """
    from goldthread.analysis.disclosure.cells import dimension_of, tabulate
    from goldthread.analysis.disclosure.rules import Rule, Zeros
    from goldthread.analysis.disclosure.suppress import protect

    sheet = read_sheet(file)
    counts = sheet.numbers(count)
    rows = [
        {**row, count: int(value) if value is not None and value == int(value) else value}
        for row, value in zip(sheet.rows, counts, strict=True)
    ]
    dimensions = [dimension_of(rows, [column.strip() for column in columns.split(",")]) for columns in by]
    with solver_speaks_to_stderr():
        found = protect(tabulate(rows, dimensions, count=count), Rule(threshold, Zeros(zeros), protection))
    shown = found.shown()
    lines = [(*(label for _, label in cell.labels), one) for cell, one in zip(found.table.cells, shown, strict=True)]
    headings = (*(dimension.name for dimension in dimensions), count)
    result = {
        "cells": [dict(zip(headings, line, strict=True)) for line in lines],
        "hidden": int(found.hidden.sum()),
        "for_others": int(found.secondary.sum()),
    }
    say(
        f"{result['hidden']} of {len(lines)} cells are hidden, {result['for_others']} of them for the sake of others."
    )
    table(headings, lines, result, as_json=as_json)
