"""Tables of one row under its headings, set upright: labels on the left, values on the right."""

from __future__ import annotations

from dataclasses import replace

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.view import Table

_SURE = 0.75  # of a label
_KNOWN = 0.7  # of the labels


def upright(table: Table) -> Table | None:
    """The table set upright, with what stands over it across its width; None where it is no single row of facts."""
    title = table.starting(0) if table.rows == 3 else []
    over = 1 if len(title) == 1 and title[0].colspan == table.cols else 0
    body = [cell for cell in table.grid.cells if cell.row >= over]
    if table.rows - over != 2 or table.cols < 2 or any(cell.colspan > 1 or cell.rowspan > 1 for cell in body):
        return None
    roles = [_role(cell.text) for cell in table.row(over)]
    if Role.ACTION in roles or sum(role is not None for role in roles) < _KNOWN * table.cols:
        return None
    turned = [(replace(cell, row=cell.col + over, col=cell.row - over), cell) for cell in body]
    turned += [(replace(cell, colspan=2), cell) for cell in title[:over]]
    turned.sort(key=lambda pair: (pair[0].row, pair[0].col))
    sources = {(cell.row, cell.col): table.source(old) for cell, old in turned}
    grid = replace(table.grid, rows=table.cols + over, cols=2, cells=tuple(cell for cell, _ in turned))
    return replace(table, grid=grid, sources=sources)


def _role(label: str) -> Role | None:
    scores = heading_scores(label)
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= _SURE else None
