"""``goldthread measures``: the library, loading figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_json, say

if TYPE_CHECKING:
    from datetime import date

    from goldthread.measures.models import Indicator, Load
    from goldthread.partnership.models import Partnership


@click.group()
def measures() -> None:
    """Take over measures, load figures."""


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
        indicator=_measure(partnership, key),
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


def _measure(partnership: Partnership, key: str | None) -> Indicator | None:
    from goldthread.kernel.errors import InputError
    from goldthread.measures.reads import find_indicator

    if key is None:
        return None
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
