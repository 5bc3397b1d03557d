"""Tables of one row under its headings, set upright: labels on the left, values on the right."""

from __future__ import annotations

from dataclasses import replace

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.view import Table

_SURE = 0.75  # of a label
_KNOWN = 0.7  # of the labels


def upright(table: Table) -> Table:
    """The table set upright where it tells who and when of something that stands before it; else as it is."""
    if table.rows != 2 or table.cols < 2 or any(cell.colspan > 1 or cell.rowspan > 1 for cell in table.grid.cells):
        return table
    roles = [_role(cell.text) for cell in table.row(0)]
    if Role.ACTION in roles or sum(role is not None for role in roles) < _KNOWN * table.cols:
        return table
    cells = tuple(
        sorted((replace(cell, row=cell.col, col=cell.row) for cell in table.grid.cells), key=lambda cell: cell.row)
    )
    sources = {(cell.col, cell.row): table.source(cell) for cell in table.grid.cells}
    grid = replace(table.grid, rows=table.cols, cols=2, cells=cells)
    return replace(table, grid=grid, sources=sources)


def _role(label: str) -> Role | None:
    scores = heading_scores(label)
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= _SURE else None
