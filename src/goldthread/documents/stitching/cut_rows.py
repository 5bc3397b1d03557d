"""Whether the first row on a page goes on with the last row of the page before: evidence for and against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Cell
from goldthread.documents.tables.cells.content import is_mark, is_reference, is_timescale, says_part
from goldthread.documents.tables.cells.items import split_reference
from goldthread.documents.tables.view import Places, Table
from goldthread.documents.tables.wording import pattern
from goldthread.documents.timescales import parse_timescale

_NEARLY_ALWAYS = 0.85  # of the rows that fill a column
_ENOUGH = 1.5  # evidence that makes a row a continuation
_SAMPLE = 300  # rows that tell what a column holds
_MANY_LINES = 3.3  # lines of free room under a text that did not run out of it
_DANGLING = pattern(
    r""".*(?:[,/&–(-]|\b(?:and|or|the|of|to|for|in|a|an|with|by|from|at|on|as|via|their|its|our|including|through|
    is|are|be|will|that|which|who|between|within|into))"""
)


@dataclass(frozen=True)
class Verdict:
    """Whether a row is cut, and how clear that is (0: a toss-up)."""

    cut: bool
    margin: float


def first_row_goes_on(upper: Places, lower: Table, row: int, merging: frozenset[int]) -> Verdict:
    """Weighs the last row of ``upper`` against row ``row`` of ``lower``; their columns must agree.

    ``merging`` are the columns whose cells reach over several rows; they go on by rules of their own.
    """
    pairs = [
        (above, below)
        for col in range(upper.cols)
        if col not in merging
        and (above := upper.at(upper.rows - 1, col))
        and (below := lower.at(row, col))
        and below.row == row
        and below.rowspan == 1
        and above.rowspan == 1
        and (above.col, above.colspan) == (below.col, below.colspan)  # one row is divided in one way
    ]
    if not any(below.text.strip() for _, below in pairs):
        return Verdict(any(above.text.strip() for above, _ in pairs), 1.0)
    several = any(_is_several(above) for above, _ in pairs)
    score = _blanks(upper, pairs) + sum(_pair(upper, above, below, several=several) for above, below in pairs)
    return Verdict(score >= _ENOUGH, round(abs(score - _ENOUGH), 2))


def dangles(text: str) -> bool:
    """Whether a text breaks off in the middle of a sentence."""
    return bool(_DANGLING.fullmatch(text.strip()))


def ran_out_of_room(cell: Cell) -> bool:
    """Whether a cell's text reaches down to its lower edge, as far as is known."""
    return cell.fit is None or cell.fit.room_below <= _MANY_LINES * cell.fit.line


def _is_several(cell: Cell) -> bool:
    """Whether a cell of owners or dates holds one for each of several actions."""
    lines = [paragraph for paragraph in cell.paragraphs if paragraph.bullet is None]
    return len(lines) > 1 and all(len(line.text) < 90 for line in lines)


def _blanks(upper: Places, pairs: Sequence[tuple[Cell, Cell]]) -> float:
    """Columns that other rows fill and this one does not."""
    score = 0.0
    for above, below in pairs:
        cells = [cell for cell in upper.column(below.col, max(1, upper.rows - _SAMPLE)) if cell.rowspan == 1]
        filled = sum(bool(cell.text.strip()) for cell in cells)
        if not cells or filled < _NEARLY_ALWAYS * len(cells):
            continue
        numbers = all(is_reference(cell.text) for cell in cells if cell.text.strip())
        if not below.text.strip():
            score += (2.0 if numbers and filled == len(cells) else 1.2) if above.text.strip() else 0.3
        elif not above.text.strip():
            score += 0.4
    return score


def _pair(upper: Places, above: Cell, below: Cell, *, several: bool) -> float:
    """What one column's two texts say about belonging together."""
    before, after = above.text.strip(), below.text.strip()
    if not after:
        return 0.0
    if before and _is_whole(above) and _is_whole(below):
        return -0.5
    bulleted = below.paragraphs[0].bullet is not None
    if not bulleted and (is_reference(after) or split_reference(after)[0]) and not is_timescale(after):
        return -3.0
    if is_timescale(after) or is_timescale(before):
        return _dates(before, after, several=several)
    score = _room(above, below) if before else 0.0
    if after[0].islower() and not bulleted and not _begins_small(upper, below.col):
        score += 2.3
    if before.count("(") > before.count(")") and after.count(")") > after.count("("):
        score += 1.5
    if dangles(before):
        score += 2.0
    elif re.search(r"[.!?]$", before) and after[:1].isupper():
        score -= 0.5
    return score


def _is_whole(cell: Cell) -> bool:
    """Whether a cell holds a tick or letter, which no page can cut."""
    return is_mark(cell) or says_part(cell.text)


def _begins_small(table: Places, col: int) -> bool:
    """Whether the cells of a column begin without a capital anyway."""
    cells = [cell.text.strip() for cell in table.column(col, 1, _SAMPLE) if cell.text.strip()]
    return sum(text[0].islower() for text in cells) > 0.2 * len(cells)


def _room(above: Cell, below: Cell) -> float:
    """A text that goes on over the page has filled its box, and its last line had no room for the next word."""
    if not ran_out_of_room(above):
        return -2.0
    if above.fit is None or below.fit is None or below.paragraphs[0].bullet is not None:
        return 0.0
    return 0.3 if below.fit.first_word > above.fit.room_right else -0.3


def _dates(before: str, after: str, *, several: bool) -> float:
    """Two whole dates are two rows, unless the row holds several actions; two halves of one date are one row."""
    before, after = before.split("\n")[-1], after.split("\n")[0]  # the lines at the seam
    is_year = re.fullmatch(r"(19|20)\d\d", after) is not None
    if is_year and re.search(r"[A-Za-z]$", before) and parse_timescale(f"{before} {after}").end:
        return 2.3
    whole = parse_timescale(before).end is not None and parse_timescale(after).end is not None
    return -1.2 if whole and not several else 0.0
