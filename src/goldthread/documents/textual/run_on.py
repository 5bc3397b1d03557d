"""Tables whose cells were run together with single blanks: "3 Open a shop in town Trade Team May 2031".

Rows begin with a number, or each line is a row that ends with a date. What stands where is found by cutting every
row so that its pieces suit the columns, first by kind, then by what other rows have in the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.textual.expectations import heading_sort
from goldthread.documents.textual.kinds import Kind, kind_of
from goldthread.documents.textual.labelled import is_labelled, labels_follow
from goldthread.documents.textual.numbering import number_of
from goldthread.documents.textual.records import RawRow, RawTable
from goldthread.documents.textual.regular import regular_rows
from goldthread.documents.textual.run_headings import headings_at, ways_to_part
from goldthread.documents.textual.run_on_rows import (
    LEAST_HEADED,
    LEAST_ROWS,
    LOOK_AHEAD,
    NUMBERED,
    ends_with_date,
    rows_of,
)
from goldthread.documents.textual.segmenting import Slot, known_in, segment

_UNSAID = (("number", "text", "owner", "date"), ("number", "text", "date", "owner"), ("text", "owner", "date"))
_MANY_HEADINGS = 4
_TWICE = 2.2  # what a row gains when one cell is cut into two of the same sort
_BULLET = re.compile(r"\s*(?:[•·▪*]|[-–—]\s)")


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether run-together rows begin on this line or right under headings that do."""
    headings, first = headings_at(lines, start)
    if first >= len(lines) or (not headings and not NUMBERED.match(lines[first])):
        return False
    near = _without_repeated(lines[: first + LOOK_AHEAD], start, first)
    if "\t" in near[first] or "|" in near[first] or (not headings and labels_follow(lines, first)):
        return False
    if headings and is_labelled(lines[start]):
        return False  # "Lead: Family Support Service" says who, and heads nothing
    if headings and _come_round(near[start : start + LOOK_AHEAD], headings):
        return False  # each cell on a line of its own
    rows = rows_of(near, first, headed=bool(headings))
    few = len(headings) >= _MANY_HEADINGS and all(NUMBERED.match(text) for _, text, _ in rows)
    if len(rows) < (LEAST_HEADED if few else LEAST_ROWS) or rows[0][0] != first:
        return False
    texts = [text for _, text, _ in rows]
    if not headings and (sum(map(_lists, texts)) >= 0.5 * len(rows) or _counts_titles_too(texts)):
        return False
    dated = sum(ends_with_date(text) for _, text, banner in rows if not banner)
    whole = sum(1 for _, _, banner in rows if not banner)
    return dated >= 0.6 * whole or (bool(headings) and len(rows) >= LEAST_HEADED and _fits(headings, rows))


def _without_repeated(lines: Sequence[str], start: int, first: int) -> Sequence[str]:
    """The lines, blank where the line of headings is printed again for the next group."""
    heads = [line.strip() for line in lines[start:first] if line.strip()]
    if len(heads) != 1:
        return lines
    return [*lines[:first], *("" if line.strip() == heads[0] else line for line in lines[first:])]


def _come_round(lines: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether the lines from the headings on are cells that come round in their order."""
    texts = [line.strip() for line in lines if line.strip()]
    return texts[: len(headings)] == headings and regular_rows(texts, len(headings)) > 0


def _lists(text: str) -> bool:
    """Whether bullets or labelled lines stand under the first line, which then is a heading or a statement."""
    return sum(bool(_BULLET.match(line)) or is_labelled(line) for line in text.split("\n")[1:]) > 1


def _counts_titles_too(texts: Sequence[str]) -> bool:
    """Whether rows with who and when on a line each took in counted titles: then nothing is run together."""
    below = [[line for line in text.split("\n")[1:] if line.strip()] for text in texts]
    if not any(NUMBERED.match(line) for lines in below for line in lines):
        return False
    stacked = sum(Counter(map(kind_of, lines)) == {Kind.NAME: 1, Kind.DATE: 1} for lines in below)
    return stacked >= 0.5 * len(texts)


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    headings, first = headings_at(lines, start)
    lines = _without_repeated(lines, start, first)
    rows = rows_of(lines, first, headed=bool(headings))
    texts = [text for _, text, banner in rows if not banner]
    sorts, names = _columns(headings, texts)
    cut = iter(_cut(texts, sorts))
    width = len(sorts)
    out = [RawRow(tuple(names), start + 1)] if headings else []
    for index, text, banner in rows:
        out.append(RawRow((text, *[""] * (width - 1)) if banner else tuple(next(cut)), index + 1))
    last, text, _ = rows[-1]
    return RawTable(tuple(out), 1 if headings else 0), last + text.count("\n") + 1


def _columns(headings: Sequence[str], texts: Sequence[str]) -> tuple[list[str], list[str]]:
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
    """The columns that these headings name, in the manner of ``_columns``."""
    sorts = _sorts(headings)
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


def _sorts(headings: Sequence[str]) -> list[str]:
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


def _cut(texts: Sequence[str], sorts: Sequence[str]) -> list[list[str]]:
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


def _fits(headings: Sequence[str], rows: Sequence[tuple[int, str, bool]]) -> bool:
    """Whether most rows can be cut into cells of the columns that the headings name."""
    texts = [text for _, text, banner in rows if not banner]
    sorts, _ = _columns(headings, texts)
    good = sum(segment(text, [Slot(sort) for sort in sorts])[0] > 0 for text in texts[:12])
    return good >= 0.7 * min(12, len(texts)) and bool({"owner", "date", "rag"} & set(sorts))
