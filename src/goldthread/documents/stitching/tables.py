"""The grids of a document as whole tables: what page breaks cut apart is put together again."""

from __future__ import annotations

from dataclasses import replace

from goldthread.documents.model import Document, Grid, Paragraph
from goldthread.documents.stitching.alignment import column_edges, common_columns, on_columns
from goldthread.documents.stitching.growing import Growing, Sides, merges
from goldthread.documents.stitching.joining import join
from goldthread.documents.tables.heads.header import find_header
from goldthread.documents.tables.view import Places, Table, words_of
from goldthread.documents.under import under_with

_NEARBY = 12  # paragraphs before a table that may name it
_LONGEST_TITLE = 200  # characters
_PAGED = {"pdf", "text"}  # only these are cut by pages


def tables_of(document: Document) -> list[Table]:
    """The tables of a document in order, each with the paragraphs that stand before it."""
    tables: list[Table | Growing] = []
    before: list[Paragraph] = []
    above: tuple[Paragraph, ...] = ()
    under: tuple[Paragraph, ...] = ()
    sides = _merged_sides(document) if document.kind in _PAGED else None
    last_page = -2
    for number, page in enumerate(document.pages):
        for block in page.blocks:
            if isinstance(block, Paragraph):
                before.append(block)
                if block.heading is not None and document.kind != "text":  # only a guess there
                    under = under_with(under, block)
                continue
            if document.kind == "text" and (title := _boxed_title(block)):
                before.append(title)
                continue
            table = Table(block, _label(document, page.label), tuple(before[-_NEARBY:]), above=above, under=under)
            near = tables and not before and number - last_page in (0, 1)
            if near and (whole := _as_one(tables[-1], table, sides)):
                tables[-1] = whole
            else:
                tables.append(table)
            above = (*above, *before)[-_NEARBY:]
            before, last_page = [], number
    if tables:
        tables[-1] = replace(_whole(tables[-1]), after=tuple(before[:_NEARBY]))
    return _parted([_numbered(_whole(table), place) for place, table in enumerate(tables, 1)])


def _parted(tables: list[Table]) -> list[Table]:
    """The tables without the headings that stand over every one of them: a title parts none from the others."""
    levels = enumerate(zip(*(table.under for table in tables), strict=False))
    shared = next((depth for depth, each in levels if any(one is not each[0] for one in each)), None)
    least = min((len(table.under) for table in tables), default=0) if shared is None else shared
    return [replace(table, under=table.under[least:]) for table in tables]


def _boxed_title(grid: Grid) -> Paragraph | None:
    """The one line of a table of a single cell: a heading that the page drew in a box."""
    cells = [cell for cell in grid.cells if cell.text.strip()]
    alone = grid.rows == grid.cols == len(cells) == 1 and len(cells[0].paragraphs) == 1
    return cells[0].paragraphs[0] if alone and len(cells[0].text) <= _LONGEST_TITLE else None


def _as_one(upper: Table | Growing, lower: Table, sides: Sides | None) -> Table | Growing | None:
    """Both as one table, or None when the lower one is a table of its own; with ``sides`` where pages cut tables."""
    if sides is not None:
        growing = upper if isinstance(upper, Growing) else Growing(upper, sides)
        if stitched := _stitched(growing, lower, sides):
            return stitched
    header = upper.header if isinstance(upper, Growing) else find_header(upper)
    is_bare_head = bool(header.rows) and header.body_start == upper.rows  # some papers rule it as a table of its own
    return _whole(upper).over(lower) if is_bare_head else None


def _whole(table: Table | Growing) -> Table:
    return table.table() if isinstance(table, Growing) else table


def _stitched(upper: Growing, lower: Table, sides: Sides) -> Growing | None:
    """The upper table with the lower one put under it, or None when that is a table of its own."""
    columns = common_columns(upper.edges, column_edges(lower.grid.cells, lower.cols), (upper.cols, lower.cols))
    if columns is None:
        return None
    cols = max(columns[0][-1], columns[1][-1])
    whole = upper.on_columns(columns[0], cols)
    part = replace(lower, grid=on_columns(lower.grid, columns[1], cols))
    skip = _repeated_rows(whole, part)
    if skip == 0 and find_header(part).rows:
        return None
    merging = whole.merging | {cell.col for cell in part.grid.cells if merges(cell, sides)}
    join(whole, part, skip, frozenset(merging))
    return whole


def _merged_sides(document: Document) -> list[tuple[float, float]]:
    """Left and right of all cells that reach over several rows: one page may show none of a column's merges."""
    cells = (
        cell for page in document.pages for block in page.blocks if isinstance(block, Grid) for cell in block.cells
    )
    sides = {(round(cell.box[0], 1), round(cell.box[2], 1)) for cell in cells if cell.box and cell.rowspan > 1}
    return sorted(sides)  # few, however long the paper: each cell of a table is held against them


def _repeated_rows(upper: Growing, lower: Table) -> int:
    """How many rows at the head of the lower part print the head of the upper one again."""
    header = upper.header
    count = 0
    while count < min(header.body_start, lower.rows) and _row_words(upper, count) == _row_words(lower, count):
        count += 1
    if count:
        return count if count == header.body_start else 0
    # Only the heading itself is repeated, not the banner that stood above it.
    if header.rows and all(
        place < lower.rows and _row_words(upper, row) == _row_words(lower, place)
        for place, row in enumerate(header.rows)
    ):
        return len(header.rows)
    return 0


def _row_words(table: Places, row: int) -> list[str]:
    return [words_of(cell.text) for cell in table.row(row) if cell.text.strip()]


def _numbered(table: Table, number: int) -> Table:
    """Tables are counted as a reader counts them, whole."""
    grid: Grid = replace(table.grid, number=number)
    return replace(table, grid=grid, first=table.grid.number)


def _label(document: Document, label: str) -> str | None:
    """Pages and sheets have names; a Word file or web page is one piece."""
    return label if document.kind in {"pdf", "xlsx", "ods", "text"} else None
