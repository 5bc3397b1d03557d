"""Pipe tables each of whose rows is closed by a pipe: "a | b |", whatever lines its cells were broken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.numbering import follows, number_of
from goldthread.documents.textual.cells.raw import RawRow, is_closed_cell, is_rule

_LONGEST_ROW = 60  # lines
_LONGEST_CELL = 25  # lines
_LEAST_ROWS = 3
_LEAST_HEADINGS, _MOST_HEADINGS, _HEADING_WORDS = 3, 16, 14
_BARE = re.compile(r"\s*(?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:\.\d{1,2})?[a-z]?[.)]?")
_PARTED = 0.6  # of the closing lines hold another pipe


def closed_rows(lines: Sequence[str], start: int) -> list[tuple[int, int]]:
    """The first line of each row and the line after it; none where a pipe at the end does not close a row."""
    rows: list[tuple[int, int]] = []
    first = start
    for index in range(start, len(lines)):
        line = lines[index].rstrip()
        if is_rule(line) and "|" in line:
            return []  # a table drawn in another manner
        if not line or index - first > _LONGEST_ROW:
            break
        if not line.endswith("|"):
            continue
        if index > first and rows and _heads(line):
            break  # what stands over the headings of another table
        rows.append((first, index + 1))
        first = index + 1
    return rows if _close_rows(lines, rows) else []


def counted_rows(lines: Sequence[str], start: int) -> tuple[list[RawRow], int]:
    """Headings and rows where each cell is closed by a pipe at the end of its last line and blank cells were dropped.

    Rows begin at cells that hold nothing but numbers counting up. Also the line after them; no rows where it is no
    such table.
    """
    nothing: tuple[list[RawRow], int] = [], start
    if not any(_BARE.fullmatch(line.rstrip(" |")) for line in lines[start : start + _MOST_HEADINGS + 1]):
        return nothing  # most lines begin no such table: look at a few before all are read
    nearby = islice(_closed_cells(lines, start), _MOST_HEADINGS + 1)
    front = list(takewhile(lambda cell: not _BARE.fullmatch(cell.text), nearby))
    short = [cell.text for cell in front if len(cell.text.split()) <= _HEADING_WORDS]
    if not _LEAST_HEADINGS <= len(front) <= _MOST_HEADINGS or heading_score(short) < 2:
        return nothing
    cells = list(_closed_cells(lines, start))
    starts = [at for at, cell in enumerate(cells) if _BARE.fullmatch(cell.text)]
    if len(starts) < _LEAST_ROWS:
        return nothing
    numbers = [number_of(cells[at].text) for at in starts]
    if not all(follows(one, other) for one, other in pairwise(numbers)):
        return nothing
    rows = [cells[at:end] for at, end in pairwise([0, *starts, len(cells)])]
    headings = [cell.text for cell in rows[0]]
    widest = max(map(len, rows[1:]))
    if widest == len(headings) + 1 and heading_sort(headings[0]) != "number":
        headings = ["", *headings]  # the numbers have none
    if not 1 < widest <= len(headings):
        return nothing
    table = [RawRow(tuple(headings), start + 1)]
    table += [RawRow(tuple(cell.text for cell in row), row[0].line) for row in rows[1:]]
    return table, cells[-1].end


@dataclass(frozen=True)
class _Cell:
    text: str
    line: int  # from 1
    end: int  # the line after it


def _closed_cells(lines: Sequence[str], start: int) -> Iterator[_Cell]:
    """The cells from a line on as far as each is closed by a pipe of its own, be it some lines further down."""
    first = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.strip() or index - first >= _LONGEST_CELL or line.count("|") > 1:
            return
        if is_closed_cell(line):
            text = "\n".join(one.rstrip(" |") for one in lines[first : index + 1]).strip()
            yield _Cell(text, first + 1, index + 1)
            first = index + 1
        elif "|" in line:
            return


def _heads(line: str) -> bool:
    return heading_score([cell.strip() for cell in line.split("|") if cell.strip()]) >= 2


def _close_rows(lines: Sequence[str], rows: Sequence[tuple[int, int]]) -> bool:
    """Whether most rows hold several cells on their last line, and some cell was broken over lines."""
    if len(rows) < _LEAST_ROWS or rows[0][1] - rows[0][0] > 1:
        return False
    drawn = sum(lines[first].lstrip().startswith("|") for first, _ in rows)
    if drawn * 2 > len(rows):
        return False  # its rows begin with a pipe too
    parted = sum(lines[end - 1].count("|") > 1 for _, end in rows)
    inside = [line for first, end in rows for line in lines[first : end - 1]]
    return parted >= _PARTED * len(rows) and any(re.search(r"\S", line) for line in inside)
