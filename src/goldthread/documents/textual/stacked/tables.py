"""Tables that came out as one cell a line: headings below each other, then the cells of row after row.

Blank cells left no trace, so each line is given its column by what it holds: the way through all lines that
suits the columns best. Many a text has such headings and no table under them, so more of it is read only when what
stands right under them suits them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.textual.cells.expectations import Column, columns_of, heading_sort, learn
from goldthread.documents.textual.cells.kinds import Kind, kind_of, tells_dates
from goldthread.documents.textual.cells.raw import RawRow, RawTable
from goldthread.documents.textual.stacked.cell_places import Place, places_of
from goldthread.documents.textual.stacked.headings import (
    LEAST_HEADINGS,
    MOST_HEADINGS,
    Unit,
    headings_of,
    stands_before,
)
from goldthread.documents.textual.stacked.regular import regular_rows
from goldthread.documents.textual.stacked.units import Parts, are_numbered, body_of, parts_of, units_of

_LEAST_ROWS = 2
_MOST = 0.6  # of a column's cells must be of its kind
_FITTING = {
    "date": {Kind.DATE, Kind.POINTER, Kind.SHORT},
    "owner": {Kind.NAME, Kind.SHORT, Kind.POINTER},
    "number": {Kind.NUMBER, Kind.SHORT},
}
_LABELLED = re.compile(r"\s*[A-Z][^:]{1,45}:\s+\S")  # a label with its value heads no column
_NOTHING = RawTable(())


@dataclass(frozen=True)
class _Look:
    """How far below its headings a table is looked at before more of it is read."""

    lines: int
    cells: int
    least: float  # how many of the cells of a column must be of its kind


_LOOKS = (_Look(300, 96, _MOST / 2), _Look(1600, 400, _MOST))
_SHORT = 400  # cells; a table of no more is read at once


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings of a plan stand below each other from this line on."""
    if heading_sort(lines[start]) is None or _LABELLED.match(lines[start]):
        return False
    units = units_of(lines, start, MOST_HEADINGS * 2)
    found = headings_of(units)
    return bool(found) and not stands_before(found, units, lines[start:])


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it; no rows when the lines do not fit."""
    if not all(_begins_well(lines, start, look) for look in _LOOKS):
        return _NOTHING, start + 1
    parts = parts_of(units_of(lines, start, len(lines)))
    table, end = _read(parts, start)
    return _with_themes(table, [unit for unit in parts.themes if start < unit.line <= end]), end


def _begins_well(lines: Sequence[str], start: int, look: _Look) -> bool:
    """Whether the first cells of a table suit the headings above them; a short table is not asked."""
    parts = parts_of(units_of(lines, start, look.lines))
    texts = [unit.text for unit in parts.units]
    if any(regular_rows(texts[: len(texts) // width * width], width) for width in _widths(parts)):
        return True
    headings, body = _headed(parts)
    if start + look.lines >= len(lines) and len(body) <= _SHORT:
        return True
    return bool(body) and _placed(body[: look.cells], headings, look.least) is not None


def _widths(parts: Parts) -> range:
    """How many columns there may be: all that the headings name, or fewer of them with the rest as cells."""
    return range(LEAST_HEADINGS, len(parts.headings) + 1)


def _read(parts: Parts, start: int) -> tuple[RawTable, int]:
    texts = [unit.text for unit in parts.units]
    for width in _widths(parts):
        if count := regular_rows(texts, width):
            return _regular_table(parts.units, width, count), _after(parts.units[width * (count + 1) - 1])
    headings, body = _headed(parts)
    rows = _placed(body, headings, _MOST) if body else None
    if rows is None:
        return _NOTHING, start + 1
    rows.sort(key=lambda row: row.line)
    return RawTable((RawRow(tuple(headings), start + 1), *rows), 1), _after(body[-1])


def _headed(parts: Parts) -> tuple[list[str], list[Unit]]:
    """The headings, with a blank one where numbers stand under none, and the cells; none where they are too few."""
    body = body_of(parts)
    if not parts.headings or len(body) < _LEAST_ROWS * 2:
        return [], []
    numbered = "number" not in map(heading_sort, parts.headings) and are_numbered(body)
    return ["", *parts.headings] if numbered else parts.headings, body


def _placed(body: Sequence[Unit], headings: Sequence[str], least: float) -> list[RawRow] | None:
    """The cells as rows under the headings, or None when too few of a column's are of its kind."""
    columns = columns_of(headings)
    if not headings[0]:
        columns[0].sort = "number"
    texts = [unit.text for unit in body]
    places = places_of(texts, columns)
    for _ in range(2):
        learn(columns, [row.cells for row in _rows(body, places, len(headings))])
        before, places = places, places_of(texts, columns)
        if places == before:
            break  # nothing more is learned from them
    rows = _rows(body, places, len(headings))
    banners = [unit for unit, (col, _) in zip(body, places, strict=True) if col == len(headings)]
    return [*rows, *_banner_rows(banners, len(headings))] if _holds(rows, columns, least) else None


def _rows(body: Sequence[Unit], places: Sequence[Place], width: int) -> list[RawRow]:
    rows: list[tuple[list[str], int]] = []
    for unit, (col, fresh) in zip(body, places, strict=True):
        if col == width:
            continue
        if fresh or not rows:
            rows.append(([""] * width, unit.line))
        cells = rows[-1][0]
        cells[col] = f"{cells[col]}\n{unit.text}" if cells[col] else unit.text
    return [RawRow(tuple(cells), line) for cells, line in rows]


def _holds(rows: Sequence[RawRow], columns: Sequence[Column], least: float) -> bool:
    """Whether dates stand under dates and names under owners; a list of contents only looks like headings."""
    for col, column in enumerate(columns):
        cells = [cell for row in rows if (cell := row.cells[col])]
        if sum(_fits(cell, column.sort) for cell in cells) < least * len(cells):
            return False
        if column.sort == "date" and not cells:
            return False
    return True


def _fits(cell: str, sort: str | None) -> bool:
    """Whether a cell, or the first line of several, may stand in a column of a sort."""
    if sort not in _FITTING or kind_of(cell.split("\n")[0].rstrip(".")) in _FITTING[sort]:
        return True
    return sort == "date" and tells_dates(cell)


def _with_themes(table: RawTable, themes: Sequence[Unit]) -> RawTable:
    """The table with the lines that name its groups as rows of their own."""
    if not table.rows or not themes:
        return table
    rows = [*table.rows, *_banner_rows(themes, len(table.rows[0].cells))]
    return RawTable(tuple(sorted(rows, key=lambda row: row.line)), table.header_rows)


def _banner_rows(units: Sequence[Unit], width: int) -> list[RawRow]:
    return [RawRow((" ".join(unit.text.split()), *[""] * (width - 1)), unit.line) for unit in units]


def _regular_table(units: Sequence[Unit], width: int, rows: int) -> RawTable:
    """Headings and rows of as many cells each."""
    cut = [units[at : at + width] for at in range(0, width * (rows + 1), width)]
    return RawTable(tuple(RawRow(tuple(unit.text for unit in row), row[0].line) for row in cut), 1)


def _after(unit: Unit) -> int:
    return unit.line + unit.text.count("\n")
