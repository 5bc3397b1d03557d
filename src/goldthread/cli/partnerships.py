"""``goldthread partnership``: found one, see which there are."""

from __future__ import annotations

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say


@click.group()
def partnership() -> None:
    """Add partnerships and list them."""


@partnership.command("add")
@click.argument("slug")
@click.option("--name", required=True, help="Its name in full.")
@click.option("--kind", default="Alcohol and Drug Partnership", show_default=True)
@click.option(
    "--area", "codes", multiple=True, metavar="CODE", help="Official code of an area it covers; repeatable."
)
@with_database
def add(slug: str, name: str, kind: str, codes: tuple[str, ...]) -> None:
    """Add a partnership whose address will be SLUG.

    \b
        goldthread partnership add glen-orrin --name "Glen Orrin Alcohol and Drug Partnership"
    """
    from goldthread.partnership import reads, writes

    areas = reads.areas_with_codes(codes)
    made = writes.found_partnership(slug=slug, name=name, kind=kind, areas=areas, by=writes.Installation())
    say(f"{made.name} is at /{made.slug}/. Next: goldthread person add --partnership {made.slug}")


@partnership.command("list")
@options.as_json
@with_database
def list_all(as_json: bool) -> None:
    """List the partnerships of this installation.

    \b
        goldthread partnership list --json
    """
    from goldthread.partnership import reads

    rows = list(reads.every_partnership().values("slug", "name", "kind"))
    if as_json:
        print_json(rows)
        return
    print_columns(("Address", "Name", "Kind"), [row.values() for row in rows], wide=1)
