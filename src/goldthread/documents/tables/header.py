"""Finds the rows of a table that are headings, the banners above them, and the same headings further down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldthread.documents.model import Cell
from goldthread.documents.tables.content import is_mark, is_timescale
from goldthread.documents.tables.headings import speaks_of_roles
from goldthread.documents.tables.view import Table, words_of

_DEEPEST = 12  # rows to look through for headings
_ENOUGH = 1.3  # two cells that speak of roles, or nearly


@dataclass(frozen=True)
class Header:
    """``rows`` are the heading rows; those above them are banners. ``texts`` has one heading a column.

    Where headings stand in two lines, ``lower`` has what the second one says.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    lower: tuple[str, ...] = ()
    said_by_file: bool = False

    @property
    def body_start(self) -> int:
        return self.rows[-1] + 1 if self.rows else 0


def find_header(table: Table) -> Header:
    """The heading of a table; without rows when it has none."""
    marked = _marked_rows(table)
    best_row, best_score = -1, 0.0
    for row in range(min(_DEEPEST, table.rows)):
        score = _score(table, row) + (0.5 if row in marked else 0.0)
        if score > best_score:
            best_row, best_score = row, score
    if best_score < _ENOUGH:
        if not marked or len(_texts(table, marked[-1])) < 2:
            return Header((), ("",) * table.cols)
        best_row = marked[-1]
    rows = _with_second_line(table, best_row)
    lower = _headings(table, rows[1:]) if len(rows) > 1 else ()
    return Header(rows, _headings(table, rows), lower, said_by_file=best_row in marked)


def repeated_headers(table: Table, header: Header) -> frozenset[int]:
    """The body rows that print the headings again, as tables do after a page or a banner."""
    printed = [words for row in header.rows if len(words := _words(table, row)) > 1]
    return frozenset(row for row in range(header.body_start, table.rows) if _words(table, row) in printed)


def _words(table: Table, row: int) -> set[str]:
    return {words_of(text) for text in _texts(table, row)}


def _texts(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.starting(row) if cell.text.strip()]


def _marked_rows(table: Table) -> list[int]:
    """Leading rows that the file itself calls headings."""
    rows = []
    for row in range(min(_DEEPEST, table.rows)):
        cells = table.starting(row)
        if not cells or not all(cell.header for cell in cells):
            break
        rows.append(row)
    return rows


def _score(table: Table, row: int) -> float:
    """How much a row speaks of roles; long, dated or numbered cells speak against it."""
    cells = [cell for cell in table.starting(row) if cell.text.strip()]
    if len(cells) < 2:
        return 0.0
    speaking = [speaks_of_roles(cell.text.replace("\n", " ")) for cell in cells]
    periods = _periods(table, row, cells)
    against = sum(
        len(cell.text) > 100
        or (is_timescale(cell.text) and cell.col not in periods and cell.colspan == 1)
        or _is_bare_number(cell.text)
        for cell in cells
    )
    silent = sum(score == 0 for score in speaking)
    return sum(speaking) - 1.0 * against - 0.25 * silent


def _periods(table: Table, row: int, cells: list[Cell]) -> set[int]:
    """Columns headed by years or quarters: two or more side by side over ticks and blanks."""
    dated = [cell for cell in cells if is_timescale(cell.text) or re.fullmatch(r"Q[1-4]", cell.text.strip())]
    ticked = {
        cell.col
        for cell in dated
        if all(is_mark(below) or not below.text.strip() for below in table.column(cell.col, row + 1))
    }
    return ticked if len(ticked) > 1 else set()


def _is_bare_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d[\d.]*", text.strip())) and not re.fullmatch(r"(?:19|20)\d\d", text.strip())


def _with_second_line(table: Table, row: int) -> tuple[int, ...]:
    """Adds the row below when it only divides headings that span several columns, or the one above when this does."""
    if row + 1 < table.rows and _divides(table, row + 1, row):
        return (row, row + 1)
    if row > 0 and _divides(table, row, row - 1):
        return (row - 1, row)
    return (row,)


def _divides(table: Table, lower: int, upper: int) -> bool:
    cells = [cell for cell in table.starting(lower) if cell.text.strip()]
    if not cells or len(_texts(table, upper)) < 2:
        return False
    above = [table.at(upper, cell.col) for cell in cells]
    under_wide = all(
        over is not None and over.row == upper and over.colspan > cell.colspan
        for over, cell in zip(above, cells, strict=True)
    )
    periods = _periods(table, lower, cells)
    return under_wide and all(
        len(cell.text) <= 60 and (cell.col in periods or not is_timescale(cell.text)) for cell in cells
    )


def _headings(table: Table, rows: tuple[int, ...]) -> tuple[str, ...]:
    texts = []
    for col in range(table.cols):
        parts: list[str] = []
        for row in rows:
            cell = table.at(row, col)
            text = " ".join(cell.text.split()) if cell else ""
            if text and text not in parts:
                parts.append(text)
        texts.append(" ".join(parts))
    return tuple(texts)
