"""One sheet: where its tables begin and end, which places are merged, what is only a title line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from openpyxl.utils import range_boundaries

from goldthread.documents.model import Block, Cell, Grid, Paragraph
from goldthread.documents.readers.limits import check_cells
from goldthread.documents.readers.number_formats import shown
from goldthread.documents.readers.placing import grid_of
from goldthread.documents.readers.typed_bullets import typed_paragraphs
from goldthread.documents.readers.xlsx_fills import cell_fill

_WIDE = 100  # columns; a plan is never wider, stray formats are


@dataclass(frozen=True)
class _Merge:
    rows: int
    cols: int


@dataclass(frozen=True)
class _Sheet:
    """The filled part of one sheet, by row and column from 0."""

    cells: dict[tuple[int, int], Cell]
    headings: dict[tuple[int, int], int]  # level of texts that are set larger or bolder than the rest

    def by_row(self) -> dict[int, list[Cell]]:
        """The cells of each row from left to right."""
        rows: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            rows.setdefault(place[0], []).append(self.cells[place])
        return rows


def read_sheet(sheet: Any, theme: tuple[str, ...], *, file: str, first_number: int) -> list[Block]:
    """The blocks of one openpyxl worksheet from top to bottom.

    Raises InputError when it has more cells than we keep.
    """
    filled = _filled(sheet, theme, file)
    blocks: list[Block] = []
    number = first_number
    for rows in _stretches(filled):
        lines, table = _title_lines(rows)
        blocks.extend(paragraph for cells in lines for cell in cells for paragraph in _title(cell, filled))
        if table:
            blocks.append(_grid(table, number, sheet.title))
            number += 1
    return blocks


def _filled(sheet: Any, theme: tuple[str, ...], file: str) -> _Sheet:
    merges, covered = _merges(sheet)
    headers = _header_rows(sheet)
    cells: dict[tuple[int, int], Cell] = {}
    headings: dict[tuple[int, int], int] = {}
    for line in sheet.iter_rows(max_col=min(sheet.max_column or 1, _WIDE)):
        for cell in line:
            place = (cell.row - 1, cell.column - 1)
            if place in covered:
                continue
            paragraphs = typed_paragraphs(shown(cell.value, cell.number_format or "General"))
            fill = cell_fill(cell, theme) if cell.has_style else None
            if paragraphs and cell.has_style and (level := _heading_level(cell.font)):
                headings[place] = level
            if paragraphs or fill or place in merges:
                merge = merges.get(place, _Merge(1, 1))
                cells[place] = Cell(*place, paragraphs, merge.rows, merge.cols, fill,
                                    header=cell.row in headers, page=sheet.title)  # fmt: skip
        check_cells(file, len(cells))
    return _Sheet(cells, headings)


def _heading_level(font: Any) -> int | None:
    size = font.sz or 11
    if size >= 16:
        return 1
    return 2 if font.b else None


def _title(cell: Cell, sheet: _Sheet) -> tuple[Paragraph, ...]:
    """The text of a line that stands alone, as the heading it is set as."""
    level = sheet.headings.get((cell.row, cell.col))
    if level is None or len(cell.paragraphs) > 1 or cell.paragraphs[0].bullet is not None:
        return cell.paragraphs
    return (replace(cell.paragraphs[0], heading=level),)


def _merges(sheet: Any) -> tuple[dict[tuple[int, int], _Merge], set[tuple[int, int]]]:
    merges: dict[tuple[int, int], _Merge] = {}
    covered: set[tuple[int, int]] = set()
    last_row = sheet.max_row or 1
    for area in sheet.merged_cells.ranges:
        top, left = area.min_row - 1, area.min_col - 1
        bottom, right = min(area.max_row, last_row), min(area.max_col, _WIDE)
        merges[top, left] = _Merge(max(1, bottom - top), max(1, right - left))
        covered.update((row, col) for row in range(top, bottom) for col in range(left, right))
    covered.difference_update(merges)
    return merges, covered


def _header_rows(sheet: Any) -> set[int]:
    """Rows that the sheet's own tables call headings, counted from 1."""
    tables = [table for table in sheet.tables.values() if table.headerRowCount != 0]
    return {int(range_boundaries(table.ref)[1] or 1) for table in tables}


def _stretches(sheet: _Sheet) -> Iterator[list[list[Cell]]]:
    """Runs of rows without a blank row between them; a merge that reaches over a blank row holds it together."""
    texts = {row for (row, _), cell in sheet.cells.items() if cell.paragraphs}
    held = {
        row for cell in sheet.cells.values() if cell.paragraphs for row in range(cell.row, cell.row + cell.rowspan)
    }
    used = sorted(texts | held)
    rows = sheet.by_row()
    for _, run in groupby(enumerate(used), key=lambda pair: pair[1] - pair[0]):
        yield [rows.get(row, []) for _, row in run]


def _title_lines(rows: list[list[Cell]]) -> tuple[list[list[Cell]], list[Cell]]:
    """Leading rows with a single text are titles; from the first row with two on it is a table."""
    start = next((place for place, row in enumerate(rows) if _texts(row) >= 2), len(rows))
    table = [cell for row in rows[start:] for cell in row]
    return rows[:start], _without_bare_margins(table)


def _texts(row: list[Cell]) -> int:
    return sum(bool(cell.paragraphs) for cell in row)


def _without_bare_margins(cells: list[Cell]) -> list[Cell]:
    """Coloured or bordered places left and right of everything written are no columns."""
    written = [cell for cell in cells if cell.paragraphs]
    if not written:
        return []
    left = min(cell.col for cell in written)
    right = max(cell.col + (cell.colspan if cell.colspan < _WIDE else 1) for cell in written)
    return [cell for cell in cells if left <= cell.col < right]


def _grid(cells: list[Cell], number: int, name: str) -> Grid:
    """The table with its first place at 0, 0; ``origin`` remembers where on the sheet that is."""
    top, left = min(cell.row for cell in cells), min(cell.col for cell in cells)
    moved = [replace(cell, row=cell.row - top, col=cell.col - left) for cell in cells]
    return replace(grid_of(moved, number=number, name=name), origin=(top, left))
