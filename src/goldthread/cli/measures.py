"""``goldthread measures``: the library, loading figures, what each measure says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from datetime import date

    from goldthread.measures.models import Indicator, Load
    from goldthread.partnership.models import Partnership


@click.group()
def measures() -> None:
    """Take over measures, load figures, see what they say."""


@measures.command("library")
@click.argument("keys", nargs=-1)
@options.partnership
@options.by
@with_database
def library(keys: tuple[str, ...], slug: str, email: str | None) -> None:
    """Take measures over from the library that comes with Goldthread: those named by KEYS, or all.

    \b
        goldthread measures library --partnership glen-orrin
        goldthread measures library naloxone_reach_pct planned_exits_pct --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures import writes

    partnership = partnership_named(slug)
    made = writes.add_library(partnership=partnership, keys=keys or None, by=acting(partnership, email))
    say(f"Measures taken over: {len(made)}.")


@measures.command("count")
@options.partnership
@options.by
@with_database
def count(slug: str, email: str | None) -> None:
    """Count the last twelve whole months of the measures that Goldthread counts itself.

    \b
        goldthread measures count --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures import writes

    partnership = partnership_named(slug)
    loads = writes.count_derived(partnership=partnership, on=timezone.localdate(), by=acting(partnership, email))
    for each in loads:
        say(f"{each.name}: {each.added} new, {each.revised} revised.")


@measures.command("load")
@click.argument("file", type=click.Path())
@options.partnership
@click.option("--measure", "key", metavar="KEY", help="The measure of rows that name none.")
@options.day("--known-on", "The day the figures became known; today if left out.")
@click.option("--take-good", is_flag=True, help="Leave bad rows out and take the others.")
@options.by
@options.as_json
@with_database
def load(
    file: str,
    slug: str,
    key: str | None,
    known_on: date | None,
    take_good: bool,
    email: str | None,
    as_json: bool,
) -> None:
    """Load the figures in FILE (CSV or a spreadsheet): all rows or, when one is bad, none.

    The first row holds headings: indicator, area_code, period, value and, if you have them, numerator, denominator,
    status, breakdown, completeness, exclusions, source and note. A revised figure keeps what was known before.

    \b
        goldthread measures load waits.csv --partnership glen-orrin
        goldthread measures load exits.xlsx --measure planned_exits_pct --partnership glen-orrin --take-good
    """
    from pathlib import Path

    from goldthread.cli.bring import bytes_of
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures import writes
    from goldthread.measures.sheets import table_of

    partnership = partnership_named(slug)
    done = writes.load_table(
        partnership=partnership,
        table=table_of(bytes_of(file), Path(file).name),
        indicator=measure_named(partnership, key) if key else None,
        known_on=known_on,
        take_good=take_good,
        by=acting(partnership, email),
    )
    if as_json:
        print_json(_as_json(done))
        return
    for problem in done.problems:
        say(f"Left out: row {problem['row']}, {problem['field']}: {problem['message']}")
    say(f"New: {done.added}. Revised: {done.revised}. As before: {done.unchanged}.")


@measures.command("approve")
@click.argument("key")
@options.partnership
@options.day("--from", "The first day of the period.", named="from_")
@options.day("--until", "The last day of the period.")
@click.option("--open", "reason", metavar="WHY", help="Open these figures again, with the reason.")
@options.by
@with_database
def approve(
    key: str, slug: str, from_: date | None, until: date | None, reason: str | None, email: str | None
) -> None:
    """Agree the figures of the measure KEY in a period: nothing loaded changes them until they are opened again.

    \b
        goldthread measures approve planned_exits_pct --from 2026-01-01 --until 2026-03-31 --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.core import rows
    from goldthread.kernel.errors import InputError
    from goldthread.measures import writes
    from goldthread.measures.models import ApprovedPeriod

    if from_ is None or until is None:
        raise click.UsageError("say which period: --from YYYY-MM-DD --until YYYY-MM-DD.")
    partnership = partnership_named(slug)
    indicator, by = measure_named(partnership, key), acting(partnership, email)
    if reason is None:
        writes.approve_period(indicator=indicator, starts=from_, ends=until, by=by)
        say("The figures are approved.")
        return
    days = {"starts": from_, "ends": until, "reopened_at": None}
    found = rows.every(ApprovedPeriod, of=partnership, indicator=indicator, **days).first()
    if found is None:
        raise InputError("The figures of that period are not approved.")
    writes.reopen_period(approved=found, reason=reason, by=by)
    say("The figures may change again.")


@measures.command("list")
@options.partnership
@click.option("--text", default="", metavar="WORDS", help="Words of the name or the definition.")
@click.option("--area", default="", metavar="CODE", help="The area; the nearest to the partnership if left out.")
@click.option("--all", "everything", is_flag=True, help="Those without figures too.")
@options.as_json
@with_database
def list_measures(slug: str, text: str, area: str, everything: bool, as_json: bool) -> None:
    """List the measures with what each says, those of concern first.

    \b
        goldthread measures list --partnership glen-orrin
        goldthread measures list --partnership glen-orrin --area S12000042 --json
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.measures import reads
    from goldthread.measures.presenters.plain import measure_row

    filters = reads.MeasureFilters(text=text, shown="all" if everything else "figures", area_code=area.upper())
    found = reads.measures(partnership_named(slug), on=timezone.localdate(), filters=filters)
    rows = [measure_row(each) for each in found]
    if as_json:
        print_json(rows)
        return
    columns = ("key", "name", "area", "latest_period", "latest_value", "target", "variation", "assurance")
    headings = ("Key", "Measure", "Area", "Period", "Latest", "Target", "Variation", "Assurance")
    print_columns(headings, [[row[column] for column in columns] for row in rows], wide=1)


@measures.command("show")
@click.argument("key")
@options.partnership
@click.option("--series", type=int, default=0, metavar="NUMBER", help="One area and breakdown, as --json lists them.")
@options.day("--known-on", "Show the figures as they were known on this day.")
@click.option("--chart", metavar="FILE", help="Draw the chart to FILE.svg or FILE.png as well.")
@options.as_json
@with_database
def show(key: str, slug: str, series: int, known_on: date | None, chart: str | None, as_json: bool) -> None:
    """Show what the measure KEY says, and its figures.

    \b
        goldthread measures show planned_exits_pct --partnership glen-orrin
        goldthread measures show planned_exits_pct --partnership glen-orrin --chart exits.svg
    """
    from django.utils import timezone

    from goldthread.cli.analysing.answering import draw
    from goldthread.cli.naming import partnership_named
    from goldthread.measures import reads
    from goldthread.measures.presenters.chart import drawn
    from goldthread.measures.presenters.plain import measure_whole

    indicator = measure_named(partnership_named(slug), key)
    page = reads.measure_page(indicator, on=timezone.localdate(), series=series, known_on=known_on)
    if chart:
        draw(drawn(page), chart)
    if as_json:
        print_json(measure_whole(page))
        return
    click.echo(f"{indicator.name}: {page.series.name if page.series else 'no figures'}")
    for sentence in page.judged.sentences:
        click.echo(sentence)
    rows = [(each.period, each.value, each.status.replace("_", " "), each.note) for each in page.figures]
    print_columns(("Period", indicator.unit or "Figure", "Status", "Note"), rows)


@measures.command("standardised")
@click.argument("key")
@options.partnership
@click.option("--area", "code", metavar="CODE", help="Code of an area; the first that is known by age if left out.")
@options.as_json
@with_database
def standardised(key: str, slug: str, code: str | None, as_json: bool) -> None:
    """Show directly standardised rates of the measure KEY, which must be known by age (breakdowns like 15-19).

    \b
        goldthread measures standardised drug_deaths --area S12000042 --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.measures.presenters.standardised import METHOD, as_mapping, table_of
    from goldthread.measures.reads.standardised import standardised_of

    found = standardised_of(measure_named(partnership_named(slug), key), area_code=code and code.upper())
    if found.refused:
        raise InputError(found.refused, advice="Load counts and people for every age, with breakdowns like 15-19.")
    if as_json:
        print_json(as_mapping(found))
        return
    click.echo(f"{found.indicator.name}: {found.area or 'the partnership'}, {found.ages}")
    table = table_of(found)
    print_columns(table.headings, table.rows)
    say(METHOD)


def measure_named(partnership: Partnership, key: str) -> Indicator:
    """The measure of this key. Raises InputError."""
    from goldthread.kernel.errors import InputError
    from goldthread.measures.reads import find_indicator

    found = find_indicator(partnership, key)
    if found is None:
        raise InputError(f"There is no measure “{key}” here.")
    return found


def _as_json(done: Load) -> dict[str, object]:
    return {
        "load": done.pk,
        "rows": done.rows,
        "added": done.added,
        "revised": done.revised,
        "unchanged": done.unchanged,
        "problems": done.problems,
    }
