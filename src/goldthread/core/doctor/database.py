"""The database: does it answer, is it up to date, does it guard what it must, is it whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, models
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from goldthread.core import append_only, search_upkeep
from goldthread.core.backup.rows import tables
from goldthread.core.doctor.findings import Finding, well, worry, wrong
from goldthread.core.models import HistoryEvent

PREPARE = "Run goldthread prepare."
TOO_FAR = timedelta(minutes=2)
OLDEST_POSTGRES = 15_00_00


def answers() -> Finding:
    """The first thing to know: without it nothing else can be asked."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        first = str(error).strip().splitlines()[0]
        return wrong(
            "Database",
            f"It does not answer: {first}.",
            "See that it runs, and that GOLDTHREAD_DATABASE_URL is right.",
        )
    if connection.vendor == "postgresql":
        version = connection.pg_version  # type: ignore[attr-defined]
        says = f"PostgreSQL {version // 10_000}.{version % 10_000}"
        return (
            well("Database", says)
            if version >= OLDEST_POSTGRES
            else wrong("Database", says, "Update it to 15 or later.")
        )
    return well("Database", f"SQLite {'.'.join(map(str, connection.Database.sqlite_version_info))}")  # type: ignore[attr-defined]


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return wrong("Migrations", f"{len(waiting)} are waiting.", PREPARE)
    if unknown:
        name = ".".join(min(unknown))
        return wrong(
            "Migrations",
            f"The database was prepared by a newer Goldthread ({name}).",
            "Update Goldthread, or restore the backup taken before that update.",
        )
    return well("Migrations", f"all {len(executor.loader.applied_migrations)} applied")


def cache_table() -> Iterator[Finding]:
    """The limits on wrong passwords live in it."""
    try:
        cache.set("doctor", "well", 30)
        kept = cache.get("doctor") == "well"
    except DatabaseError:
        kept = False
    yield well("Cache", "keeps what it is given") if kept else wrong("Cache", "It keeps nothing.", PREPARE)


def triggers() -> Iterator[Finding]:
    """What must never change is guarded by the database itself."""
    wanted = {trigger for table in append_only.guarded_tables() for trigger in append_only.triggers_of(table)}
    if missing := wanted - append_only.triggers_there():
        yield wrong(
            "Append-only tables",
            f"These guards are gone: {', '.join(sorted(missing))}.",
            "Somebody removed them. Restore a backup into a new database, and find out who can reach this one.",
        )
    else:
        yield well("Append-only tables", f"guarded by {len(wanted)} triggers")


def search_index() -> Iterator[Finding]:
    try:
        missing, extra = search_upkeep.out_of_step()
    except DatabaseError:
        yield wrong("Search", "Its index is damaged.", "Run goldthread reindex.")
        return
    if missing or extra:
        says = f"{missing} rows cannot be found, {extra} are found that are gone."
        yield wrong("Search", says, "Run goldthread reindex.")
    else:
        yield well("Search", "in step")


def uploads() -> Iterator[Finding]:
    """Every file that a row names is there."""
    lost: list[str] = []
    count = 0
    for model in tables(apps):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                names = model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)
                for name in names.iterator():
                    count += 1
                    if not default_storage.exists(name):
                        lost.append(name)
    if lost:
        yield wrong(
            "Uploads",
            f"{len(lost)} of {count} are gone: {', '.join(lost[:3])}{' …' if len(lost) > 3 else ''}",
            "Put them back from a backup, and see that GOLDTHREAD_UPLOADS names the right folder.",
        )
    else:
        yield well("Uploads", f"all {count} there")


def whole() -> Iterator[Finding]:
    """The file of SQLite, read through; every row points to rows that are there."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(3)")
        says = "; ".join(str(row[0]) for row in cursor.fetchall())
        cursor.execute("PRAGMA foreign_key_check")
        lost = len(cursor.fetchmany(1_000))
    if says != "ok" or lost:
        says = says if says != "ok" else f"{lost} rows point to rows that are gone"
        yield wrong("Database file", f"It is damaged: {says}.", "Stop the server and restore the last backup.")
    else:
        yield well("Database file", "whole")


def clock() -> Iterator[Finding]:
    here, there = datetime.now(UTC), _time_of_database()
    if abs(here - there) > TOO_FAR:
        yield wrong(
            "Clock",
            f"This machine and the database disagree by {abs(here - there).total_seconds():.0f} seconds.",
            "Let both keep network time (timedatectl set-ntp true).",
        )
        return
    latest = HistoryEvent.objects.order_by("-id").values_list("at", flat=True).first()
    if latest and latest > timezone.now() + TOO_FAR:
        yield worry("Clock", f"The latest change is dated {latest:%d %B %Y %H:%M}.", "See that the clock is right.")
    else:
        yield well("Clock", f"{timezone.localtime():%d %B %Y %H:%M} ({timezone.get_current_timezone_name()})")


def _time_of_database() -> datetime:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # it reads the clock of this machine
            cursor.execute("SELECT CAST(strftime('%s', 'now') AS INTEGER)")
        else:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        return datetime.fromtimestamp(float(cursor.fetchone()[0]), UTC)
