"""A family's placed rows as grids: one where its pages follow each other, more where other text parts them."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Cell, Grid
from goldthread.documents.textual.cells.markup import cell_paragraphs
from goldthread.documents.textual.joining.placing import Placed, Placement
from goldthread.documents.textual.joining.spanning import spans
from goldthread.documents.textual.joining.stitching import Line, stitch


def lines_of(rows: Placed, heading: int | None, common_words: frozenset[str], page: str | None) -> list[Line]:
    """The rows of one fragment as lines of paragraphs."""
    out = []
    for index, (_, raw) in enumerate(rows):
        cells = [cell_paragraphs(text, common_words) if text else () for text in raw]
        is_heading = index == heading
        out.append(Line(cells, page, is_heading, not is_heading and _is_banner(raw)))
    first = next((line for line in out if not line.heading and not line.banner), None)
    if first:
        first.first_of_page = True
    return out


def to_grid(lines: Sequence[Line], placement: Placement, number: int) -> Grid:
    """The grid of pages that follow each other. Empty cells stay where nothing shows that they were covered."""
    whole = stitch(lines, placement.columns)
    reach = spans(whole, placement.columns)
    covered = {(row, col) for (start, col), count in reach.items() for row in range(start + 1, start + count)}
    width = len(placement.columns)
    cells: list[Cell] = []
    for row, line in enumerate(whole):
        if line.banner:
            cells.append(Cell(row, 0, line.cells[0], colspan=width, page=line.page))
            continue
        for col, paragraphs in enumerate(line.cells):
            if (row, col) in covered or (line.heading and not paragraphs and col in placement.family.spanned):
                continue
            cells.append(
                Cell(
                    row,
                    col,
                    paragraphs,
                    rowspan=reach.get((row, col), 1),
                    colspan=_heading_span(line, col, placement),
                    header=line.heading,
                    page=line.page,
                )
            )
    return Grid(len(whole), width, tuple(cells), number=number)


def _heading_span(line: Line, col: int, placement: Placement) -> int:
    after = col + 1
    return 2 if line.heading and after in placement.family.spanned and not line.cells[after] else 1


def _is_banner(raw: list[str]) -> bool:
    """One text at the left and nothing else: a line across the table."""
    return len(raw) > 2 and bool(raw[0].strip()) and not any(cell.strip() for cell in raw[1:])
