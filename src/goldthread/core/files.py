"""Files that a browser is to keep: named so that nothing in a title can reach beyond the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

LONGEST = 80


def attachment(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """A file to be kept under this name."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = disposition(name)
    return response


def streamed(content: Iterable[str], *, name: str, media_type: str) -> StreamingHttpResponse:
    """A file of any length, sent as it is made."""
    response = StreamingHttpResponse((piece.encode() for piece in content), content_type=media_type)
    response["Content-Disposition"] = disposition(name)
    return response


def disposition(name: str) -> str:
    """The header that names a file: letters any system takes, and the true name for those that can."""
    return f"attachment; filename=\"{plain(name)}\"; filename*=UTF-8''{quote(_safe(name))}"


def file_name(*parts: str, ending: str) -> str:
    """ "Glen Orrin plan 2026-06-30.pdf" from its parts, none too long, nothing in it a path."""
    words = " ".join(_safe(part)[:LONGEST].strip() for part in parts if part)
    return f"{words or 'report'}.{ending}"


def plain(name: str) -> str:
    """The name in letters without accents, for systems that know no others."""
    folded = unicodedata.normalize("NFKD", _safe(name)).encode("ascii", "ignore").decode()
    return folded.strip() or "file"


def _safe(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[^\w .,()–-]", " ", name)).strip(" .")
