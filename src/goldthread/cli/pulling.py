"""``goldthread pull``: open data that is fetched and loaded like a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goldthread.measures.pulls.models import OpenSource
    from goldthread.partnership.models import Partnership


@click.group()
def pull() -> None:
    """Fetch figures from public data portals (CKAN): keep sources, pull now, see the last times."""


@pull.command("add")
@click.argument("name")
@options.partnership
@click.option("--address", required=True, help="The portal, as in https://www.opendata.nhs.scot")
@click.option("--table", "resource", required=True, help="The resource: its id, or its name in --data-set.")
@click.option("--data-set", "package", default="", help="The data set, where the table is given by name.")
@click.option("--where", "where", multiple=True, metavar="COLUMN=VALUE", help="Only such rows; as often as needed.")
@click.option("--column", "said", multiple=True, metavar="COLUMN=FIELD", help="What a column holds, as HB=area_code.")
@click.option("--measure", "key", metavar="KEY", help="The measure of rows that name none.")
@click.option("--every", "every_days", type=int, default=7, show_default=True, metavar="DAYS")
@click.option("--take-good", is_flag=True, help="Leave bad rows out and take the others.")
@options.by
@with_database
def add(
    name: str,
    slug: str,
    address: str,
    resource: str,
    package: str,
    where: Sequence[str],
    said: Sequence[str],
    key: str | None,
    every_days: int,
    take_good: bool,
    email: str | None,
) -> None:
    """Keep a table of a portal as the source NAME. Nothing is fetched by itself before you switch it on.

    \b
        goldthread pull add "Waits" --partnership glen-orrin --address https://www.opendata.nhs.scot \\
            --table 3d9a1b2c-… --where HB=S08000030 --column Quarter=period --column Rate=value --measure waits
    """
    from goldthread.cli.measures import measure_named
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures.pulls import rules, writes

    partnership = partnership_named(slug)
    fields = rules.pairs_of("\n".join(said), "--column")
    source = writes.add_source(
        partnership=partnership,
        fields=fields,
        name=name,
        address=address,
        resource=resource,
        package=package,
        filters=rules.pairs_of("\n".join(where), "--where"),
        indicator=measure_named(partnership, key) if key else None,
        every_days=every_days,
        takes_good=take_good,
        by=acting(partnership, email),
    )
    say(f"Source {source.pk} is kept, and off. Try it with: goldthread pull now {source.pk} --partnership {slug}")


@pull.command("now")
@click.argument("numbers", nargs=-1, type=int)
@options.partnership
@options.by
@options.as_json
@with_database
def now(numbers: tuple[int, ...], slug: str, email: str | None, as_json: bool) -> int:
    """Fetch the sources with these NUMBERS now, or all that are switched on. Exit 1 when one brought nothing.

    \b
        goldthread pull now --partnership glen-orrin
        goldthread pull now 3 --partnership glen-orrin --json
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures.pulls import reads
    from goldthread.measures.pulls.presenters import pull_row
    from goldthread.measures.pulls.running import has_failed, pull_now

    partnership = partnership_named(slug)
    chosen = [_named(partnership, number) for number in numbers]
    chosen = chosen or [each.source for each in reads.sources(partnership) if each.source.is_on]
    by = acting(partnership, email)
    done = [pull_now(source, by) for source in chosen]
    if as_json:
        print_json([pull_row(each) for each in done])
    for each in done if not as_json else ():
        say(f"{each.source.name}: {each.said}")
        for problem in each.problems:
            say(f"  row {problem['row']}, {problem['field']}: {problem['message']}")
    if not done:
        say("No source is switched on.")
    return int(any(map(has_failed, done)))


@pull.command("list")
@options.partnership
@options.as_json
@with_database
def list_sources(slug: str, as_json: bool) -> None:
    """List the sources with what came of each last.

    \b
        goldthread pull list --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.measures.pulls import reads
    from goldthread.measures.pulls.presenters import source_row

    rows = [source_row(each) for each in reads.sources(partnership_named(slug))]
    if as_json:
        print_json(rows)
        return
    shown = [
        (
            row["source"],
            row["name"],
            f"every {row['every_days']} days" if row["is_on"] else "off",
            row["last"]["state"] if row["last"] else "never",
            row["last"]["said"] if row["last"] else "",
        )
        for row in rows
    ]
    print_columns(("Number", "Source", "By itself", "Last time", "What was said"), shown, wide=4)


@pull.command("last")
@click.argument("number", type=int)
@options.partnership
@options.as_json
@with_database
def last(number: int, slug: str, as_json: bool) -> None:
    """Show the last times that the source NUMBER was asked.

    \b
        goldthread pull last 3 --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.core.wording import moment
    from goldthread.measures.pulls import reads
    from goldthread.measures.pulls.presenters import pull_row

    pulls = reads.source_seen(_named(partnership_named(slug), number)).pulls
    if as_json:
        print_json([pull_row(each) for each in pulls])
        return
    rows = [(moment(each.began_at), each.state, each.rows, each.said) for each in pulls]
    print_columns(("When", "What came of it", "Rows", "What was said"), rows, wide=3)


@pull.command("switch")
@click.argument("number", type=int)
@click.argument("state", type=click.Choice(["on", "off"]))
@options.partnership
@options.by
@with_database
def switch(number: int, state: str, slug: str, email: str | None) -> None:
    """Switch the source NUMBER on or off: whether it is fetched by itself.

    \b
        goldthread pull switch 3 on --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures.pulls import writes

    partnership = partnership_named(slug)
    source = _named(partnership, number)
    writes.switch_source(source=source, is_on=state == "on", by=acting(partnership, email))
    say(f"{source.name} is {state}.")


def _named(partnership: Partnership, number: int) -> OpenSource:
    """The source of this number. Raises InputError."""
    from goldthread.kernel.errors import InputError
    from goldthread.measures.pulls.reads import find_source

    found = find_source(partnership, number)
    if found is None:
        raise InputError(
            f"{partnership.name} has no source {number}.",
            advice=f"See: goldthread pull list --partnership {partnership.slug}",
        )
    return found
