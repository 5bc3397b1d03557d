"""What more a column tells than its role: ticks under periods, dates beside owners, colours, how far it reaches."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.content import Looks, is_timescale
from goldthread.documents.tables.header import Header
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.roles_beside import last_line
from goldthread.documents.tables.shared_cells import MAY_BE_DATED
from goldthread.documents.tables.view import Table
from goldthread.documents.timescales import parse_timescale

_PERIOD = re.compile(r"(?:year|yr|quarter|q|phase|month) ?\d", re.IGNORECASE)


def marked(table: Table, header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """The columns with all that is told besides."""
    columns = _with_shared_cells(_with_periods(header, columns, looks), looks)
    return _with_reach(table, header, columns)


def _with_periods(header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Columns headed by years or quarters in which actions are ticked off."""
    said = {column.index: _period(header, column) for column in columns}
    marked = {
        column.index
        for column, look in zip(columns, looks, strict=True)
        if ((parse_timescale(said[column.index]).end or _PERIOD.match(said[column.index])) and look.mark > 0.8)
        or (look.filled == 0 and (column.heading[:1].isdigit() or is_timescale(said[column.index])))
    }
    if len(marked) < 2 or not any(looks[index].filled or looks[index].rag_fill for index in marked):
        return columns
    return [
        replace(column, role=Role.PERIOD, heading=said[column.index]) if column.index in marked else column
        for column in columns
    ]


def _period(header: Header, column: Column) -> str:
    """ "Q3" under "2025/26" is "Q3 2025/26"; a lower line that is a period by itself needs no upper one."""
    lower = last_line(header, column)
    upper = column.heading.removesuffix(lower).strip()
    whole = f"{lower} {upper}"
    dated = not parse_timescale(lower).end and parse_timescale(whole).end
    return whole if upper and dated else lower


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
