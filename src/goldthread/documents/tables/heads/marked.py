"""What more a column tells than its role: ticks under periods, dates beside owners, colours, how far it reaches."""

from __future__ import annotations

from dataclasses import replace

from goldthread.documents.tables.cells.content import Looks
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.heads.period_columns import with_dues
from goldthread.documents.tables.heads.shared_cells import MAY_BE_DATED
from goldthread.documents.tables.view import Table


def marked(table: Table, header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """The columns with all that is told besides."""
    columns = _with_shared_cells(columns, looks)
    return _with_reach(table, header, with_dues(table, header, columns))


def _with_shared_cells(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Marks a column that says when besides, and one whose colours are the RAG, where no other column does."""
    columns = _owners_before_dates(columns, looks)
    roles = {column.role for column in columns}
    out = columns
    if Role.TIMESCALE not in roles and Role.PERIOD not in roles:
        out = [
            replace(column, dated=True) if _may_be_dated(column) and looks[column.index].dated_line >= 0.5 else column
            for column in out
        ]
    if Role.RAG not in roles:
        best = max(columns, key=lambda column: looks[column.index].rag_fill, default=None)
        if best is not None and looks[best.index].rag_fill >= 0.5 and looks[best.index].hues >= 2:
            out = [replace(column, coloured=True) if column.index == best.index else column for column in out]
    return out


def _may_be_dated(column: Column) -> bool:
    """Owners may have a date under them, colours and status where the heading says so ("RAG / timescale")."""
    said = heading_scores(column.heading).get(Role.TIMESCALE, 0.0)
    return column.role is Role.OWNER or (column.role in MAY_BE_DATED and said > 0)


def _owners_before_dates(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """A column headed "Who and by when" was taken for one of dates: where no other column names owners, it does."""
    if any(column.role is Role.OWNER for column in columns):
        return columns
    return [
        replace(column, role=Role.OWNER, why=(*column.why, "owners stand before its dates"))
        if column.role is Role.TIMESCALE and looks[column.index].dated_line >= 0.5 and looks[column.index].name >= 0.6
        else column
        for column in columns
    ]


def _with_reach(table: Table, header: Header, columns: list[Column]) -> list[Column]:
    """Marks columns whose cells reach down as far as a priority's do."""
    priority = next((column for column in columns if column.role is Role.PRIORITY), None)
    if priority is None:
        return columns
    spans = {
        (cell.row, cell.rowspan) for cell in table.column(priority.index, header.body_start) if cell.text.strip()
    }
    if not any(rowspan > 1 for _, rowspan in spans):
        return columns
    out = []
    for column in columns:
        cells = table.column(column.index, header.body_start)
        same = sum((cell.row, cell.rowspan) in spans for cell in cells)
        out.append(replace(column, of_priority=bool(cells) and same >= 0.7 * len(cells)))
    return out
