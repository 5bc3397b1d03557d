"""The grids of a document as whole tables: what page breaks cut apart is put together again."""

from __future__ import annotations

from goldthread.documents.model import Document, Grid, Paragraph
from goldthread.documents.tables.view import Table

_NEARBY = 12  # paragraphs before a table that may name it


def tables_of(document: Document) -> list[Table]:
    """The tables of a document in order, each with the paragraphs that stand before it."""
    tables: list[Table] = []
    before: list[Paragraph] = []
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                tables.append(Table(block, _label(document, page.label), tuple(before[-_NEARBY:])))
                before = []
            else:
                before.append(block)
    return tables


def _label(document: Document, label: str) -> str | None:
    """Pages and sheets have names; a Word file or web page is one piece."""
    return label if document.kind in {"pdf", "xlsx", "text"} else None
