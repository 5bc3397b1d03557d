"""What may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from goldthread.cli.analysing.answering import method, table
from goldthread.cli.analysing.columns import read_sheet
from goldthread.cli.analysing.solver import solver_speaks_to_stderr
from goldthread.cli.printing import print_columns, say

if TYPE_CHECKING:
    from goldthread.analysis.disclosure.suppress import Protected


@click.command()
@method
@click.option("--by", multiple=True, required=True, metavar="COLUMNS", help="A way people are told apart; see below.")
@click.option("--count", default="count", show_default=True, help="The column of counts.")
@click.option("--threshold", type=int, default=5, show_default=True, help="Counts up to this are hidden.")
@click.option("--zeros", type=click.Choice(["show", "protect"]), default="show", show_default=True)
@click.option(
    "--round", "base", type=int, metavar="BASE", help="Round what is shown to the nearest multiple of BASE."
)
@click.option("--chance", metavar="SECRET", help="Round by chance instead, the same for a cell wherever it stands.")
@click.option("--attack", is_flag=True, help="Show what somebody with every shown cell could say of each hidden one.")
@click.option("--protection", type=int, help="How uncertain a hidden count stays.")
def disclosure(
    file: str, by: tuple[str, ...], count: str, threshold: int, zeros: str, protection: int | None, base: int | None,
    chance: str | None, attack: bool, as_json: bool,
) -> None:  # fmt: skip
    """Hide small counts, and as few more as it takes that no attacker can work them out from the rest.

    One row of FILE is one combination at its finest; totals are added. Give --by once for each way people are told
    apart; further columns after a comma are groups of the first: --by area,board.

    Sums of rounded counts may differ from rounded sums. --attack is the proof: the least and the greatest count
    that agrees with everything shown, by whole-number programming.

    \b
    goldthread analyse disclosure table.csv --by area,board --by sex
    goldthread analyse disclosure table.csv --by area --by quarter,year --round 5 --attack
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
    shown = _rounded(found, base, chance)
    told = _attacked(found) if attack else []
    lines = [(*(label for _, label in cell.labels), one) for cell, one in zip(found.table.cells, shown, strict=True)]
    headings = (*(dimension.name for dimension in dimensions), count)
    result = {
        "cells": [dict(zip(headings, line, strict=True)) for line in lines],
        "hidden": int(found.hidden.sum()),
        "for_others": int(found.secondary.sum()),
        **({"attack": told} if attack else {}),
    }
    say(
        f"{result['hidden']} of {len(lines)} cells are hidden, {result['for_others']} of them for the sake of others."
    )
    table(headings, lines, result, as_json=as_json)
    if attack and not as_json:
        click.echo()
        print_columns(("Hidden cell", "At least", "At most"), [each.values() for each in told])


def _rounded(found: Protected, base: int | None, chance: str | None) -> list[int | str]:
    """What is shown of each cell. Sums of hidden ones stay hidden whatever is rounded."""
    from goldthread.analysis.disclosure.rules import randomly_rounded, rounded

    shown = found.shown()
    if base is None and chance is None:
        return shown
    counts = found.table.counts
    near = rounded(counts, base or 5) if chance is None else randomly_rounded(found.table, base or 5, secret=chance)
    return [one if isinstance(one, str) else int(other) for one, other in zip(shown, near, strict=True)]


def _attacked(found: Protected) -> list[dict[str, Any]]:
    from goldthread.analysis.disclosure.attack import Attacker

    with solver_speaks_to_stderr():
        intervals = Attacker(found.table, found.hidden).intervals()
    return [
        {"cell": str(found.table.cells[place]), "at_least": one.low, "at_most": one.high}
        for place, one in intervals.items()
    ]
