"""``goldthread demonstration``: two invented partnerships to try everything with."""

from __future__ import annotations

import click

from goldthread.cli.database import with_database
from goldthread.cli.printing import say


@click.command("demonstration")
@with_database
def command() -> None:
    """Load two invented partnerships with two years of progress; bin/run does it for you.

    \b
        goldthread demonstration
    """
    from goldthread.cli import demonstration

    demonstration.load(say=say)
    click.echo(demonstration.sign_ins())
