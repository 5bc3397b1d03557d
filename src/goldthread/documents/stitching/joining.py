"""Puts the lower part of a table under the upper one: merged cells go on, a cut row becomes whole."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.stitching.cut_rows import dangles, first_row_goes_on, ran_out_of_room
from goldthread.documents.stitching.growing import Growing
from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.view import Table

_SAMPLE = 300  # rows that tell how the cells of a column begin
_COUNTED = re.compile(r"\s*(?:[^\W\d]+ [A-Z]?\d{1,2}\b|[A-Z]?\d{1,2}[.:)]?\s+[^\W\d]{2})")  # "Priority 2", "2. Parks"


def join(upper: Growing, lower: Table, skip: int, merging: frozenset[int]) -> None:
    """Puts ``lower`` under ``upper``; ``skip`` rows at its head repeat the headings. Columns must agree.

    ``merging`` are the columns whose cells reach over several rows somewhere in the table.
    """
    if skip >= lower.rows:
        return
    verdict = first_row_goes_on(upper, lower, skip, merging)
    last = upper.rows - 1
    shift = upper.rows - skip - (1 if verdict.cut else 0)
    leads = _leader_goes_on(upper, lower, skip, merging)
    added: list[Cell] = []
    grown: dict[int, tuple[Cell, Cell]] = {}  # what stood there, and what stands there now
    for cell in lower.grid.cells:
        if cell.row < skip:
            continue
        moved = cell.moved(shift, 0)
        above = upper.at(last, cell.col) if cell.row == skip else None
        if above is not None and _goes_on(above, cell, merging, cut=verdict.cut, leads=leads):
            _, so_far = grown.get(id(above), (above, above))
            grown[id(above)] = above, _grown(so_far, moved, upper)
        else:
            added.append(moved)
    for above, whole in grown.values():
        upper.grow(above, whole)
    upper.add(added, lower.rows + shift, cut=verdict.cut)


def _goes_on(above: Cell, below: Cell, merging: frozenset[int], *, cut: bool, leads: bool) -> bool:
    """Whether a cell in the first row of a page is the rest of the one above it."""
    if above.col != below.col or above.colspan != below.colspan:
        return False
    if below.col not in merging:
        return cut and below.rowspan == 1 and above.rowspan == 1
    if not leads:
        return False
    return not below.text.strip() or ran_out_of_room(above)


def _leader_goes_on(upper: Growing, lower: Table, row: int, merging: frozenset[int]) -> bool:
    """The first merged column decides for all: blank, in mid-sentence, or the only one without a number."""
    for col in sorted(merging):
        above, below = upper.at(upper.rows - 1, col), lower.at(row, col)
        if above is not None and below is not None and (above.text.strip() or below.text.strip()):
            # A text that is centred in its cell may stand on either page.
            if not below.text.strip() or not above.text.strip():
                return True
            return _in_mid_sentence(above, below) or _lacks_a_number(above, below, upper)
    return False


def _lacks_a_number(above: Cell, below: Cell, upper: Growing) -> bool:
    """Whether all cells of the column begin with a number, "Priority 2" or "2.", but not the one on the next page."""
    start = max(upper.header.body_start, upper.rows - _SAMPLE)
    cells = [cell for cell in upper.column(above.col, start) if cell.text.strip()]
    counted = len(cells) > 1 and all(_COUNTED.match(cell.text) for cell in cells)
    return counted and ran_out_of_room(above) and not _COUNTED.match(below.text)


def _in_mid_sentence(above: Cell, below: Cell) -> bool:
    before, after = above.text.strip(), below.text.strip()
    if not before or re.match(r"\d", after) or not ran_out_of_room(above):
        return False
    return after[0].islower() or dangles(before)


def _grown(above: Cell, below: Cell, upper: Growing) -> Cell:
    """A cell with its rest from the next page."""
    rowspan = max(above.rowspan, below.row + below.rowspan - above.row)
    paragraphs = _run_on(above, below, upper) if below.paragraphs else above.paragraphs
    return replace(above, rowspan=rowspan, paragraphs=paragraphs, fill=above.fill or below.fill,
                   fit=below.fit or above.fit)  # fmt: skip


def _run_on(above: Cell, below: Cell, upper: Growing) -> tuple[Paragraph, ...]:
    """The paragraphs of both; the sentence that the page cut is made whole."""
    if not above.paragraphs or not _same_paragraph(above, below, upper):
        return (*above.paragraphs, *below.paragraphs)
    last, first = above.paragraphs[-1], below.paragraphs[0]
    hyphened = last.text.endswith("-") and first.text[:1].isalpha() and not last.text.endswith(" -")
    text = f"{last.text}{'' if hyphened else ' '}{first.text}"
    return (*above.paragraphs[:-1], replace(last, text=text), *below.paragraphs[1:])


def _same_paragraph(above: Cell, below: Cell, upper: Growing) -> bool:
    last, first = above.paragraphs[-1], below.paragraphs[0]
    if first.bullet is not None or (is_timescale(last.text) and is_timescale(first.text)):
        return False
    if upper.stands_twice(last.text, above.col):
        return False  # it stands as a whole elsewhere in the column
    if first.text[:1].islower() or dangles(last.text):
        return True
    if above.fit and below.fit and below.fit.first_word <= above.fit.room_right:
        return False
    return not last.text.endswith((".", ";", ":", "!", "?"))
