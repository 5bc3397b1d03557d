"""Pipe tables each of whose rows is closed by a pipe: "a | b |", whatever lines its cells were broken over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from goldthread.documents.textual.headings import heading_score
from goldthread.documents.textual.numbering import follows, number_of
from goldthread.documents.textual.records import is_rule

_LONGEST_ROW = 60  # lines
_LEAST_ROWS = 3
_LEAST_HEADINGS, _MOST_HEADINGS, _HEADING_WORDS = 3, 16, 14
_BARE = re.compile(r"\s*\d{1,3}(?:\.\d{1,2})?[a-z]?\.?")
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


def counted_cells(lines: Sequence[str], start: int) -> list[tuple[str, ...]]:
    """Headings and rows where each cell is closed by a pipe on a line of its own and blank cells were dropped.

    Rows begin at cells that hold nothing but numbers counting up. None where it is no such table.
    """
    if not any(_BARE.fullmatch(line.rstrip(" |")) for line in lines[start : start + _MOST_HEADINGS + 1]):
        return []  # most lines begin no such table: look at a few before all are read
    cells = [line.rstrip(" |") for line in takewhile(is_closed_cell, lines[start:])]
    starts = [at for at, cell in enumerate(cells) if _BARE.fullmatch(cell)]
    if len(starts) < _LEAST_ROWS or starts[0] < _LEAST_HEADINGS:
        return []
    numbers = [number_of(cells[at]) for at in starts]
    if not all(follows(one, other) for one, other in pairwise(numbers)):
        return []
    rows = [tuple(cells[at:end]) for at, end in pairwise([0, *starts, len(cells)])]
    widest = max(map(len, rows[1:]))
    short = [heading for heading in rows[0] if len(heading.split()) <= _HEADING_WORDS]
    return rows if 1 < widest <= len(rows[0]) and heading_score(short) >= 2 else []


def is_closed_cell(line: str) -> bool:
    """Whether a line is one cell with the pipe that ends it."""
    return line.count("|") == 1 and line.rstrip().endswith("|")


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
