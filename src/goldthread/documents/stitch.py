"""The grids of a document as whole tables: what page breaks cut apart is put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Document, Grid, Paragraph
from goldthread.documents.stitching.alignment import aligned
from goldthread.documents.stitching.joining import is_bare_head, joined, stacked, with_grid
from goldthread.documents.tables.header import find_header
from goldthread.documents.tables.view import Table, words_of

_NEARBY = 12  # paragraphs before a table that may name it
_PAGED = {"pdf", "text"}  # only these are cut by pages


def tables_of(document: Document) -> list[Table]:
    """The tables of a document in order, each with the paragraphs that stand before it."""
    tables: list[Table] = []
    before: list[Paragraph] = []
    above: tuple[Paragraph, ...] = ()
    merged = _merged_boxes(document)
    last_page = -2
    for number, page in enumerate(document.pages):
        for block in page.blocks:
            if isinstance(block, Paragraph):
                before.append(block)
                continue
            table = Table(block, _label(document, page.label), tuple(before[-_NEARBY:]), above=above)
            whole = None
            if tables and not before and number - last_page in (0, 1):
                if document.kind in _PAGED:
                    whole = stitched(tables[-1], table, merged)
                if whole is None and is_bare_head(tables[-1]):
                    whole = stacked(tables[-1], table)
            if whole is not None:
                tables[-1] = whole
            else:
                tables.append(table)
            above = (*above, *before)[-_NEARBY:]
            before, last_page = [], number
    return [_numbered(table, place) for place, table in enumerate(tables, 1)]


def stitched(upper: Table, lower: Table, merged: Sequence[tuple[float, float]] = ()) -> Table | None:
    """Both as one table, or None when the lower one is a table of its own.

    ``merged`` are the sides of cells that reach over several rows on any page.
    """
    grids = aligned(upper.grid, lower.grid)
    if grids is None:
        return None
    upper, lower = with_grid(upper, grids[0]), with_grid(lower, grids[1])
    skip = _repeated_rows(upper, lower)
    if skip == 0 and _has_own_header(lower):
        return None
    return joined(upper, lower, skip, _merging(upper, merged) | _merging(lower, merged))


def _merged_boxes(document: Document) -> list[tuple[float, float]]:
    """Left and right of all cells that reach over several rows: one page may show none of a column's merges."""
    cells = (
        cell for page in document.pages for block in page.blocks if isinstance(block, Grid) for cell in block.cells
    )
    sides = {(round(cell.box[0], 1), round(cell.box[2], 1)) for cell in cells if cell.box and cell.rowspan > 1}
    return sorted(sides)  # few, however long the paper: each cell of a table is held against them


def _merging(table: Table, merged: Sequence[tuple[float, float]]) -> frozenset[int]:
    """The columns of a table whose cells reach over several rows, here or on another page."""
    return frozenset(
        cell.col
        for cell in table.grid.cells
        if cell.rowspan > 1
        or (
            cell.box
            and any(abs(cell.box[0] - left) < 4.5 and abs(cell.box[2] - right) < 4.5 for left, right in merged)
        )
    )


def _repeated_rows(upper: Table, lower: Table) -> int:
    """How many rows at the head of the lower part print the head of the upper one again."""
    head = find_header(upper).body_start
    count = 0
    while count < min(head, lower.rows) and _row_words(upper, count) == _row_words(lower, count):
        count += 1
    if count:
        return count if count == head else 0
    # Only the heading itself is repeated, not the banner that stood above it.
    header = find_header(upper).rows
    if header and all(
        place < lower.rows and _row_words(upper, row) == _row_words(lower, place) for place, row in enumerate(header)
    ):
        return len(header)
    return 0


def _has_own_header(table: Table) -> bool:
    return bool(find_header(table).rows)


def _row_words(table: Table, row: int) -> list[str]:
    return [words_of(cell.text) for cell in table.row(row) if cell.text.strip()]


def _numbered(table: Table, number: int) -> Table:
    """Tables are counted as a reader counts them, whole."""
    grid: Grid = replace(table.grid, number=number)
    return Table(grid, table.page, table.before, table.joined, table.above)


def _label(document: Document, label: str) -> str | None:
    """Pages and sheets have names; a Word file or web page is one piece."""
    return label if document.kind in {"pdf", "xlsx", "ods", "text"} else None
