"""``goldthread backup FILE``: everything in one file."""

from __future__ import annotations

from pathlib import Path

import click

from goldthread.cli.database import with_database
from goldthread.cli.printing import say


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_database
def command(file: Path) -> None:
    """Write every row and every upload to FILE, while people go on working.

    FILE holds everything people wrote, in plain text: keep it where only those may read it who may read that.
    Secrets of second factors stay sealed in it; keep GOLDTHREAD_SECRET somewhere else.

    \b
        goldthread backup goldthread-2026-04-01.zip
    """
    from goldthread.core import backup

    made = backup.make(file)
    rows = sum(table.rows for table in made.tables)
    say(f"{rows} rows and {len(made.files)} uploads in {file} ({file.stat().st_size / 1e6:.1f} MB).")
