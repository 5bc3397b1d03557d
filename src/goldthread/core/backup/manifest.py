"""What a backup says of itself: its tables and files with their checksums, and the migrations it stands on."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

import orjson

from goldthread.kernel.errors import InputError, Place

NAME = "manifest.json"
FORMAT = "goldthread-backup/1"
ANOTHER = "Take another backup."
_CHUNK = 1 << 20


@dataclass(frozen=True)
class TableEntry:
    """One table: its columns in the order of each line's values, and how many lines there are."""

    table: str
    columns: list[str]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        return f"tables/{self.table}.jsonl"


@dataclass(frozen=True)
class FileEntry:
    """One upload, by its path below the folder of uploads."""

    path: str
    size: int
    sha256: str

    @property
    def member(self) -> str:
        return f"uploads/{self.path}"


@dataclass(frozen=True)
class Manifest:
    """``migrations`` are those applied, "app.name"; ``sealed_with`` names the keys that sealed what is sealed."""

    goldthread: str
    made_at: str
    database: str
    sealed_with: list[str]
    migrations: list[str]
    tables: list[TableEntry]
    files: list[FileEntry]

    def as_json(self) -> bytes:
        return orjson.dumps({"format": FORMAT, **asdict(self)}, option=orjson.OPT_INDENT_2)


def read(archive: zipfile.ZipFile) -> Manifest:
    """Raises InputError when this is no backup, or one of a kind not known here."""
    try:
        values: dict[str, Any] = orjson.loads(archive.read(NAME))
        if values.pop("format") != FORMAT:
            raise InputError(
                "This backup is of a kind that this Goldthread does not know.", advice="Update it first."
            )
        tables = [TableEntry(**entry) for entry in values.pop("tables")]
        files = [FileEntry(**entry) for entry in values.pop("files")]
        return Manifest(tables=tables, files=files, **values)
    except (KeyError, TypeError, AttributeError, ValueError, zipfile.BadZipFile) as error:
        raise InputError("This file is not a backup of Goldthread.", place=_place(archive)) from error


def verify(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Every member is there and whole, and none is there besides. Raises InputError naming the first that is not."""
    wanted = {table.member: table.sha256 for table in manifest.tables}
    wanted |= {file.member: file.sha256 for file in manifest.files}
    if set(archive.namelist()) != {NAME, *wanted}:
        raise InputError("Parts of this backup are missing, or were added.", advice=ANOTHER, place=_place(archive))
    for entry in manifest.files:
        parts = PurePosixPath(entry.path)
        if parts.is_absolute() or ".." in parts.parts:
            raise InputError(f"“{entry.path}” leads out of the folder of uploads.", place=_place(archive))
    for member, checksum in wanted.items():
        try:
            with archive.open(member) as stream:
                whole = digest(stream) == checksum
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
            raise InputError(f"{member} cannot be read: {error}.", advice=ANOTHER, place=_place(archive)) from error
        if not whole:
            raise InputError(f"{member} is damaged.", advice=ANOTHER, place=_place(archive))


def digest(stream: IO[bytes]) -> str:
    """SHA-256 of what is left in the stream."""
    kept = hashlib.sha256()
    for chunk in chunks(stream):
        kept.update(chunk)
    return kept.hexdigest()


def chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces that fit in memory."""
    while chunk := stream.read(_CHUNK):
        yield chunk


def _place(archive: zipfile.ZipFile) -> Place:
    return Place(file=Path(archive.filename or "backup").name)
