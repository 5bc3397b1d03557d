"""``goldthread restore FILE``: a backup into an empty place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from goldthread.cli.database import with_database
from goldthread.cli.printing import say


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def command(file: Path) -> None:
    """Fill an empty installation from the backup FILE; refuses where anything is already.

    The backup may come from the other database: this is also the way from SQLite to PostgreSQL.

    \b
        GOLDTHREAD_VAR=/srv/new goldthread restore goldthread-2026-04-01.zip
    """
    from goldthread.cli.prepare import prepare
    from goldthread.core import backup, sealing

    restored = backup.restore(file)
    prepare()
    rows = sum(table.rows for table in restored.tables)
    say(f"{rows} rows and {len(restored.files)} uploads restored, as they were on {_said(restored.made_at)}.")
    if not set(restored.sealed_with) & set(sealing.key_names()):
        say(
            "This installation has another secret than the one the backup was made with, so second factors cannot "
            "be read. Set GOLDTHREAD_SECRET (or GOLDTHREAD_SEALING_KEYS) to the old one, or have people set up new."
        )
    say("Everybody signs in anew.")


def _said(moment: str) -> str:
    """The time of a backup as people say it, on this machine's clock."""
    return f"{datetime.fromisoformat(moment).astimezone():%-d %B %Y at %H:%M}"
