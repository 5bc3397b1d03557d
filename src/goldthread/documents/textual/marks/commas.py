"""Tables saved as values between commas or semicolons, quoted where a value holds one."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.raw import RawRow, RawTable

_MARKS = (",", ";")
_LOOK_AHEAD = 4  # rows that must have as many values as the headings
_LONGEST = 20_000  # lines of one table


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings stand here with rows of as many values below them."""
    mark = _mark_of(lines[start])
    if mark is None:
        return False
    rows = _rows(lines[start : start + 40], mark)[1 : 1 + _LOOK_AHEAD]
    width = len(_rows(lines[start : start + 1], mark)[0][0])
    return len(rows) >= 2 and all(len(cells) == width for cells, _ in rows)


def _mark_of(line: str) -> str | None:
    for mark in _MARKS:
        cells = [cell.strip(' "') for cell in line.split(mark)]
        if (
            len(cells) >= 3
            and len(line) < 1000
            and all(len(cell) <= 60 for cell in cells)
            and heading_score(cells) >= 3
        ):
            return mark
    return None


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    mark = _mark_of(lines[start]) or ","
    found = _rows(lines[start : start + _LONGEST], mark)
    width = len(found[0][0])
    rows: list[RawRow] = []
    after = start
    for cells, used in found:
        if len(cells) != width:
            break
        rows.append(RawRow(tuple(cell.strip() for cell in cells), after + 1))
        after = start + used
    return RawTable(tuple(rows), 1), after


def _rows(lines: Sequence[str], mark: str) -> list[tuple[list[str], int]]:
    """Each row's values, and how many lines were used up to its end; a blank line ends the table."""
    out: list[tuple[list[str], int]] = []
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=mark, skipinitialspace=True)
    try:
        for cells in reader:
            if not any(cells):
                break
            out.append((cells, reader.line_num))
    except csv.Error:
        pass
    return out or [([], 0)]
