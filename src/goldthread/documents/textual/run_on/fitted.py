"""Tables under headings that were run together, whose rows neither a number nor a date at the end marks."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.textual.cells.raw import RawTable
from goldthread.documents.textual.run_on.cells import cells_of, sorts_of, swallowed, table_of
from goldthread.documents.textual.run_on.fitted_rows import MOST_LINES, fitted_rows
from goldthread.documents.textual.run_on.headings import headings_at, ways_to_part
from goldthread.documents.textual.run_on.rows import RunOnRow

_LEAST = 2  # rows
_CLEAN = 0.6  # of the rows have no cell of words with a line in it that says who or when, as another cell would
_FILLED = 0.5  # of the cells of each column that says who or when
_TOLD = frozenset({"owner", "date"})


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings stand on this line, and rows that suit them follow."""
    names, rows = _read(lines, start)
    texts = [row.text for row in rows if not row.is_banner]
    return len(texts) >= _LEAST and _suit(sorts_of(names), texts)


def _suit(sorts: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the cells stand in the order of the headings: those that say who and when do so, the others do not."""
    cells = cells_of(texts, sorts)
    if sum(not swallowed(row, sorts) for row in cells) < _CLEAN * len(texts):
        return False
    columns = zip(sorts, zip(*cells, strict=True), strict=True)
    return all(sum(map(bool, column)) >= _FILLED * len(texts) for sort, column in columns if sort in _TOLD)


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    names, rows = _read(lines, start)
    return table_of(names, sorts_of(names), rows, start)


def _read(lines: Sequence[str], start: int) -> tuple[list[str], list[RunOnRow]]:
    """The headings, parted in the way that suits the rows best, and those rows."""
    headings, first = headings_at(lines, start)
    if not headings or ":" in lines[start]:
        return [], []  # "Lead: Family Support Service" says who, and heads nothing
    within = lines[: first + MOST_LINES]
    heads = lines[start].strip()
    again = next((at for at in range(first, len(within)) if within[at].strip() == heads), None)
    told = _TOLD.intersection(sorts_of(headings))
    ways = [names for names in ways_to_part(headings) if told.issubset(sorts_of(names))]
    fits = ((names, fitted_rows(within[:again], first, sorts_of(names))) for names in ways)
    names, (_, rows) = max(fits, key=lambda fit: fit[1][0])
    return names, rows
