"""Cards in the cells of a table that a page break cut: what the next page holds of them is put under the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.model import Cell, Document, Grid, Paragraph
from goldthread.documents.openings import bare_number
from goldthread.documents.tables.cards.heads import head_with_standing, standing_in
from goldthread.documents.tables.cards.whole_cells import is_whole_card


def with_cut_cards_whole(document: Document) -> Document:
    """The document with the rests of cards that a page break cut put under what the page before holds of them."""
    pages = list(document.pages)
    for at in range(1, len(pages)):
        upper, lower = pages[at - 1].blocks, pages[at].blocks
        if not (upper and lower and isinstance(one := upper[-1], Grid) and isinstance(rest := lower[0], Grid)):
            continue
        if whole := _with_rest(one, rest):
            pages[at - 1] = replace(pages[at - 1], blocks=(*upper[:-1], whole))
            pages[at] = replace(pages[at], blocks=(*_without_first_row(rest), *lower[1:]))
    return replace(document, pages=tuple(pages)) if pages != list(document.pages) else document


def _with_rest(upper: Grid, lower: Grid) -> Grid | None:
    """A table with the first row of the next one added to its last, where that makes cards of it."""
    last = {cell.col: cell for cell in upper.cells if cell.row == upper.rows - 1}
    first = {cell.col: cell for cell in lower.cells if cell.row == 0}
    rests = [cell for cell in first.values() if cell.text.strip()]
    if upper.cols != lower.cols or last.keys() != first.keys() or not rests:
        return None
    if any(is_whole_card(cell.paragraphs) and not _heads_card(last[cell.col]) for cell in rests):
        return None
    whole = {col: replace(cell, paragraphs=_run_on(cell, first[col])) for col, cell in last.items()}
    if not all(is_whole_card(cell.paragraphs) for cell in whole.values() if cell.text.strip()):
        return None
    return replace(
        upper, cells=tuple(whole.get(cell.col, cell) if cell in last.values() else cell for cell in upper.cells)
    )


def _heads_card(cell: Cell) -> bool:
    """Whether a cell holds only the number of a card, or how its action stands."""
    lines = [paragraph.text for paragraph in cell.paragraphs if paragraph.text.strip()]
    return bool(lines) and all(bare_number(line) or standing_in(line) or head_with_standing(line) for line in lines)


def _run_on(cell: Cell, rest: Cell) -> tuple[Paragraph, ...]:
    """The paragraphs of both parts of a cell, one that was cut in its middle made whole."""
    if cell.paragraphs and rest.paragraphs:
        above, below = cell.paragraphs[-1], rest.paragraphs[0]
        if below.bullet is None and below.text[:1].islower() and above.text.rstrip()[-1:] not in ".;:":
            joined = replace(above, text=f"{above.text} {below.text}")
            return (*cell.paragraphs[:-1], joined, *rest.paragraphs[1:])
    return (*cell.paragraphs, *rest.paragraphs)


def _without_first_row(grid: Grid) -> Iterator[Grid]:
    if grid.rows > 1:
        cells = (replace(cell, row=cell.row - 1) for cell in grid.cells if cell.row)
        yield replace(grid, rows=grid.rows - 1, cells=tuple(cells))
