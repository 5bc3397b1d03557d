"""Rows of cells that state their spans, laid out into a grid where every cell knows its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Cell, Grid, Paragraph
from goldthread.documents.readers.limits import MAX_SPAN, check_cells

_WIDEST = 100  # columns; what is wider is made of spans


@dataclass(frozen=True)
class SpanningCell:
    """A cell as HTML writes it: no place of its own, only how far it reaches (0 rows: to the end)."""

    paragraphs: tuple[Paragraph, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    fill: str | None = None
    header: bool = False


def place_cells(rows: Sequence[Sequence[SpanningCell]], *, file: str) -> tuple[Cell, ...]:
    """Cells with row and column, each in the first place that no span from above covers.

    Raises InputError when the spans blow the table up beyond the cap.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[Cell] = []
    for row, cells in enumerate(rows):
        col = 0
        for cell in cells:
            while (row, col) in taken:
                col += 1
            rowspan = _reach(cell.rowspan, len(rows) - row)
            colspan = max(1, min(cell.colspan, MAX_SPAN))
            check_cells(file, len(taken) + rowspan * colspan)
            taken.update((row + down, col + right) for down in range(rowspan) for right in range(colspan))
            placed.append(Cell(row, col, cell.paragraphs, rowspan, colspan, cell.fill, cell.header))
            col += colspan
    return _without_hollow_columns(placed)


def _without_hollow_columns(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """In a table wider than any plan, only the columns in which a cell begins; spans cover the rest of them."""
    if max((cell.col + cell.colspan for cell in cells), default=0) <= _WIDEST:
        return tuple(cells)
    begun = sorted({cell.col for cell in cells})
    return tuple(
        replace(
            cell,
            col=bisect_left(begun, cell.col),
            colspan=bisect_left(begun, cell.col + cell.colspan) - bisect_left(begun, cell.col),
        )
        for cell in cells
    )


def grid_of(cells: Sequence[Cell], *, number: int = 0, name: str | None = None) -> Grid:
    """A grid just large enough for its cells."""
    rows = max((cell.row + cell.rowspan for cell in cells), default=0)
    cols = max((cell.col + cell.colspan for cell in cells), default=0)
    return Grid(rows, cols, tuple(cells), number=number, name=name)


def _reach(rowspan: int, left: int) -> int:
    return left if rowspan == 0 else max(1, min(rowspan, left))
