"""``goldthread reindex``: the search index made anew."""

from __future__ import annotations

import click

from goldthread.cli.database import with_database
from goldthread.cli.printing import say


@click.command("reindex")
@with_database
def command() -> None:
    """Make the index of the search anew from the rows it is about.

    \b
        goldthread reindex
    """
    from goldthread.core import search_upkeep

    say(f"{search_upkeep.rebuild()} rows can be found.")
