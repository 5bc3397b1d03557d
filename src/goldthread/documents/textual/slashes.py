"""Tables whose cells are parted by a slash between blanks, as some converters write the tables of Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from goldthread.documents.textual.expectations import Column, columns_of
from goldthread.documents.textual.headings import heading_score
from goldthread.documents.textual.kinds import kind_of
from goldthread.documents.textual.records import RawRow, RawTable
from goldthread.documents.textual.rowing import rows_of

_SLASH = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)")
_LOOK_AHEAD = 12  # lines in which rows must follow the headings
_FARTHEST = 25  # lines without a slash inside a table
_MOST_TOO_MANY = 4  # slashes of a row that stand inside its cells


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings parted by slashes stand here with rows under them."""
    headings = _cells(lines[start])
    if len(headings) < 3 or heading_score(headings) < 2:
        return False
    return sum(len(_cells(line)) >= 2 for line in lines[start + 1 : start + _LOOK_AHEAD]) >= 2


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    headings = _cells(lines[start])
    columns = columns_of(headings)
    end = _end(lines, start)
    marked = [_SLASH.sub("\t", line) for line in lines[start + 1 : end]]
    rows = [
        RawRow(_under(row.cells, columns), row.line) if len(row.cells) > len(columns) else row
        for row in rows_of(marked, start + 2)
    ]
    return RawTable((RawRow(tuple(headings), start + 1), *rows), 1), end


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _SLASH.split(line)] if len(line) < 4000 else []


def _end(lines: Sequence[str], start: int) -> int:
    """The line after the last that holds a slash, blank lines and long stretches without one being the end."""
    last = start
    for index in range(start + 1, len(lines)):
        if not lines[index].strip() or index - last > _FARTHEST:
            break
        if _SLASH.search(lines[index]):
            last = index
    return last + 1


def _under(pieces: Sequence[str], columns: Sequence[Column]) -> tuple[str, ...]:
    """Pieces put together again where a slash belonged to the words of a cell."""
    if len(pieces) - len(columns) > _MOST_TOO_MANY:
        return tuple(pieces)
    ways = combinations(range(1, len(pieces)), len(columns) - 1)
    readings = ([pieces[a:b] for a, b in zip((0, *cuts), (*cuts, len(pieces)), strict=True)] for cuts in ways)
    best = max(readings, key=lambda cells: sum(map(_fit, cells, columns)))
    return tuple(" / ".join(cell) for cell in best)


def _fit(pieces: Sequence[str], column: Column) -> float:
    """How well pieces suit a column as one cell: pieces of one cell are of one kind."""
    kinds = {kind_of(piece) for piece in pieces}
    return column.score(" / ".join(pieces)) - (len(kinds) - 1)
