"""Tables under headings that were run together, whose rows neither a number nor a date at the end marks."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.textual.fitted_rows import FittedRow, fitted_rows
from goldthread.documents.textual.labelled import is_labelled
from goldthread.documents.textual.records import RawTable
from goldthread.documents.textual.run_headings import headings_at, ways_to_part
from goldthread.documents.textual.run_on import table_of
from goldthread.documents.textual.run_on_cells import sorts_of

_LEAST = 2  # rows
_CLEAN = 0.6  # of the rows


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings stand on this line, and rows that suit them follow."""
    _, rows = _read(lines, start)
    whole = [row for row in rows if not row.is_banner]
    return len(whole) >= _LEAST and sum(row.clean for row in whole) >= _CLEAN * len(whole)


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    names, rows = _read(lines, start)
    return table_of(names, sorts_of(names), [(row.line, row.text, row.is_banner) for row in rows], start)


def _read(lines: Sequence[str], start: int) -> tuple[list[str], list[FittedRow]]:
    """The headings, parted in the way that suits the rows best, and those rows."""
    headings, first = headings_at(lines, start)
    if not headings or is_labelled(lines[start]):
        return [], []
    again = next((at for at in range(first, len(lines)) if lines[at].strip() == lines[start].strip()), None)
    ways = ((names, fitted_rows(lines[:again], first, sorts_of(names))) for names in ways_to_part(headings))
    names, (_, rows) = max(ways, key=lambda way: way[1][0])
    return names, rows
