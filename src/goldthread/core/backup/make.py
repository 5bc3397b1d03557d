"""Making a backup: a consistent picture of every table, then every upload."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import goldthread
from goldthread.core import sealing
from goldthread.core.backup import rows
from goldthread.core.backup.manifest import NAME, FileEntry, Manifest, TableEntry, chunks
from goldthread.kernel.errors import InputError, Place


def make(target: Path) -> Manifest:
    """Write everything to ``target``, readable by its owner alone. It appears only when it is whole.

    Raises InputError when the file is there already or cannot be written.
    """
    if target.exists():
        raise InputError("This file is there already.", advice="Choose another name.", place=Place(file=str(target)))
    part = target.with_name(f"{target.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = _fill(archive)
        os.replace(part, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"It cannot be written: {reason}.", place=Place(file=str(target))) from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _fill(archive: zipfile.ZipFile) -> Manifest:
    with _one_moment():
        migrations = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
        tables = [_add_table(archive, model) for model in rows.tables(apps)]
    # after the rows: an upload that a row names is there before the row, and is never removed
    files = [_add_file(archive, path) for path in uploads()]
    manifest = Manifest(
        goldthread=goldthread.__version__,
        made_at=timezone.now().isoformat(),
        database=connection.vendor,
        sealed_with=sealing.key_names(),
        migrations=migrations,
        tables=tables,
        files=files,
    )
    archive.writestr(NAME, manifest.as_json())
    return manifest


@contextmanager
def _one_moment() -> Iterator[None]:
    """All reads see the database as it is now, while others go on writing."""
    if connection.in_atomic_block:
        yield
        return
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if postgres else "BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _add_table(archive: zipfile.ZipFile, model: type[models.Model]) -> TableEntry:
    checksum, count = hashlib.sha256(), 0
    entry = TableEntry(model._meta.db_table, rows.columns(model), 0, "")
    with archive.open(entry.member, "w", force_zip64=True) as member:
        for line in rows.lines(model):
            member.write(line)
            checksum.update(line)
            count += 1
    return TableEntry(entry.table, entry.columns, count, checksum.hexdigest())


def uploads() -> list[Path]:
    """Every file below the folder of uploads, in order."""
    return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def _add_file(archive: zipfile.ZipFile, path: Path) -> FileEntry:
    checksum, size = hashlib.sha256(), 0
    entry = FileEntry(path.relative_to(settings.MEDIA_ROOT).as_posix(), 0, "")
    with path.open("rb") as stream, archive.open(entry.member, "w", force_zip64=True) as member:
        for chunk in chunks(stream):
            member.write(chunk)
            checksum.update(chunk)
            size += len(chunk)
    return FileEntry(entry.path, size, checksum.hexdigest())
