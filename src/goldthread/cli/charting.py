"""``goldthread chart``: the chart of a measure's page, as a file."""

from __future__ import annotations

import click

from goldthread.cli import options
from goldthread.cli.database import with_database


@click.command()
@click.argument("key", metavar="INDICATOR")
@options.partnership
@click.option("--area", "code", default="", metavar="CODE", help="Code of an area; the nearest if left out.")
@click.option("--breakdown", default="", metavar="WORDS", help="One breakdown, like Female or SIMD 1.")
@click.option(
    "--as",
    "shown",
    default="",
    metavar="CHART",
    help="xmr, run, p, p', u, u', c, g, t, interval, 3-years, 5-years; the measure's own if left out.",
)
@click.option("-o", "--output", required=True, metavar="FILE", help="FILE.svg or FILE.png.")
@with_database
def chart(key: str, slug: str, code: str, breakdown: str, shown: str, output: str) -> None:
    """Draw the measure INDICATOR (its key) in one area, as its page does.

    \b
        goldthread chart drug_misuse_deaths --partnership glen-orrin --area S12000042 -o deaths.svg
        goldthread chart planned_exits_pct --partnership glen-orrin --as p -o exits.png
    """
    from django.utils import timezone

    from goldthread.cli.analysing.answering import draw
    from goldthread.cli.measures import measure_named
    from goldthread.cli.naming import partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.measures import reads
    from goldthread.measures.models import ChartMethod
    from goldthread.measures.presenters.chart import drawn
    from goldthread.measures.presenters.together import VIEWS

    if shown and shown not in {*ChartMethod.values, *VIEWS}:
        raise click.UsageError(f"there is no chart “{shown}”. There are: {', '.join([*ChartMethod.values, *VIEWS])}.")
    indicator = measure_named(partnership_named(slug), key)
    series = reads.find_series(indicator, area_code=code.upper(), breakdown=breakdown) if code or breakdown else None
    if series is None and (code or breakdown):
        raise InputError(f"“{key}” has no figures for {', '.join(filter(None, (code, breakdown)))}.")
    method = shown if shown in ChartMethod.values else None
    page = reads.measure_page(indicator, on=timezone.localdate(), series=series, method=method)
    draw(drawn(page, shown), output)
