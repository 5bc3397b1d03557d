"""Markdown: headings, nested lists and pipe tables, by way of the web page it stands for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from markdown_it import MarkdownIt

from goldthread.documents.model import Document
from goldthread.documents.readers.html import read_html
from goldthread.documents.textual.decoding import decode

# Tables are an extension that everybody uses; indented text is text here, never program code.
_BEHIND_WORD = re.compile(r"(?<=[^\s*])\*\*(?=[–—-] |[\[(])")  # "town**– Trade Team**" is no mark by the rules
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("code")


def read_markdown(data: bytes, name: str) -> Document:
    """The text as one ``Page`` of paragraphs and grids.

    Raises InputError when the file is empty, too large or not text.
    """
    page = _MARKDOWN.render(_BEHIND_WORD.sub(" **", decode(data, name)))
    document = read_html(f"<main>{page}</main>".encode(), name)
    return replace(document, kind="markdown", sha256=hashlib.sha256(data).hexdigest())
