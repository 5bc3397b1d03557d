"""Tables of a Word file: merges down and across, header rows, fills, tables used for layout only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from goldthread.documents.model import Block, Cell, Grid, Paragraph
from goldthread.documents.readers.colours import colour_of
from goldthread.documents.readers.docx.names import child, is_on, number, tag, value
from goldthread.documents.readers.docx.text import ParagraphReader
from goldthread.documents.readers.limits import MAX_DEPTH, MAX_SPAN, check_cells, unreadable
from goldthread.documents.readers.placing import grid_of

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


@dataclass
class _Merging:
    """Cells that are still growing downwards, by the column they start in."""

    cells: list[Cell]
    open: dict[int, int]  # column -> index into cells


def read_table(table: etree._Element, reader: ParagraphReader, *, number: int) -> list[Block]:
    """The table as a grid, or as plain blocks when it only places things on the page.

    Raises InputError when it has more cells than we keep.
    """
    rows = [row for row in _inside(table, "tr") if not _is_deleted(row)]
    if _is_layout(rows):
        return _laid_out(rows, reader, number)
    merging = _Merging([], {})
    for row_index, row in enumerate(rows):
        _read_row(row, row_index, reader, merging)
        check_cells(reader.file, len(merging.cells))
    if not merging.cells:
        return []
    return [grid_of(merging.cells, number=number, name=_caption(table))]


def _read_row(row: etree._Element, row_index: int, reader: ParagraphReader, merging: _Merging) -> None:
    properties = child(row, "trPr")
    header = is_on(child(properties, "tblHeader"))
    col = min(number(child(properties, "gridBefore")), MAX_SPAN)
    for node in _inside(row, "tc"):
        cell_properties = child(node, "tcPr")
        width = max(1, min(number(child(cell_properties, "gridSpan"), default=1), MAX_SPAN))
        merge = child(cell_properties, "vMerge")
        if merge is not None and (value(merge) or "continue") == "continue" and col in merging.open:
            index = merging.open[col]
            merging.cells[index] = replace(merging.cells[index], rowspan=row_index - merging.cells[index].row + 1)
            _cell_paragraphs(node, reader)  # a covered cell is blank, but pages and lists are counted there too
        else:
            merging.open.pop(col, None)
            page = reader.page_label
            merging.cells.append(
                Cell(row_index, col, _cell_paragraphs(node, reader), colspan=width,
                     fill=_fill(cell_properties), header=header, page=reader.page_label or page)
            )  # fmt: skip
            if merge is not None:
                merging.open[col] = len(merging.cells) - 1
        col += width


def _cell_paragraphs(cell: etree._Element, reader: ParagraphReader, depth: int = 0) -> tuple[Paragraph, ...]:
    if depth > MAX_DEPTH:
        raise unreadable(reader.file, "Its tables stand inside one another deeper than any real document.")
    found: list[Paragraph] = []
    for node in cell:
        match tag(node):
            case "p":
                found.extend(reader.paragraphs(node))
            case "tbl":
                for inner in node.iter():
                    if tag(inner) == "p":
                        found.extend(reader.paragraphs(inner))
            case name if name in _WRAPPERS:
                found.extend(_cell_paragraphs(node, reader, depth + 1))
    return tuple(found)


def _laid_out(rows: list[etree._Element], reader: ParagraphReader, number: int) -> list[Block]:
    blocks: list[Block] = []
    for row in rows:
        for cell in _inside(row, "tc"):
            for node in cell:
                if tag(node) == "p":
                    blocks.extend(reader.paragraphs(node))
                elif tag(node) == "tbl":
                    grids = sum(isinstance(block, Grid) for block in blocks)
                    blocks.extend(read_table(node, reader, number=number + grids))
    return blocks


def _is_layout(rows: list[etree._Element]) -> bool:
    """A table of hardly any cells that holds other tables."""
    cells = [cell for row in rows for cell in _inside(row, "tc")]
    return len(cells) <= 4 and any(tag(node) == "tbl" for cell in cells for node in cell)


def _inside(parent: etree._Element, name: str) -> list[etree._Element]:
    """Children of one name, also within content controls and tracked insertions."""
    found: list[etree._Element] = []
    for node in parent:
        if tag(node) == name:
            found.append(node)
        elif tag(node) in _WRAPPERS:
            found.extend(_inside(node, name))
    return found


def _is_deleted(row: etree._Element) -> bool:
    return child(row, "trPr", "del") is not None


def _fill(properties: etree._Element | None) -> str | None:
    return colour_of(value(child(properties, "shd"), "fill"))


def _caption(table: etree._Element) -> str | None:
    properties = child(table, "tblPr")
    return value(child(properties, "tblCaption")) or None
