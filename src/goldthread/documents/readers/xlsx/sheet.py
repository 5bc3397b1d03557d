"""One worksheet: what is written and coloured on it, and which places are merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.utils import range_boundaries

from goldthread.documents.model import Cell
from goldthread.documents.readers.limits import check_cells
from goldthread.documents.readers.number_formats import shown
from goldthread.documents.readers.sheet_layout import WIDEST, FilledSheet, heading_level
from goldthread.documents.readers.typed_bullets import typed_paragraphs
from goldthread.documents.readers.xlsx.conditional import ConditionalFills
from goldthread.documents.readers.xlsx.fills import cell_fill


@dataclass(frozen=True)
class _Merge:
    rows: int
    cols: int


def filled(sheet: Any, theme: tuple[str, ...], file: str) -> FilledSheet:
    """The filled places of one openpyxl worksheet.

    Raises InputError when it has more cells than we keep.
    """
    merges, covered = _merges(sheet)
    headers = _header_rows(sheet)
    conditional = ConditionalFills(sheet, theme)
    cells: dict[tuple[int, int], Cell] = {}
    headings: dict[tuple[int, int], int] = {}
    for cell in _held(sheet):
        place = (cell.row - 1, cell.column - 1)
        if place in covered:
            continue
        paragraphs = typed_paragraphs(shown(cell.value, cell.number_format or "General"))
        fill = conditional.fill(cell) or (cell_fill(cell, theme) if cell.has_style else None)
        if paragraphs and cell.has_style:
            level = heading_level(cell.font.sz or 11, bold=bool(cell.font.b))
            headings.update({place: level} if level else {})
        if paragraphs or fill or place in merges:
            merge = merges.get(place, _Merge(1, 1))
            cells[place] = Cell(*place, paragraphs, merge.rows, merge.cols, fill,
                                header=cell.row in headers, page=sheet.title)  # fmt: skip
        check_cells(file, len(cells))
    return FilledSheet(sheet.title, cells, headings)


def _held(sheet: Any) -> list[Any]:
    """The cells that the file holds, row by row; a stray cell far down does not make us walk the blanks above it."""
    places = sorted(place for place in sheet._cells if place[1] <= WIDEST)
    return [sheet._cells[place] for place in places]


def _merges(sheet: Any) -> tuple[dict[tuple[int, int], _Merge], set[tuple[int, int]]]:
    merges: dict[tuple[int, int], _Merge] = {}
    covered: set[tuple[int, int]] = set()
    last_row = max((cell.row for cell in _held(sheet) if cell.value is not None), default=1)
    for area in sheet.merged_cells.ranges:
        top, left = area.min_row - 1, area.min_col - 1
        bottom, right = min(area.max_row, last_row), min(area.max_col, WIDEST)
        merges[top, left] = _Merge(max(1, bottom - top), max(1, right - left))
        covered.update((row, col) for row in range(top, bottom) for col in range(left, right))
    covered.difference_update(merges)
    return merges, covered


def _header_rows(sheet: Any) -> set[int]:
    """Rows that the sheet's own tables call headings, counted from 1."""
    tables = [table for table in sheet.tables.values() if table.headerRowCount != 0]
    return {int(range_boundaries(table.ref)[1] or 1) for table in tables}
