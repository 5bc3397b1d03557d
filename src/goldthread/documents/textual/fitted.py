"""Tables under headings that were run together, whose rows neither a number nor a date at the end marks."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.textual.fitted_rows import FittedRow, fitted_rows
from goldthread.documents.textual.records import RawTable
from goldthread.documents.textual.run_headings import headings_at, ways_to_part
from goldthread.documents.textual.run_on import table_of
from goldthread.documents.textual.run_on_cells import cells_of, sorts_of

_LEAST = 2  # rows
_CLEAN = 0.6  # of the rows
_FILLED = 0.5  # of the cells of each column that says who or when
_TOLD = frozenset({"owner", "date"})


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings stand on this line, and rows that suit them follow."""
    names, rows = _read(lines, start)
    whole = [row for row in rows if not row.is_banner]
    clean = sum(row.clean for row in whole) >= _CLEAN * len(whole)
    return len(whole) >= _LEAST and clean and _are_filled(sorts_of(names), [row.text for row in whole])


def _are_filled(sorts: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the columns that say who and when do so.

    Otherwise the cells do not stand in the order of the headings.
    """
    columns = zip(sorts, zip(*cells_of(texts, sorts), strict=True), strict=True)
    return all(sum(map(bool, cells)) >= _FILLED * len(texts) for sort, cells in columns if sort in _TOLD)


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    names, rows = _read(lines, start)
    return table_of(names, sorts_of(names), [(row.line, row.text, row.is_banner) for row in rows], start)


def _read(lines: Sequence[str], start: int) -> tuple[list[str], list[FittedRow]]:
    """The headings, parted in the way that suits the rows best, and those rows."""
    headings, first = headings_at(lines, start)
    if not headings or ":" in lines[start]:
        return [], []  # "Lead: Family Support Service" says who, and heads nothing
    again = next((at for at in range(first, len(lines)) if lines[at].strip() == lines[start].strip()), None)
    told = _TOLD.intersection(sorts_of(headings))
    ways = [names for names in ways_to_part(headings) if told.issubset(sorts_of(names))]
    fits = ((names, fitted_rows(lines[:again], first, sorts_of(names))) for names in ways)
    names, (_, rows) = max(fits, key=lambda fit: fit[1][0])
    return names, rows
