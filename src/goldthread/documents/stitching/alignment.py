"""Two parts of one table on one set of columns, though each page may draw other edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Grid

_SAME_EDGE = 4.5  # points
_SAME_SIDE = 9.0  # points: the outer edges of one table


def column_edges(grid: Grid) -> list[float] | None:
    """Where the columns of a grid begin and end, None where no page is known."""
    edges: dict[int, float] = {}
    for cell in grid.cells:
        if cell.box is None:
            return None
        edges.setdefault(cell.col, cell.box[0])
        edges.setdefault(cell.col + cell.colspan, cell.box[2])
    if sorted(edges) != list(range(grid.cols + 1)):
        return None
    return [edges[col] for col in range(grid.cols + 1)]


def aligned(upper: Grid, lower: Grid) -> tuple[Grid, Grid] | None:
    """Both grids on common columns, or None when they are not the same table."""
    above, below = column_edges(upper), column_edges(lower)
    if above is None or below is None:
        return (upper, lower) if upper.cols == lower.cols else None
    if abs(above[0] - below[0]) > _SAME_SIDE or abs(above[-1] - below[-1]) > _SAME_SIDE:
        return None
    common = _common(above, below)
    fewer = min(len(above), len(below))
    if len(common) > fewer + max(1, fewer // 3):
        return None  # hardly an edge in common
    return _on(upper, above, common), _on(lower, below, common)


def _common(one: Sequence[float], other: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted((*one, *other)):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _on(grid: Grid, edges: Sequence[float], common: Sequence[float]) -> Grid:
    """The grid with its columns counted along the common edges."""
    if list(edges) == list(common):
        return grid
    places = [min(range(len(common)), key=lambda index: abs(common[index] - edge)) for edge in edges]
    cells = [_moved(cell, places) for cell in grid.cells]
    return replace(grid, cols=len(common) - 1, cells=tuple(cells))


def _moved(cell: Cell, places: Sequence[int]) -> Cell:
    col = places[cell.col]
    return replace(cell, col=col, colspan=max(1, places[cell.col + cell.colspan] - col))
