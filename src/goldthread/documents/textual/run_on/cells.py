"""The cells of rows that were run together: which columns there are, and what of each row stands in which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.numbering import number_of
from goldthread.documents.textual.cells.raw import RawRow, RawTable
from goldthread.documents.textual.run_on.headings import ways_to_part
from goldthread.documents.textual.run_on.rows import NUMBERED, RunOnRow, ends_with_date
from goldthread.documents.textual.run_on.segmenting import Slot, known_in, segment

_UNSAID = (("number", "text", "owner", "date"), ("number", "text", "date", "owner"), ("text", "owner", "date"))
TOLD = frozenset({"owner", "date", "rag"})  # the sorts of columns that say who, when or how it stands
_TWICE = 2.2  # what a row gains when one cell is cut into two of the same sort


def columns_of(headings: Sequence[str], texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The sorts of the columns and their headings; a column of numbers is added where rows have one."""
    if not headings:
        guess = max(_UNSAID, key=lambda sorts: _worth(texts, sorts))
        return list(guess), [""] * len(guess)
    ways = [_under(names, texts) for names in ways_to_part(headings)]
    return max(ways, key=lambda way: _worth(texts, way[0]) - _TWICE * len(texts[:12]) * _doubled(way[0]))


def _doubled(sorts: Sequence[str]) -> int:
    """How many columns are of the same sort as their neighbour: one heading may have been taken for two."""
    return sum(one == other for one, other in pairwise(sorts))


def _under(headings: Sequence[str], texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The columns that these headings name, in the manner of ``columns_of``."""
    sorts = sorts_of(headings)
    names = list(headings)
    if "number" not in sorts and all(NUMBERED.match(text) for text in texts):
        place = sorts.index("text") if "text" in sorts else 0
        sorts.insert(place, "number")
        names.insert(place, "")
    for place, sort in enumerate(sorts):
        numbered = [*sorts[:place], "refs", *sorts[place + 1 :]]
        if sort == "title" and place and _worth(texts, numbered) > _worth(texts, sorts):
            sorts = numbered
    return sorts, names


def sorts_of(headings: Sequence[str]) -> list[str]:
    """The sort of each column; of several texts only the one that holds the actions is in every row."""
    named = [heading_sort(heading) for heading in headings]
    sorts = ["title" if sort in (None, "other") else sort for sort in named]
    if "text" not in sorts and "title" in sorts:
        sorts[sorts.index("title")] = "text"  # "Aims" and no other name for what is to be done
    texts = [place for place, sort in enumerate(sorts) if sort == "text"]
    first = max(texts, key=lambda place: heading_scores(headings[place]).get(Role.ACTION, 0.0), default=None)
    return ["more" if sort == "text" and place != first else sort for place, sort in enumerate(sorts)]


def _worth(texts: Sequence[str], sorts: Sequence[str]) -> float:
    return sum(segment(text, [Slot(sort) for sort in sorts])[0] for text in texts[:12])


def table_of(
    names: Sequence[str], sorts: Sequence[str], rows: Sequence[RunOnRow], start: int
) -> tuple[RawTable, int]:
    """These rows cut into cells of columns of these sorts, and the line after the last of them."""
    cut = iter(cells_of([row.text for row in rows if not row.is_banner], sorts))
    blank = [""] * (len(sorts) - 1)
    out = [RawRow(tuple(names), start + 1)] if names else []
    out += [RawRow((row.text, *blank) if row.is_banner else tuple(next(cut)), row.line + 1) for row in rows]
    return RawTable(tuple(out), 1 if names else 0), rows[-1].line + rows[-1].text.count("\n") + 1


def cells_of(texts: Sequence[str], sorts: Sequence[str]) -> list[list[str]]:
    """The cells of each row, cut first by what they are, then also by what other rows have in the same place."""
    slots = [Slot(sort) for sort in sorts]
    cells = [segment(text, slots)[1] for text in texts]
    for _ in range(2):
        before, slots = slots, [Slot(sort, known_in([row[col] for row in cells])) for col, sort in enumerate(sorts)]
        if slots == before:
            break  # nothing was learned
        cells = [segment(text, slots)[1] for text in texts]
    return _with_heads(texts, sorts, cells)


def _with_heads(texts: Sequence[str], sorts: Sequence[str], cells: list[list[str]]) -> list[list[str]]:
    """The rows, those that stand over "1a" and "1b" without a date of their own left whole."""
    matches = [NUMBERED.match(text) for text in texts]
    numbers = [number_of(match["ref"]) if match else () for match in matches]
    over = {number[:-1] for number in numbers if len(number) > 1} & set(numbers)
    levels = {len(number) for number in over}
    if (
        not over
        or not {"number", "text"} <= set(sorts)
        or len(over) * 2 < sum(len(number) in levels for number in numbers)
    ):
        return cells
    dates = [col for col, sort in enumerate(sorts) if sort == "date"]
    for row, (match, number) in enumerate(zip(matches, numbers, strict=True)):
        if match and len(number) in levels and not any(cells[row][col] for col in dates):
            cells[row] = [""] * len(sorts)
            cells[row][sorts.index("number")] = match["ref"]
            cells[row][sorts.index("text")] = texts[row][match.end() :]
    return cells


def swallowed(cells: Sequence[str], sorts: Sequence[str]) -> int:
    """How many lines in cells of words say when or how it stands, as the line of another cell would."""
    words = [cell for cell, sort in zip(cells, sorts, strict=True) if sort not in TOLD]
    return sum(tells_when(line) for cell in words for line in cell.split("\n"))


@lru_cache(maxsize=10_000)
def tells_when(line: str) -> bool:
    """Whether a line is, or ends with, a date or a status."""
    return kind_of(line) in (Kind.DATE, Kind.RAG) or ends_with_date(line)
