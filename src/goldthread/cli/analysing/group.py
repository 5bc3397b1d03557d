"""The methods by name; each module is imported when its method is asked for."""

from __future__ import annotations

import click

from goldthread.cli.lazy import LazyGroup

METHODS = {
    "xmr": "goldthread.cli.analysing.charts:xmr",
    "run": "goldthread.cli.analysing.charts:run",
    "p": "goldthread.cli.analysing.charts:p",
    "u": "goldthread.cli.analysing.charts:u",
    "c": "goldthread.cli.analysing.charts:c",
    "g": "goldthread.cli.analysing.charts:g",
    "t": "goldthread.cli.analysing.charts:t",
    "rates": "goldthread.cli.analysing.rates:rates",
    "proportions": "goldthread.cli.analysing.rates:proportions",
    "standardised": "goldthread.cli.analysing.rates:standardised",
    "funnel": "goldthread.cli.analysing.rates:funnel",
    "average": "goldthread.cli.analysing.rates:average",
    "its": "goldthread.cli.analysing.impact:its",
    "synthetic": "goldthread.cli.analysing.impact:synthetic",
    "detectable": "goldthread.cli.analysing.impact:detectable",
    "capture-recapture": "goldthread.cli.analysing.need:capture_recapture",
    "coverage": "goldthread.cli.analysing.need:coverage",
    "naloxone": "goldthread.cli.analysing.need:naloxone",
    "change": "goldthread.cli.analysing.outcomes:change",
    "disclosure": "goldthread.cli.analysing.disclosure:disclosure",
}


@click.group(cls=LazyGroup, places=METHODS)
def analyse() -> None:
    """Ask a spreadsheet a question: is it more than chance, is it different, did it change, may it leave?

    Each method reads a CSV file with a heading row (- is standard input), prints a table, or JSON with --json, and
    draws with --chart FILE.svg or FILE.png. An empty field is a missing figure and is never taken for nought.

    \b
    goldthread analyse xmr waits.csv --better decrease --target 21 --chart waits.svg
    goldthread analyse disclosure table.csv --rows area --columns sex
    goldthread analyse its deaths.csv --step 2024-04 --season 12
    """
