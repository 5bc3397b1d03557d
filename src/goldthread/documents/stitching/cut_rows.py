"""Whether the first row on a page goes on with the last row of the page before: evidence for and against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Cell
from goldthread.documents.tables.content import is_reference, is_timescale
from goldthread.documents.tables.items import split_reference
from goldthread.documents.tables.view import Table
from goldthread.documents.timescales import parse_timescale

_NEARLY_ALWAYS = 0.85  # of the rows that fill a column
_ENOUGH = 1.5  # evidence that makes a row a continuation
_MANY_LINES = 3.3  # lines of free room under a text that did not run out of it


@dataclass(frozen=True)
class Verdict:
    """Whether a row is cut, and how clear that is (0: a toss-up)."""

    cut: bool
    margin: float


def first_row_goes_on(upper: Table, lower: Table, row: int) -> Verdict:
    """Weighs the last row of ``upper`` against row ``row`` of ``lower``; their columns must agree."""
    single = [
        (above, below)
        for col in range(upper.cols)
        if (above := upper.at(upper.rows - 1, col)) and (below := lower.at(row, col))
        if below.row == row and below.rowspan == 1 and above.rowspan == 1
    ]
    if not any(below.text.strip() for _, below in single):
        return Verdict(any(above.text.strip() for above, _ in single) and bool(single), 1.0)
    score = _blanks(upper, single) + sum(_pair(above, below) for above, below in single)
    return Verdict(score >= _ENOUGH, round(abs(score - _ENOUGH), 2))


def _blanks(upper: Table, pairs: Sequence[tuple[Cell, Cell]]) -> float:
    """Columns that other rows fill and this one does not."""
    score = 0.0
    for above, below in pairs:
        cells = [cell for cell in upper.column(below.col, 1) if cell.rowspan == 1]
        filled = sum(bool(cell.text.strip()) for cell in cells)
        if not cells or filled < _NEARLY_ALWAYS * len(cells):
            continue
        if not below.text.strip():
            score += 1.2 if above.text.strip() else 0.3
        elif not above.text.strip():
            score += 0.4
    return score


def _pair(above: Cell, below: Cell) -> float:
    """What one column's two texts say about belonging together."""
    before, after = above.text.strip(), below.text.strip()
    if not after:
        return 0.0
    if below.paragraphs[0].bullet is None and (is_reference(after) or split_reference(after)[0]):
        return -3.0
    score = _room(above, below) if before else 0.0
    if is_timescale(after) or is_timescale(before):
        return score + _dates(before, after)
    if after[0].islower() and below.paragraphs[0].bullet is None:
        score += 1.6
    if before.count("(") > before.count(")") and after.count(")") > after.count("("):
        score += 1.5
    if re.search(r"(?:[,/&–-]|\b(?:and|or|the|of|to|for|in|a|an|with|by|from|at|on|as|their|its|our))$", before):
        score += 1.3
    elif re.search(r"[.!?]$", before) and after[:1].isupper():
        score -= 0.5
    return score


def _room(above: Cell, below: Cell) -> float:
    """A text that goes on over the page has filled its box, and its last line had no room for the next word."""
    if above.fit is None or below.fit is None:
        return 0.0
    if above.fit.room_below > _MANY_LINES * above.fit.line:
        return -2.0
    if below.paragraphs[0].bullet is not None:
        return 0.0
    return 0.3 if below.fit.first_word > above.fit.room_right else -0.3


def _dates(before: str, after: str) -> float:
    """Two whole dates are two rows; two halves of one are one."""
    if (
        re.fullmatch(r"(19|20)\d\d", after)
        and re.search(r"[A-Za-z]$", before)
        and parse_timescale(f"{before} {after}").end
    ):
        return 2.0
    whole = parse_timescale(before).end is not None and parse_timescale(after).end is not None
    return -0.8 if whole else 0.0
