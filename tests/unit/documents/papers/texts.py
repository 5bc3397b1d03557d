"""The same paper as plain text: cells between pipes, between tabs, or side by side as printed; merges are blanks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from unit.documents.papers.sheet import Line, Paper, Ruled, placed

_PAGE_WIDTH, _PAGE_LINES = 190, 50
_GAP = 2  # blanks between columns


def as_markdown(paper: Paper) -> bytes:
    """Pipe tables with a line of dashes under their headings."""
    blocks = [
        f"{'#' * (block.heading or 0)} {block.text}".strip() if isinstance(block, Line) else _pipes(block)
        for block in _blocks(paper)
    ]
    return "\n\n".join(blocks).encode()


def as_tabs(paper: Paper) -> bytes:
    """Each row a line, its cells parted by tabs."""
    lines: list[str] = []
    for block in _blocks(paper):
        lines += [block.text] if isinstance(block, Line) else ("\t".join(row) for row in _flat(block, " "))
    return "\n".join(lines).encode()


def as_printed(paper: Paper) -> bytes:
    """As a PDF gives its text when its layout is kept: cells wrapped in columns, form feeds between pages."""
    pages, page = [], []
    for block in _blocks(paper):
        rows = [[block.text]] if isinstance(block, Line) else _printed(block)
        for row in rows:
            if page and len(page) + len(row) > _PAGE_LINES:
                pages.append(page)
                page = []
            page += [*row, ""]
    return "\f".join("\n".join(page) for page in [*pages, page]).encode()


def _blocks(paper: Paper) -> list[Line | Ruled]:
    if paper.sheets is None:
        return paper.blocks
    return [block for name, blocks in paper.sheets.items() for block in (Line(name, 2), *blocks)]


def _pipes(table: Ruled) -> str:
    rows = [f"| {' | '.join(row)} |" for row in _flat(table, "<br>")]
    return "\n".join([rows[0], "|" + " --- |" * table.cols, *rows[1:]])


def _printed(table: Ruled) -> Iterator[list[str]]:
    """The lines of each row."""
    shares = table.widths or (1,) * table.cols
    widths = [max(4, _PAGE_WIDTH * share // sum(shares) - _GAP) for share in shares]
    for row in _rows(table):
        cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
        yield [
            (" " * _GAP).join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()
            for parts in zip_longest(*cells, fillvalue="")
        ] or [""]


def _wrapped(text: str, width: int) -> list[str]:
    return [part for line in text.replace("* ", "• ").split("\n") for part in textwrap.wrap(line, width)]


def _flat(table: Ruled, line_break: str) -> Iterator[list[str]]:
    """Rows whose cells are of one line each."""
    for row in _rows(table):
        yield [text.replace("* ", "• ").replace("\n", line_break) for text in row]


def _rows(table: Ruled) -> list[list[str]]:
    rows = [[""] * table.cols for _ in table.rows]
    for row, col, box in placed(table):
        rows[row][col] = box.text
    return rows
