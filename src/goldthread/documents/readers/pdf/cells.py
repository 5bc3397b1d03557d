"""A lattice with the words of its page becomes a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.documents.model import Cell, Fit, Grid, Paragraph
from goldthread.documents.readers.pdf.lattice import Lattice, LatticeCell
from goldthread.documents.readers.pdf.lines import Line, lines_of
from goldthread.documents.readers.pdf.marks import Box, PageMarks, Word, area, inside, overlap
from goldthread.documents.readers.pdf.marks import Fill as Coloured
from goldthread.documents.readers.pdf.paragraphs import paragraphs_of, room_needed
from goldthread.documents.readers.pdf.typesetting import Typesetting

_COVERED = 0.6  # of a cell that a fill must cover to be its colour


@dataclass(frozen=True)
class FilledCell:
    """A cell of a lattice with its lines; ``turned`` is text that runs up or down the page."""

    place: LatticeCell
    lines: tuple[Line, ...] = ()
    turned: str = ""
    right: float | None = None  # where its words end, if that is not at its wall


def filled_cells(
    lattice: Lattice, marks: PageMarks, margins: Mapping[float, float] | None = None
) -> list[FilledCell]:
    """The cells of a table with what is written in them.

    ``margins`` say where the words left of a wall end, for walls that are only white space.
    """
    homes = _homes(lattice, [word for word in marks.words if inside(word.middle, lattice.box, 1.0)])
    return [
        _filled(cell, homes.get(index, []), _margin(cell.box[2], margins or {}))
        for index, cell in enumerate(lattice.cells)
    ]


def grid_of(
    lattice: Lattice, cells: Sequence[FilledCell], marks: PageMarks, setting: Typesetting, *, number: int, page: str
) -> Grid:
    """The grid of a ruled table."""
    fills = [fill for fill in marks.fills if overlap(fill.box, lattice.box) > 0]
    found = tuple(_cell(cell, fills, setting, page) for cell in cells)
    return Grid(len(lattice.ys) - 1, len(lattice.xs) - 1, found, number=number)


def _margin(wall: float, margins: Mapping[float, float]) -> float | None:
    return next((end for at, end in margins.items() if abs(at - wall) < 3), None)


def _filled(cell: LatticeCell, words: list[Word], right: float | None) -> FilledCell:
    turned = [word.text for word in words if word.turned]
    if len(turned) > len(words) / 2:
        return FilledCell(cell, turned=" ".join(turned), right=right)  # the file's order is the reading order
    return FilledCell(cell, tuple(lines_of([word for word in words if not word.turned])), right=right)


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


def _cell(cell: FilledCell, fills: Sequence[Coloured], setting: Typesetting, page: str) -> Cell:
    box = cell.place.box
    behind = [fill for fill in fills if overlap(fill.box, box) >= _COVERED * area(box)]
    within = [fill for fill in fills if fill not in behind]
    if cell.turned:
        paragraphs: tuple[Paragraph, ...] = (Paragraph(cell.turned),)
    else:
        paragraphs = tuple(paragraphs_of(cell.lines, box[0], cell.right or box[2], setting, within))
    column = (box[0], box[1], cell.right or box[2], box[3])
    return Cell(
        cell.place.row, cell.place.col, paragraphs, cell.place.rowspan, cell.place.colspan,
        fill=behind[-1].colour if behind else None, page=page, box=box, fit=_fit(cell.lines, column, setting),
    )  # fmt: skip


def _fit(lines: Sequence[Line], box: Box, setting: Typesetting) -> Fit | None:
    if not lines:
        return None
    last = lines[-1]
    margin = max(0.0, min(line.x0 for line in lines) - box[0])
    return Fit(
        room_needed(lines[0], last, setting),
        box[2] - margin - last.x1,
        box[3] - last.baseline,
        setting.step(last.size),
    )
