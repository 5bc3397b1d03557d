"""Restoring a backup into an empty place: all of it or nothing."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from goldthread.core.backup import manifest as manifests
from goldthread.core.backup import rows
from goldthread.core.backup.make import uploads
from goldthread.core.backup.manifest import Manifest
from goldthread.kernel.errors import InputError, Place

# What preparing a new database puts there; the backup brings its own.
PREPARED = frozenset({"django_content_type", "auth_permission", "partnership_area"})


def restore(source: Path) -> Manifest:
    """Fill an empty database and an empty folder of uploads from ``source``.

    The tables are made as they were when the backup was taken; ``goldthread prepare`` brings them up to date.
    Raises InputError when the place is not empty, or the backup is damaged or of a newer Goldthread.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError("This file is not a backup of Goldthread.", place=Place(file=str(source))) from error
    with archive:
        manifest = manifests.read(archive)
        _check_empty()
        manifests.verify(archive, manifest)
        then = _apps_as_they_were(manifest)
        try:
            with transaction.atomic(), _uploads_cleared_on_failure():
                _fill(archive, manifest, then)
                _put_files(archive, manifest)
        except (DatabaseError, OSError, ValueError) as error:
            raise InputError(f"The backup could not be restored, and nothing was kept of it: {error}.") from error
    return manifest


def _check_empty() -> None:
    there = set(connection.introspection.table_names())
    for model in rows.tables(apps):
        table = model._meta.db_table
        if table in there and table not in PREPARED and _has_rows(table):
            raise InputError(
                f"This database is not empty: it has {model._meta.verbose_name_plural}.",
                advice="Name an empty one in GOLDTHREAD_DATABASE_URL, or another folder in GOLDTHREAD_VAR.",
            )
    if uploads():
        raise InputError(
            f"There are uploads already in {settings.MEDIA_ROOT}.",
            advice="Name an empty folder in GOLDTHREAD_UPLOADS.",
        )


def _has_rows(table: str) -> bool:
    """Asked of the table, not the model: the columns may be those of another version."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None


def _apps_as_they_were(manifest: Manifest) -> Any:
    """Bring the tables to where they stood when the backup was taken; gives the models of that time."""
    executor = MigrationExecutor(connection)
    wanted = {(app, name) for app, _, name in (entry.partition(".") for entry in manifest.migrations)}
    if unknown := wanted - set(executor.loader.disk_migrations):
        app, name = min(unknown)
        raise InputError(
            f"This backup was made by a newer Goldthread, {manifest.goldthread} ({app}.{name} is not known here).",
            advice="Update Goldthread, then restore.",
        )
    if set(executor.loader.applied_migrations) - wanted:
        raise InputError(
            "This database was prepared by a newer Goldthread than the one that made the backup.",
            advice="Restore into a database that was never prepared; it is brought up to date afterwards.",
        )
    graph = executor.loader.graph
    targets = [node for node in wanted if not any(child.key in wanted for child in graph.node_map[node].children)]
    executor.migrate(sorted(targets))
    return executor.loader.project_state(sorted(targets)).apps


def _fill(archive: zipfile.ZipFile, manifest: Manifest, then: Any) -> None:
    models_then = {model._meta.db_table: model for model in rows.tables(then)}
    if missing := {entry.table for entry in manifest.tables} ^ set(models_then):
        raise InputError(f"The backup and its migrations do not fit together: {', '.join(sorted(missing))}.")
    _empty_what_was_prepared(models_then)
    for entry in manifest.tables:
        with archive.open(entry.member) as lines:
            count = rows.put(models_then[entry.table], entry.columns, lines)
        if count != entry.rows:
            raise InputError(f"{entry.member} has {count} rows and should have {entry.rows}.")
    connection.check_constraints()
    _go_on_counting(models_then.values())


def _empty_what_was_prepared(models_then: dict[str, type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for table in sorted(PREPARED & set(models_then)):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def _go_on_counting(restored: Iterable[type[models.Model]]) -> None:
    """New rows take the keys after the restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(restored)):
            cursor.execute(statement)


def _put_files(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    root = Path(settings.MEDIA_ROOT)
    for entry in manifest.files:
        target = root / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry.member) as stream, target.open("xb") as file:
            shutil.copyfileobj(stream, file)


@contextmanager
def _uploads_cleared_on_failure() -> Iterator[None]:
    """The folder was empty when we began."""
    try:
        yield
    except BaseException:
        for path in uploads():
            path.unlink(missing_ok=True)
        raise
