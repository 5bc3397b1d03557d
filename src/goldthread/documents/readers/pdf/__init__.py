"""PDF pages: words, ruling lines and fills become paragraphs and grids."""

from __future__ import annotations

from goldthread.documents.model import Document
from goldthread.documents.readers.limits import unreadable


def read_pdf(data: bytes, name: str) -> Document:
    """Raises InputError: PDF is not read yet."""
    raise unreadable(name, "PDF cannot be read yet.", "Save it as .docx and try again.")
