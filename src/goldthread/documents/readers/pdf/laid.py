"""One page of a PDF laid out: its tables found, and the lines around them in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.documents.readers.pdf.cells import FilledCell, filled_cells
from goldthread.documents.readers.pdf.flow import body_size, lines_around
from goldthread.documents.readers.pdf.lattice import Lattice, lattices
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import PageMarks
from goldthread.documents.readers.pdf.newspaper import columns_of
from goldthread.documents.readers.pdf.typesetting import typesetting_of
from goldthread.documents.readers.pdf.unruled import unruled


@dataclass(frozen=True)
class Laid:
    """A page with its tables found and the lines around them, column by column of its text."""

    marks: PageMarks
    tables: tuple[tuple[Lattice, tuple[FilledCell, ...]], ...]
    columns: tuple[tuple[Line, ...], ...]

    @property
    def cells(self) -> Iterator[FilledCell]:
        """The cells of all its tables."""
        for _, cells in self.tables:
            yield from cells

    @property
    def lines(self) -> Iterator[Line]:
        """The lines around its tables."""
        for column in self.columns:
            yield from column


def laid_out(marks: PageMarks) -> Laid:
    """The tables and the text of a page."""
    ruled = [table for table in lattices(marks.across, marks.down) if _holds_words(table, marks)]
    around = lines_around(marks, [table.box for table in ruled])
    step = typesetting_of([around]).step(body_size(around))
    unwalled = [(table, margins) for table, margins in unruled(marks, around, step) if _holds_words(table, marks)]
    tables = sorted([*((table, None) for table in ruled), *unwalled], key=lambda pair: pair[0].ys[0])
    filled = tuple((table, tuple(filled_cells(table, marks, margins))) for table, margins in tables)
    lines = lines_around(marks, [table.box for table, _ in tables])
    columns = [lines] if tables else columns_of(lines)
    bare = replace(marks, words=(), across=(), down=())  # they live on in the lines
    return Laid(bare, filled, tuple(map(tuple, columns)))


def _holds_words(table: Lattice, marks: PageMarks) -> bool:
    x0, top, x1, bottom = table.box
    return any(x0 <= word.middle[0] <= x1 and top <= word.middle[1] <= bottom for word in marks.words)
