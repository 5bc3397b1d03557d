"""A lattice with the words of its page becomes a grid."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Cell, Fit, Grid, Paragraph
from goldthread.documents.readers.pdf.lattice import Lattice, LatticeCell
from goldthread.documents.readers.pdf.lines import Line, Typesetting, lines_of, paragraphs_of
from goldthread.documents.readers.pdf.marks import Box, PageMarks, Word, area, inside, overlap
from goldthread.documents.readers.pdf.marks import Fill as Coloured

_COVERED = 0.6  # of a cell that a fill must cover to be its colour


def grid_of(lattice: Lattice, marks: PageMarks, setting: Typesetting, *, number: int, page: str) -> Grid:
    """The grid of a ruled table."""
    words = [word for word in marks.words if inside(word.middle, lattice.box, 1.0)]
    fills = [fill for fill in marks.fills if overlap(fill.box, lattice.box) > 0]
    homes = _homes(lattice, words)
    cells = [_cell(cell, homes.get(place, []), fills, setting, page) for place, cell in enumerate(lattice.cells)]
    return Grid(len(lattice.ys) - 1, len(lattice.xs) - 1, tuple(cells), number=number)


def _homes(lattice: Lattice, words: Sequence[Word]) -> dict[int, list[Word]]:
    """The words of each cell, by the cell's place in the lattice."""
    homes: dict[int, list[Word]] = {}
    by_place = {
        (row, col): index
        for index, cell in enumerate(lattice.cells)
        for row in range(cell.row, cell.row + cell.rowspan)
        for col in range(cell.col, cell.col + cell.colspan)
    }
    for word in words:
        x, y = word.middle
        place = _slot(lattice.ys, y), _slot(lattice.xs, x)
        if place in by_place:
            homes.setdefault(by_place[place], []).append(word)
    return homes


def _slot(edges: Sequence[float], at: float) -> int:
    for index in range(len(edges) - 1):
        if at < edges[index + 1]:
            return index
    return len(edges) - 2


def _cell(cell: LatticeCell, words: list[Word], fills: Sequence[Coloured], setting: Typesetting, page: str) -> Cell:
    behind = [fill for fill in fills if overlap(fill.box, cell.box) >= _COVERED * area(cell.box)]
    within = [fill for fill in fills if fill not in behind]
    upright = lines_of([word for word in words if not word.turned])
    return Cell(
        cell.row, cell.col, _paragraphs(words, upright, cell.box, within, setting), cell.rowspan, cell.colspan,
        fill=behind[-1].colour if behind else None, page=page, box=cell.box, fit=_fit(upright, cell.box, setting),
    )  # fmt: skip


def _paragraphs(
    words: list[Word], lines: list[Line], box: Box, fills: Sequence[Coloured], setting: Typesetting
) -> tuple[Paragraph, ...]:
    turned = [word for word in words if word.turned]
    if len(turned) > len(words) / 2:
        return (Paragraph(" ".join(word.text for word in turned)),)  # the file's order is the reading order
    return tuple(paragraphs_of(lines, box[0], box[2], setting, fills))


def _fit(lines: list[Line], box: Box, setting: Typesetting) -> Fit | None:
    if not lines:
        return None
    last = lines[-1]
    margin = max(0.0, min(line.x0 for line in lines) - box[0])
    first = lines[0].words[0]
    return Fit(first.x1 - first.x0, box[2] - margin - last.x1, box[3] - last.baseline, setting.step(last.size))
