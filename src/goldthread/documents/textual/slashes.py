"""Tables whose cells are parted by a slash between blanks, as some converters write the tables of Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from goldthread.documents.textual.expectations import Column, columns_of, heading_sort
from goldthread.documents.textual.headings import heading_score
from goldthread.documents.textual.kinds import Kind, kind_of
from goldthread.documents.textual.records import RawRow, RawTable
from goldthread.documents.textual.row_starts import begun_alike, numbered_rows
from goldthread.documents.textual.rowing import rows_of

_SLASH = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)")
_NARROW = 3  # columns: a row that lacks one of its slashes goes on below
_LOOK_AHEAD = 12  # lines in which rows must follow the headings
_FARTHEST = 25  # lines without a slash inside a table
_LONGEST_HEADING = 14  # words
_NUMBER_BEHIND = re.compile(r"(?P<heading>.*[A-Za-z)?])\s?(?P<number>\d{1,2}[.)]?)")
_JOINT = re.compile(r"(?<=[a-z)])(?=[A-Z])")  # "LeadTheme 1": a heading and the title of the rows under it
_MOST_TOO_MANY = 4  # slashes of a row that stand inside its cells


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings parted by slashes stand here with rows under them."""
    lines = _headings_apart(lines, start)
    headings, first = _headings(lines, start)
    if len(headings) < 3 or heading_score(headings) < 2:
        return False
    return sum(len(_cells(line)) >= 2 for line in lines[first : first + _LOOK_AHEAD]) >= 2


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    apart = _headings_apart(lines, start)
    joined = len(apart) - len(lines)
    headings, first = _headings(apart, start)
    end = _end(apart, first - 1)
    title = apart[first].strip() if joined and not _SLASH.search(apart[first]) else ""
    marked = [_SLASH.sub("\t", line) for line in apart[first + bool(title) : end]]
    number = first + 1 + bool(title) - joined
    narrow = len(headings) == _NARROW and all(line.count("\t") < _NARROW for line in marked)
    known = _NARROW - 1 if narrow else None
    rows = begun_alike(numbered_rows(marked, number, len(headings) + 1) or rows_of(marked, number, known))
    headings = _with_numbers(headings, rows)
    rows = [RawRow((title,), start + 1), *rows] if title else rows
    columns = columns_of(headings)
    rows = [RawRow(_under(row.cells, columns), row.line) if len(row.cells) > len(columns) else row for row in rows]
    return RawTable((RawRow(tuple(headings), start + 1), *rows), 1), end - joined


def _headings_apart(lines: Sequence[str], start: int) -> Sequence[str]:
    """The lines, the first row put under its headings where it went on behind the last of them."""
    cells = _cells(lines[start])
    row = next((place for place, cell in enumerate(cells) if len(cell.split()) > _LONGEST_HEADING), 0)
    if row >= 2 and row == len(cells) - 1 and (joint := _JOINT.search(cells[row])):
        headings, title = [*cells[:row], cells[row][: joint.start()]], cells[row][joint.start() :]
        if heading_score(headings) >= 2 and heading_sort(headings[-1]):
            return [*lines[:start], " / ".join(headings), title, *lines[start + 1 :]]
    if row < 3:
        return lines
    last = _NUMBER_BEHIND.fullmatch(cells[row - 1])
    headings = [*cells[: row - 1], last["heading"] if last else cells[row - 1]]
    if heading_score(headings) < 2:
        return lines
    first = [last["number"], *cells[row:]] if last else cells[row:]
    return [*lines[:start], " / ".join(headings), " / ".join(first), *lines[start + 1 :]]


def _headings(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """The headings that begin on a line, and the line after them; one of them may be broken over two lines."""
    headings = _cells(lines[start])
    if start + 1 < len(lines) and len(headings) > 1 and heading_score(_cells(lines[start + 1])) >= 2:
        more = _cells(f"{lines[start]} {lines[start + 1]}")
        if heading_score(more) > heading_score(headings):
            return more, start + 2
    return headings, start + 1


def _with_numbers(headings: list[str], rows: Sequence[RawRow]) -> list[str]:
    """The headings, with a blank one where most rows have a number that none of them names."""
    wide = [row for row in rows if len(row.cells) == len(headings) + 1]
    if len(wide) * 2 <= sum(row.filled > 1 for row in rows):
        return headings
    for place in range(len(headings)):
        numbers = sum(kind_of(row.cells[place]) is Kind.NUMBER for row in wide)
        if numbers == len(wide) and heading_sort(headings[place]) not in ("number", "refs"):
            return [*headings[:place], "", *headings[place:]]
    return headings


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
