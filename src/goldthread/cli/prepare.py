"""``goldthread prepare``: a new or updated installation made ready."""

from __future__ import annotations

import click

from goldthread.cli.database import with_database


@click.command("prepare")
@with_database
def command() -> None:
    """Bring the database and the static files up to date; safe to run again at any time.

    \b
        goldthread prepare
    """
    prepare()


def prepare() -> None:
    """Tables, cache table, areas and, where a production server will serve them, the static files."""
    from django.conf import settings
    from django.core.management import call_command

    from goldthread.partnership import areas

    waiting = _migrations_waiting()
    if waiting:
        click.echo(f"Preparing the database ({waiting} steps) ...", err=True)
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if written := areas.bring_up_to_date():
        click.echo(f"Areas brought up to date: {written}.", err=True)
    if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]:
        click.echo("Collecting the static files ...", err=True)
        call_command("collectstatic", verbosity=0, interactive=False)


def _migrations_waiting() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
