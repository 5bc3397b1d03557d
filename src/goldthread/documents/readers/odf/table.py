"""Tables of an OpenDocument text: merged cells, repeated cells, header rows, fills."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from goldthread.documents.model import Block, Cell, Paragraph
from goldthread.documents.readers.limits import MAX_SPAN, check_cells
from goldthread.documents.readers.odf.flow import Flow
from goldthread.documents.readers.odf.names import attribute, children, tag, whole
from goldthread.documents.readers.placing import grid_of

_ROW_GROUPS = {"table:table-header-rows", "table:table-rows", "table:table-row-group"}


def rows_of(table: etree._Element, *, header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table with whether the file calls them headings; page breaks between them are passed on."""
    for node in table:
        name = tag(node)
        if name in {"table:table-row", "text:soft-page-break"}:
            yield node, header
        elif name in _ROW_GROUPS:
            yield from rows_of(node, header=header or name == "table:table-header-rows")


def read_table(table: etree._Element, flow: Flow) -> list[Block]:
    """The table as a grid, or as plain blocks when it only places other tables on the page.

    Raises InputError when it has more cells than we keep.
    """
    if _is_layout(table):
        places = (cell for row, _ in rows_of(table) for cell in children(row, "table:table-cell"))
        return [block for place in places for block in flow.blocks(place)]
    found: list[Cell] = []
    row = 0
    for node, header in rows_of(table):
        if tag(node) == "text:soft-page-break":
            flow.broke_page()
            continue
        cells = _cells(node, row, flow, header=header)
        # Repeated rows of a text are as rare as they are short; only blank ones are many, and they say nothing.
        for _ in range(whole(node, "table:number-rows-repeated") if any(one.paragraphs for one in cells) else 1):
            found.extend(_moved(cells, row))
            row += 1
            check_cells(flow.file, len(found))
    if not found:
        return []
    flow.grids += 1
    return [grid_of(_within(found, row), number=flow.grids)]


def _cells(node: etree._Element, row: int, flow: Flow, *, header: bool) -> list[Cell]:
    cells: list[Cell] = []
    col = 0
    for cell in children(node, "table:table-cell", "table:covered-table-cell"):
        repeated = min(whole(cell, "table:number-columns-repeated"), MAX_SPAN)
        page = flow.page_label
        paragraphs = tuple(block for block in flow.blocks(cell, in_cell=True) if isinstance(block, Paragraph))
        if tag(cell) == "table:table-cell":
            down, across = (min(whole(cell, f"table:number-{way}-spanned"), MAX_SPAN) for way in ("rows", "columns"))
            fill = flow.styles.fill("table-cell", attribute(cell, "table:style-name"))
            for place in range(repeated):
                cells.append(Cell(row, col + place, paragraphs, max(1, down), max(1, across), fill, header, page))
        col += repeated
        check_cells(flow.file, len(cells))
        if col > MAX_SPAN:
            break
    return cells


def _moved(cells: list[Cell], row: int) -> list[Cell]:
    if not cells or cells[0].row == row:
        return cells
    return [Cell(row, one.col, one.paragraphs, 1, one.colspan, one.fill, one.header, one.page) for one in cells]


def _within(cells: list[Cell], rows: int) -> list[Cell]:
    """No cell reaches beyond the last row."""
    return [
        one if one.row + one.rowspan <= rows
        else Cell(one.row, one.col, one.paragraphs, rows - one.row, one.colspan, one.fill, one.header, one.page)
        for one in cells
    ]  # fmt: skip


def _is_layout(table: etree._Element) -> bool:
    """A table of hardly any cells that holds other tables."""
    cells = [cell for row, _ in rows_of(table) for cell in children(row, "table:table-cell")]
    return len(cells) <= 4 and any(tag(node) == "table:table" for cell in cells for node in cell)
