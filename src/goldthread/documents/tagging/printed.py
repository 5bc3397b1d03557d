"""A document as plain text, for reading it by its words alone."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.documents.model import Block, Document, Paragraph


def printed_text(document: Document) -> str:
    """The words of a document: a line for each paragraph and each row of a table, form feeds between pages."""
    return "\f".join("\n".join(line for block in page.blocks for line in _lines(block)) for page in document.pages)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from ("", block.text) if block.heading else ("• " * (block.bullet is not None) + block.text,)
        return
    rows: dict[int, list[str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    yield from (f"| {' | '.join(cells)} |" for _, cells in sorted(rows.items()))
