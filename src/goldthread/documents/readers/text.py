"""Plain text: what an extraction of a paper left of its paragraphs and tables."""

from __future__ import annotations

import hashlib

from goldthread.documents.model import Document, Grid
from goldthread.documents.textual.blocks import is_set_in_columns, to_pages, to_running_text
from goldthread.documents.textual.decoding import decode
from goldthread.documents.textual.labelled.beside import with_labels_apart


def read_text(data: bytes, name: str) -> Document:
    """The paragraphs and tables of a text file in any common encoding.

    Raises InputError when the file is empty, too large or not text.
    """
    text = decode(data, name)
    told = with_labels_apart(text)
    pages = to_pages(told)
    guessed = any(isinstance(block, Grid) for page in pages for block in page.blocks)
    untabled = to_running_text(told) if guessed or is_set_in_columns(text) else ()
    return Document(name, "text", hashlib.sha256(data).hexdigest(), pages, untabled=untabled, as_printed=told)
