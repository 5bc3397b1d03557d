"""A sheet's filled places as blocks: where its tables begin and end, what is only a title line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from goldthread.documents.model import Block, Cell, Grid, Paragraph
from goldthread.documents.readers.placing import grid_of

WIDEST = 100  # columns; a plan is never wider, stray formats are


@dataclass(frozen=True)
class FilledSheet:
    """What is written or coloured on one sheet, by row and column from 0."""

    name: str
    cells: dict[tuple[int, int], Cell]
    headings: dict[tuple[int, int], int]  # level of texts that are set larger or bolder than the rest

    def by_row(self) -> dict[int, list[Cell]]:
        """The cells of each row from left to right."""
        rows: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            rows.setdefault(place[0], []).append(self.cells[place])
        return rows


def heading_level(size: float, *, bold: bool) -> int | None:
    """The level of a text that is set like this (``size`` in points), None for ordinary text."""
    if size >= 16:
        return 1
    return 2 if bold else None


def blocks_of(sheet: FilledSheet, *, first_number: int) -> list[Block]:
    """Title lines and tables from top to bottom; tables are counted from ``first_number``."""
    blocks: list[Block] = []
    number = first_number
    for rows in _stretches(sheet):
        lines, table = _title_lines(rows)
        blocks.extend(paragraph for cells in lines for cell in cells for paragraph in _title(cell, sheet))
        if table:
            blocks.append(_grid(table, number, sheet.name))
            number += 1
    return blocks


def _title(cell: Cell, sheet: FilledSheet) -> tuple[Paragraph, ...]:
    """The text of a line that stands alone, as the heading it is set as."""
    level = sheet.headings.get((cell.row, cell.col))
    if level is None or len(cell.paragraphs) > 1 or cell.paragraphs[0].bullet is not None:
        return cell.paragraphs
    return (replace(cell.paragraphs[0], heading=level),)


def _stretches(sheet: FilledSheet) -> Iterator[list[list[Cell]]]:
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
    right = max(cell.col + (cell.colspan if cell.colspan < WIDEST else 1) for cell in written)
    return [cell for cell in cells if left <= cell.col < right]


def _grid(cells: list[Cell], number: int, name: str) -> Grid:
    """The table with its first place at 0, 0; ``origin`` remembers where on the sheet that is."""
    top, left = min(cell.row for cell in cells), min(cell.col for cell in cells)
    moved = [cell.moved(-top, -left) for cell in cells]
    return replace(grid_of(moved, number=number, name=name), origin=(top, left))
