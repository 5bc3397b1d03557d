"""A placed table of text as a grid of cells."""

from __future__ import annotations

from goldthread.documents.model import Cell, Grid
from goldthread.documents.textual.families import Family, Fragment
from goldthread.documents.textual.markup import cell_paragraphs
from goldthread.documents.textual.placing import Placed


def to_grid(
    fragment: Fragment,
    rows: Placed,
    family: Family,
    common_words: frozenset[str],
    number: int,
    page: str | None,
) -> Grid:
    """The grid of one fragment. Empty cells stay: text cannot tell an empty cell from a covered one."""
    width = max((len(cells) for _, cells in rows), default=1)
    cells: list[Cell] = []
    for index, (_, raw) in enumerate(rows):
        is_heading = index == fragment.heading
        if _is_banner(raw) and not is_heading:
            cells.append(Cell(index, 0, cell_paragraphs(raw[0], common_words), colspan=width, page=page))
            continue
        for col, text in enumerate(raw):
            if is_heading and col in family.spanned and not text:
                continue
            span = 2 if is_heading and col + 1 in family.spanned and not raw[col + 1] else 1
            paragraphs = cell_paragraphs(text, common_words) if text else ()
            cells.append(Cell(index, col, paragraphs, colspan=span, header=is_heading, page=page))
    return Grid(len(rows), width, tuple(cells), number=number)


def _is_banner(raw: list[str]) -> bool:
    """One text at the left and nothing else: a line across the table."""
    return len(raw) > 2 and bool(raw[0].strip()) and not any(cell.strip() for cell in raw[1:])
