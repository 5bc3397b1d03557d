"""Plain text: what an extraction of a paper left of its paragraphs and tables."""

from __future__ import annotations

import hashlib

from goldthread.documents.model import Document
from goldthread.documents.textual.blocks import to_pages
from goldthread.documents.textual.decoding import decode


def read_text(data: bytes, name: str) -> Document:
    """The paragraphs and tables of a text file in any common encoding.

    Raises InputError when the file is empty, too large or not text.
    """
    pages = to_pages(decode(data, name))
    return Document(name=name, kind="text", sha256=hashlib.sha256(data).hexdigest(), pages=pages)
