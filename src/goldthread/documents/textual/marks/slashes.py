"""Tables whose cells are parted by a slash between blanks, as some converters write the tables of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldthread.documents.tables.heads.headings import speaks_of_roles
from goldthread.documents.textual.cells.expectations import columns_of, heading_sort
from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow, RawTable
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.textual.marks.slashed_rows import pieces_of, rows_under

_SLASH = re.compile(r"(?:(?<=\s)|^)/(?=\s|$)")
_LEAST_HEADINGS, _MOST_HEADINGS = 3, 16
_LOOK_AHEAD = 12  # lines in which rows must follow the headings
_FARTHEST = 25  # lines without a slash inside a table
_NEAR = 2  # lines between a heading and the mark behind it
_LONGEST_LINE = 4000  # characters
_LONGEST_HEADING = 60  # characters
# Where a row may begin behind a heading: "LeadPlant", "DATEPlant", "DATEA1", "DATE1".
_JOINT = re.compile(r"(?<=[a-z)?])(?=[A-Z0-9])|(?<=[A-Z]{2})(?=[A-Z](?:[a-z]|[A-Z]?\d)|\d)")
_TAIL = {"date": Kind.DATE, "rag": Kind.RAG, "owner": Kind.NAME}  # what a last cell goes on with
_BULLET = re.compile(r"\s*(?:[•*·▪]|[-–]\s)")


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings parted by slashes stand here with rows under them."""
    if not _SLASH.search(lines[start]):
        return False
    headings, rest, first = _headings(lines, start)
    if not _LEAST_HEADINGS <= len(headings) <= _MOST_HEADINGS or heading_score(headings) < 2:
        return False
    return sum(len(_cells(line)) >= 2 for line in [*rest, *lines[first : first + _LOOK_AHEAD]]) >= 2


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    headings, rest, first = _headings(lines, start)
    last = _last_marked(lines, first)
    end = _after_last_cell(lines, last, columns_of(headings)[-1].sort)
    body = [*rest, *lines[first:end]]
    pieces = pieces_of(body, first + 1 - len(rest), _SLASH)
    if not pieces:
        return RawTable(()), start + 1
    headings, rows = rows_under(headings, pieces)
    return RawTable((RawRow(tuple(headings), start + 1), *rows), 1), end


def _headings(lines: Sequence[str], start: int) -> tuple[list[str], list[str], int]:
    """The headings that begin on a line, what stands of the rows behind them, and the line after both.

    One of them may be broken over two lines, and the first row may have run on behind the last.
    """
    cells = _cells(lines[start])
    if cells and not cells[0]:
        cells[0] = _heading_above(lines, start)
    joints = [each for each in _joints(cells) if heading_sort(each[1])]
    joints = [each for each in joints if heading_score([*cells[: each[0]], each[1]]) >= 2]
    if joints:
        first = [each for each in joints if each[0] == joints[0][0]]
        place, left, right = max(first, key=lambda each: speaks_of_roles(each[1]))
        return [*cells[:place], left], [" / ".join([right, *cells[place + 1 :]])], start + 1
    if start + 1 < len(lines) and len(cells) > 1 and heading_score(_cells(lines[start + 1])) >= 2:
        more = _cells(f"{lines[start]} {lines[start + 1]}")
        if heading_score(more) > heading_score(cells):
            return more, [], start + 2
    return cells, [], start + 1


def _heading_above(lines: Sequence[str], start: int) -> str:
    """The first heading where the line begins with the mark behind it."""
    above = next((line.strip() for line in reversed(lines[max(0, start - _NEAR) : start]) if line.strip()), "")
    return above if heading_sort(above) and not _SLASH.search(above) else ""


def _joints(cells: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The places where a row may begin behind a heading: the cell, and what of it stands before and behind."""
    for place, cell in enumerate(cells[:_MOST_HEADINGS]):
        if place >= _LEAST_HEADINGS - 1:
            for joint in _JOINT.finditer(cell, 0, _LONGEST_HEADING):
                yield place, cell[: joint.start()].strip(), cell[joint.start() :].strip()
        if len(cell) > _LONGEST_HEADING:
            return


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _SLASH.split(line)] if len(line) < _LONGEST_LINE else []


def _last_marked(lines: Sequence[str], first: int) -> int:
    """The last line of the table that holds a slash, blank lines and long stretches without one being the end."""
    last = first - 1
    for index in range(first, len(lines)):
        if not lines[index].strip() or index - last > _FARTHEST:
            break
        if _SLASH.search(lines[index]):
            if index > first and starts_table(lines, index):
                break
            last = index
    return last


def _after_last_cell(lines: Sequence[str], last: int, sort: str | None) -> int:
    """The line after the last cell: it may go on in the words of a sentence, as a list, or with dates or names."""
    for index in range(last + 1, min(len(lines), last + 1 + _FARTHEST)):
        line = lines[index]
        if not line.strip():
            return index
        listed = _BULLET.match(line) or goes_on(lines[index - 1], line)
        if not listed and (sort is None or kind_of(line) is not _TAIL.get(sort)):
            return index
    return min(len(lines), last + 1 + _FARTHEST)
