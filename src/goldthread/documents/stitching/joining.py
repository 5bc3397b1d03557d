"""Puts the lower part of a table under the upper one: merged cells go on, a cut row becomes whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Grid, Paragraph
from goldthread.documents.stitching.cut_rows import dangles, first_row_goes_on, ran_out_of_room
from goldthread.documents.tables.content import is_timescale
from goldthread.documents.tables.header import find_header
from goldthread.documents.tables.view import Table


def joined(upper: Table, lower: Table, skip: int, merging: frozenset[int]) -> Table:
    """One table of both; ``skip`` rows at the head of the lower one repeat the headings. Columns must agree.

    ``merging`` are the columns whose cells reach over several rows somewhere in the table.
    """
    if skip >= lower.rows:
        return upper
    verdict = first_row_goes_on(upper, lower, skip, merging)
    shift = upper.rows - skip - (1 if verdict.cut else 0)
    leads = _leader_goes_on(upper, lower, skip, merging)
    cells = {id(cell): cell for cell in upper.grid.cells}
    added: list[Cell] = []
    for cell in lower.grid.cells:
        if cell.row < skip:
            continue
        moved = replace(cell, row=cell.row + shift)
        above = upper.at(upper.rows - 1, cell.col) if cell.row == skip else None
        if above is not None and _goes_on(above, cell, merging, cut=verdict.cut, leads=leads):
            cells[id(above)] = _grown(cells[id(above)], moved, _texts(upper, cell.col))
        else:
            added.append(moved)
    rows = lower.rows + shift
    grid = replace(upper.grid, rows=rows, cells=_in_order((*cells.values(), *_unoverlapped(added, cells.values()))))
    seam = {upper.rows - 1} if verdict.cut else set()
    return Table(grid, upper.page, upper.before, upper.joined | seam, upper.above)


def _goes_on(above: Cell, below: Cell, merging: frozenset[int], *, cut: bool, leads: bool) -> bool:
    """Whether a cell in the first row of a page is the rest of the one above it."""
    if above.col != below.col or above.colspan != below.colspan:
        return False
    if below.col not in merging:
        return cut and below.rowspan == 1 and above.rowspan == 1
    if not leads:
        return False
    return not below.text.strip() or ran_out_of_room(above)


def _leader_goes_on(upper: Table, lower: Table, row: int, merging: frozenset[int]) -> bool:
    """The first merged column decides for all: blank, or in the middle of a sentence."""
    for col in sorted(merging):
        above, below = upper.at(upper.rows - 1, col), lower.at(row, col)
        if above is not None and below is not None and (above.text.strip() or below.text.strip()):
            # A text that is centred in its cell may stand on either page.
            return not below.text.strip() or not above.text.strip() or _in_mid_sentence(above, below)
    return False


def _in_mid_sentence(above: Cell, below: Cell) -> bool:
    before, after = above.text.strip(), below.text.strip()
    if not before or re.match(r"\d", after) or not ran_out_of_room(above):
        return False
    return after[0].islower() or dangles(before)


def _texts(table: Table, col: int) -> Counter[str]:
    """How often each paragraph stands in a column."""
    return Counter(paragraph.text for cell in table.column(col) for paragraph in cell.paragraphs)


def _grown(above: Cell, below: Cell, texts: Counter[str]) -> Cell:
    """A cell with its rest from the next page."""
    rowspan = max(above.rowspan, below.row + below.rowspan - above.row)
    paragraphs = _run_on(above, below, texts) if below.paragraphs else above.paragraphs
    return replace(above, rowspan=rowspan, paragraphs=paragraphs, fill=above.fill or below.fill,
                   fit=below.fit or above.fit)  # fmt: skip


def _run_on(above: Cell, below: Cell, texts: Counter[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of both; the sentence that the page cut is made whole."""
    if not above.paragraphs or not _same_paragraph(above, below, texts):
        return (*above.paragraphs, *below.paragraphs)
    last, first = above.paragraphs[-1], below.paragraphs[0]
    hyphened = last.text.endswith("-") and first.text[:1].isalpha() and not last.text.endswith(" -")
    text = f"{last.text}{'' if hyphened else ' '}{first.text}"
    return (*above.paragraphs[:-1], replace(last, text=text), *below.paragraphs[1:])


def _same_paragraph(above: Cell, below: Cell, texts: Counter[str]) -> bool:
    last, first = above.paragraphs[-1], below.paragraphs[0]
    if first.bullet is not None or (is_timescale(last.text) and is_timescale(first.text)):
        return False
    if texts[last.text] > 1:
        return False  # it stands as a whole elsewhere in the column
    if first.text[:1].islower() or dangles(last.text):
        return True
    if above.fit and below.fit and below.fit.first_word <= above.fit.room_right:
        return False
    return not last.text.endswith((".", ";", ":", "!", "?"))


def _unoverlapped(added: Sequence[Cell], grown: Iterable[Cell]) -> list[Cell]:
    """Cells of the lower part without places that a cell from above has come to cover."""
    first = min((cell.row for cell in added), default=0)
    covered = {
        (row, col)
        for cell in grown
        if cell.row + cell.rowspan > first
        for row in range(cell.row, cell.row + cell.rowspan)
        for col in range(cell.col, cell.col + cell.colspan)
    }
    return [cell for cell in added if (cell.row, cell.col) not in covered]


def _in_order(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))


def is_bare_head(table: Table) -> bool:
    """Whether a table is nothing but headings: some papers rule those as a table of their own."""
    header = find_header(table)
    return bool(header.rows) and header.body_start == table.rows


def stacked(upper: Table, lower: Table) -> Table | None:
    """A table of headings with the table under it, None when their columns differ."""
    if upper.cols != lower.cols:
        return None
    cells = [replace(cell, row=cell.row + upper.rows) for cell in lower.grid.cells]
    grid = replace(upper.grid, rows=upper.rows + lower.rows, cells=_in_order((*upper.grid.cells, *cells)))
    return with_grid(upper, grid)


def with_grid(table: Table, grid: Grid) -> Table:
    """The same table on other columns."""
    return Table(grid, table.page, table.before, table.joined, table.above)
