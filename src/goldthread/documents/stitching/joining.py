"""Puts the lower part of a table under the upper one: merged cells go on, a cut row becomes whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Grid, Paragraph
from goldthread.documents.stitching.cut_rows import first_row_goes_on
from goldthread.documents.tables.view import Table


def joined(upper: Table, lower: Table, skip: int) -> Table:
    """One table of both; ``skip`` rows at the head of the lower one repeat the headings. Columns must agree."""
    if skip >= lower.rows:
        return upper
    verdict = first_row_goes_on(upper, lower, skip)
    shift = upper.rows - skip - (1 if verdict.cut else 0)
    cells = {id(cell): cell for cell in upper.grid.cells}
    added: list[Cell] = []
    for cell in lower.grid.cells:
        if cell.row < skip:
            continue
        moved = replace(cell, row=cell.row + shift)
        above = upper.at(upper.rows - 1, cell.col)
        if cell.row == skip and above is not None and _goes_on(upper, lower, above, cell, skip, verdict.cut):
            cells[id(above)] = _grown(cells[id(above)], moved)
        else:
            added.append(moved)
    rows = lower.rows + shift
    grid = replace(upper.grid, rows=rows, cells=_in_order((*cells.values(), *_unoverlapped(added, cells.values()))))
    seam = {upper.rows - 1} if verdict.cut else set()
    return Table(grid, upper.page, upper.before, upper.joined | seam)


def _goes_on(upper: Table, lower: Table, above: Cell, below: Cell, row: int, cut: bool) -> bool:
    """Whether a cell in the first row of a page is the rest of the one above it."""
    if above.col != below.col or above.colspan != below.colspan:
        return False
    if cut and below.rowspan == 1 and above.rowspan == 1:
        return True
    if not _merges(upper, below.col) and not _merges(lower, below.col) and not cut:
        return False
    if not below.text.strip():
        return cut or above.rowspan > 1 or below.rowspan > 1 or _blank_means_same(upper, below.col)
    return _leader_goes_on(upper, lower, row, cut) and (cut or above.rowspan > 1 or below.rowspan > 1)


def _leader_goes_on(upper: Table, lower: Table, row: int, cut: bool) -> bool:
    """The first merged column decides for those that span as it does: blank, or in the middle of a sentence."""
    for col in range(upper.cols):
        if not (_merges(upper, col) or _merges(lower, col)):
            continue
        above, below = upper.at(upper.rows - 1, col), lower.at(row, col)
        if above is None or below is None:
            continue
        return not below.text.strip() or _in_mid_sentence(above, below)
    return cut


def _in_mid_sentence(above: Cell, below: Cell) -> bool:
    before, after = above.text.strip(), below.text.strip()
    if not before or not after or re.match(r"\d", after):
        return False
    if above.fit and above.fit.room_below > 3.3 * above.fit.line:
        return False
    return after[0].islower() or bool(re.search(r"(?:[,/&–(-]|\b(?:and|or|the|of|to|for|in|with|by))$", before))


def _merges(table: Table, col: int) -> bool:
    """Whether cells of a column reach over several rows."""
    return any(cell.rowspan > 1 for cell in table.column(col))


def _blank_means_same(table: Table, col: int) -> bool:
    """A column of merged cells has no blank ones of its own."""
    cells = table.column(col, 1)
    return sum(bool(cell.text.strip()) for cell in cells) >= 0.9 * len(cells)


def _grown(above: Cell, below: Cell) -> Cell:
    """A cell with its rest from the next page."""
    rowspan = max(above.rowspan, below.row + below.rowspan - above.row)
    paragraphs = _run_on(above, below) if below.paragraphs else above.paragraphs
    return replace(above, rowspan=rowspan, paragraphs=paragraphs, fill=above.fill or below.fill,
                   fit=below.fit or above.fit)  # fmt: skip


def _run_on(above: Cell, below: Cell) -> tuple[Paragraph, ...]:
    """The paragraphs of both; the sentence that the page cut is made whole."""
    if not above.paragraphs or not _same_paragraph(above, below):
        return (*above.paragraphs, *below.paragraphs)
    last, first = above.paragraphs[-1], below.paragraphs[0]
    hyphened = last.text.endswith("-") and first.text[:1].isalpha() and not last.text.endswith(" -")
    text = f"{last.text}{'' if hyphened else ' '}{first.text}"
    return (*above.paragraphs[:-1], replace(last, text=text), *below.paragraphs[1:])


def _same_paragraph(above: Cell, below: Cell) -> bool:
    last, first = above.paragraphs[-1], below.paragraphs[0]
    if first.bullet is not None:
        return False
    if first.text[:1].islower() or re.search(r"(?:[,/&–(-]|\b(?:and|or|the|of|to|for|in|with|by))$", last.text):
        return True
    if above.fit and below.fit and below.fit.first_word <= above.fit.room_right:
        return False
    return not last.text.endswith((".", ";", ":", "!", "?"))


def _unoverlapped(added: Sequence[Cell], grown: Iterable[Cell]) -> list[Cell]:
    """Cells of the lower part without places that a cell from above has come to cover."""
    covered = {
        (row, col)
        for cell in grown
        for row in range(cell.row, cell.row + cell.rowspan)
        for col in range(cell.col, cell.col + cell.colspan)
    }
    return [cell for cell in added if (cell.row, cell.col) not in covered]


def _in_order(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))


def with_grid(table: Table, grid: Grid) -> Table:
    """The same table on other columns."""
    return Table(grid, table.page, table.before, table.joined)
