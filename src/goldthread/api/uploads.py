"""Files that are sent: no larger than this installation takes."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from ninja.files import UploadedFile


def content_of(file: UploadedFile) -> bytes:
    """What is in it. Raises RequestDataTooBig."""
    if (file.size or 0) > settings.MAX_PAPER_BYTES:
        raise RequestDataTooBig(f"A file can have {settings.MAX_PAPER_BYTES:,} bytes.")
    return file.read()
