"""Tables whose cells were run together with single blanks: "3 Open a shop in town Trade Team May 2031".

Rows begin with a number. What stands where is found by cutting every row so that its pieces suit the columns, first
by kind, then by what other rows have in the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawTable
from goldthread.documents.textual.labelled.colons import is_labelled, labels_follow
from goldthread.documents.textual.run_on.cells import TOLD, columns_of, swallowed, table_of
from goldthread.documents.textual.run_on.headings import headings_at
from goldthread.documents.textual.run_on.rows import (
    LEAST_HEADED,
    LEAST_ROWS,
    LOOK_AHEAD,
    NUMBERED,
    ends_with_date,
    numbered_rows,
)
from goldthread.documents.textual.run_on.segmenting import Slot, segment
from goldthread.documents.textual.stacked.regular import regular_rows

_MANY_HEADINGS = 4
_UNCLEAN = 0.5  # of the rows
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
    rows = numbered_rows(near, first, headed=bool(headings))
    few = len(headings) >= _MANY_HEADINGS and all(NUMBERED.match(row.text) for row in rows)
    if len(rows) < (LEAST_HEADED if few else LEAST_ROWS) or rows[0].line != first:
        return False
    texts = [row.text for row in rows]
    if not headings and (sum(map(_lists, texts)) >= 0.5 * len(rows) or _counts_titles_too(texts)):
        return False
    whole = [row.text for row in rows if not row.is_banner]
    return sum(map(ends_with_date, whole)) >= 0.6 * len(whole) or (
        bool(headings) and len(rows) >= LEAST_HEADED and _fits(headings, whole)
    )


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
    rows = numbered_rows(lines, first, headed=bool(headings))
    texts = [row.text for row in rows if not row.is_banner]
    sorts, names = columns_of(headings, texts)
    return table_of(names if headings else (), sorts, rows, start)


def _fits(headings: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether most rows can be cut into cells of the columns that the headings name."""
    sorts, _ = columns_of(headings, texts)
    cut = [segment(text, [Slot(sort) for sort in sorts]) for text in texts[:12]]
    if sum(swallowed(cells, sorts) > 1 for _, cells in cut) > _UNCLEAN * len(cut):
        return False  # each row holds several with a day of their own
    good = sum(score > 0 for score, _ in cut)
    return good >= 0.7 * min(12, len(texts)) and not TOLD.isdisjoint(sorts)
