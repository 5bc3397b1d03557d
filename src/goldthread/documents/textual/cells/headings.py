"""Which rows of a table are its headings, and which tables share them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.markup import plain
from goldthread.documents.textual.cells.raw import RawRow, RawTable

_LOOK = 4  # rows from the top
_LONGEST = 14  # words in a heading
_OTHER_HEADINGS = 4.0  # evidence for headings in the middle of a table
_DATED_HEADINGS = {Role.PROGRESS, Role.ACTION, Role.OUTCOME}  # what a heading may tell of a certain time
_ALIKE = 0.6  # of the headings of two tables


def heading_row(table: RawTable, recurring: Container[tuple[str, ...]] = ()) -> int | None:
    """The index of the row of headings, or None when the table has none.

    ``recurring``: first rows that stand over several tables of the paper, as ``first_row`` gives them.
    """
    top = table.rows[:_LOOK]
    marked = [i for i in range(min(table.header_rows, len(top))) if top[i].filled > 1 and _could_head(top[i])]
    if marked:
        return marked[-1]
    best = max(((_heading_score(row), -index) for index, row in enumerate(top)), default=(0.0, 0))
    if best[0] >= 2:
        return -best[1]
    return 0 if table.rows and first_row(table) in recurring and _could_head(table.rows[0]) else None


def first_row(table: RawTable) -> tuple[str, ...]:
    """The first row as plain words, to find the same again over another table."""
    return tuple(plain_headings(table.rows[0])) if table.rows else ()


def _could_head(row: RawRow) -> bool:
    cells = [words for cell in row.cells if (words := plain(cell))]
    long = any(len(cell.split()) > _LONGEST for cell in cells)
    sentence = any(cell.endswith(".") and len(cell.split()) > 5 for cell in cells)
    small = {cell[0].islower() for cell in cells if cell[0].isalpha()}
    if len(small) > 1:
        return False  # headings are all begun with a capital, or none is
    return len(cells) >= 2 and not long and not sentence and not any(_is_entry(cell) for cell in cells)


def _is_entry(cell: str) -> bool:
    kind = kind_of(cell)
    dated = kind is Kind.DATE and (any(map(str.isdigit, cell)) or not heading_sort(cell))
    if dated and any(heading_scores(cell.split()[end]).keys() & _DATED_HEADINGS for end in (0, -1)):
        return False  # "Progress - May 2031", "Update June", "Year 3 (2030/31) Task"
    return dated or kind in (Kind.NUMBER, Kind.RAG)


def heading_score(cells: Sequence[str]) -> float:
    """How far cells side by side read like headings; 2 and more is likely."""
    return _heading_score(RawRow(tuple(cells), 0))


def _heading_score(row: RawRow) -> float:
    """How many cells read like headings; nothing when one cannot be one."""
    if not _could_head(row):
        return 0.0
    sorts = [heading_sort(cell) for cell in row.cells if cell.strip()]
    named = [sort for sort in sorts if sort]
    if len(named) * 2 < len(sorts):
        return 0.0
    return len(named) + (0.5 if len(set(named)) > 1 else -0.5)


def split_at_headings(table: RawTable) -> list[RawTable]:
    """One table for each time the headings are printed, or others take their place."""
    first = heading_row(table)
    if first is None:
        return [table]
    headings = plain_headings(table.rows[first])
    cuts = [0]
    for index in range(first + 1, len(table.rows)):
        row = table.rows[index]
        again = _could_head(row) and same_headings(plain_headings(row), headings)
        other_width = len(row.cells) != len(table.rows[first].cells)
        if again or _heading_score(row) >= (_OTHER_HEADINGS - 1.5 if other_width else _OTHER_HEADINGS):
            cuts.append(_above_banner(table, index, cuts[-1] + 1))
    parts = [table.rows[start:end] for start, end in pairwise([*cuts, len(table.rows)])]
    return [
        RawTable(part, table.header_rows if not place else 0, table.packed)
        for place, part in enumerate(parts)
        if part
    ]


def _above_banner(table: RawTable, index: int, least: int) -> int:
    """A banner over the headings goes with them."""
    above = table.rows[index - 1]
    return index - 1 if index - 1 >= least and above.filled == 1 and above.width == 1 else index


def same_headings(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of headings are the same but for blanks, spelling and case."""
    left, right = _words(one), _words(other)
    if not left or not right:
        return False
    return len(matches(left, right)) >= _ALIKE * max(len(left), len(right))


def matches(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of like headings in order (the longest common run of two short lists)."""
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            same = table[i + 1][j + 1] + 1 if _alike(left[i], right[j]) else 0
            table[i][j] = max(same, table[i + 1][j], table[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if _alike(left[i], right[j]) and table[i][j] == table[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and (one == other or fuzz.ratio(one, other) >= 85)


def _words(headings: Sequence[str]) -> list[str]:
    return [words for cell in headings if (words := plain(cell).lower())]


def plain_headings(row: RawRow) -> list[str]:
    """The headings of a row as plain lower-case words, blanks kept, empty ones at the end dropped."""
    words = [plain(cell).lower() for cell in row.cells]
    while words and not words[-1]:
        words.pop()
    return words
