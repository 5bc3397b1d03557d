"""Two parts of one table on one set of columns, though each page may draw other edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Grid

_SAME_EDGE = 4.5  # points
_SAME_SIDE = 9.0  # points: the outer edges of one table
Columns = tuple[int, ...]  # for each edge of the columns of a grid, which of the common edges it is


def column_edges(cells: Iterable[Cell], cols: int) -> list[float] | None:
    """Where the columns of a grid begin and end, None where no page is known."""
    edges: dict[int, float] = {}
    for cell in cells:
        if cell.box is None:
            return None
        edges.setdefault(cell.col, cell.box[0])
        edges.setdefault(cell.col + cell.colspan, cell.box[2])
    if sorted(edges) != list(range(cols + 1)):
        return None
    return [edges[col] for col in range(cols + 1)]


def common_columns(
    above: list[float] | None, below: list[float] | None, cols: tuple[int, int]
) -> tuple[Columns, Columns] | None:
    """Where the columns of both parts lie among those of the whole, or None when they are not the same table.

    ``cols`` is how many columns they have, which is all that counts where no page is known.
    """
    if above is None or below is None:
        same = tuple(range(cols[0] + 1))
        return (same, same) if cols[0] == cols[1] else None
    if abs(above[0] - below[0]) > _SAME_SIDE or abs(above[-1] - below[-1]) > _SAME_SIDE:
        return None
    common = _common(above, below)
    fewer = min(len(above), len(below))
    if len(common) > fewer + max(1, fewer // 3):
        return None  # hardly an edge in common
    return _among(above, common), _among(below, common)


def _common(one: Sequence[float], other: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted((*one, *other)):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _among(edges: Sequence[float], common: Sequence[float]) -> Columns:
    if list(edges) == list(common):
        return tuple(range(len(common)))
    return tuple(min(range(len(common)), key=lambda index: abs(common[index] - edge)) for edge in edges)


def on_columns(grid: Grid, columns: Columns, cols: int) -> Grid:
    """The grid with its columns counted anew; ``cols`` is how many the whole has."""
    if columns == tuple(range(cols + 1)):
        return grid
    return replace(grid, cols=cols, cells=tuple(_moved(cell, columns) for cell in grid.cells))


def _moved(cell: Cell, columns: Columns) -> Cell:
    col = columns[cell.col]
    return replace(cell, col=col, colspan=max(1, columns[cell.col + cell.colspan] - col))
