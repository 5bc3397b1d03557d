"""Plain text: one page of paragraphs, a line each."""

from __future__ import annotations

import hashlib

from goldthread.documents.model import Document, Page, Paragraph


def read_text(data: bytes, name: str) -> Document:
    """The text of a file without layout."""
    lines = data.decode("utf-8", errors="replace").splitlines()
    blocks = tuple(Paragraph(line.strip()) for line in lines if line.strip())
    return Document(
        name=name, kind="text", sha256=hashlib.sha256(data).hexdigest(), pages=(Page("1", blocks),)
    )
