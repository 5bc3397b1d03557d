"""Files of evidence: told by their content, scanned, kept outside the web's reach under what is in them."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from goldthread.core import recorder
from goldthread.documents.readers.sniff import kind_of
from goldthread.kernel.errors import InputError, Place

_PICTURES = ((b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
_DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "html": "application/octet-stream",  # never shown as a page of ours
    "markdown": "text/plain",
    "text": "text/plain",
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept: the columns of ``Evidence``."""

    file_name: str
    media_type: str
    size: int
    sha256: str

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("file_name", "media_type", "size", "sha256")}


def keep(partnership: int, name: str, data: bytes) -> KeptFile:
    """Check, scan and keep one file; the same content is kept once in a partnership.

    Raises InputError for a file that is empty, too large, of a kind nobody takes, or not clean.
    """
    _check_size(name, len(data))
    media_type = media_type_of(data, name)
    scan(name, data)
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(partnership, digest)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(data))
        recorder.on_failure(partial(default_storage.delete, path))
    return KeptFile(name[-200:], media_type, len(data), digest)


def path_of(partnership: int, digest: str) -> str:
    """Where a file is kept, under the folder of uploads; nothing of its name is in it."""
    return f"evidence/{partnership}/{digest[:2]}/{digest}"


def media_type_of(data: bytes, name: str) -> str:
    """What the bytes are, whatever the name says. Raises InputError for what no reader could open safely."""
    for start, media_type in _PICTURES:
        if data.startswith(start):
            return media_type
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    try:
        return _DOCUMENTS[kind_of(data, name)]
    except InputError as error:
        raise InputError(error.message, advice=error.advice, place=Place(file=name, field="file")) from error


def scan(name: str, data: bytes) -> None:
    """Ask the command of ``SCAN_COMMAND``, where one is set. Raises InputError unless it says the file is clean."""
    if not settings.SCAN_COMMAND:
        return
    with tempfile.NamedTemporaryFile(prefix="goldthread-scan-") as file:
        file.write(data)
        file.flush()
        try:
            run = subprocess.run(  # noqa: S603 - the command is the installation's own setting
                [*settings.SCAN_COMMAND, file.name], capture_output=True, timeout=settings.SCAN_SECONDS, check=False
            )
            code = run.returncode
        except (OSError, subprocess.TimeoutExpired):
            code = -1
    if code == 1:
        raise InputError("The scanner found something harmful in this file.", place=Place(file=name, field="file"))
    if code != 0:
        raise InputError(
            "This file could not be scanned.", advice="Try again later.", place=Place(file=name, field="file")
        )


def _check_size(name: str, size: int) -> None:
    most = settings.MAX_EVIDENCE_BYTES
    if size == 0:
        raise InputError("The file is empty.", place=Place(file=name, field="file"))
    if size > most:
        raise InputError(
            f"The file has {size / 1e6:,.0f} MB; up to {most / 1e6:,.0f} MB are taken.",
            place=Place(file=name, field="file"),
        )
