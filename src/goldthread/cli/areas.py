"""``goldthread areas``: the official areas that come with the product."""

from __future__ import annotations

import click

from goldthread.cli.database import with_database
from goldthread.cli.printing import say


@click.group()
def areas() -> None:
    """Load official areas."""


@areas.command("load")
@with_database
def load() -> None:
    """Bring the official areas up to date with this version of Goldthread.

    \b
        goldthread areas load
    """
    from goldthread.partnership import areas as official

    written = official.bring_up_to_date()
    say(f"Areas written: {written}." if written else "The areas are up to date.")
