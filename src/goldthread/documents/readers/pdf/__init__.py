"""PDF pages: words, ruling lines and fills become paragraphs and grids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Block, Document, Page
from goldthread.documents.readers.limits import check_cells
from goldthread.documents.readers.pdf.cells import FilledCell, filled_cells, grid_of
from goldthread.documents.readers.pdf.flow import (
    body_size,
    is_running,
    lines_around,
    paragraphs_between,
    run_on,
    running_lines,
)
from goldthread.documents.readers.pdf.lattice import Lattice, lattices
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import PageMarks
from goldthread.documents.readers.pdf.opening import Scans, pages_of
from goldthread.documents.readers.pdf.typesetting import typesetting_of
from goldthread.documents.readers.pdf.unruled import unruled
from goldthread.documents.readers.progress import Progress, unwatched


@dataclass(frozen=True)
class _Laid:
    """A page with its tables found and the lines around them."""

    marks: PageMarks
    tables: tuple[tuple[Lattice, tuple[FilledCell, ...]], ...]
    lines: tuple[Line, ...]

    @property
    def cells(self) -> Iterator[FilledCell]:
        """The cells of all its tables."""
        for _, cells in self.tables:
            yield from cells


def read_pdf(data: bytes, name: str, progress: Progress = unwatched) -> Document:
    """The pages of a PDF; ``progress`` is told of each as it is taken off.

    Raises InputError when it is damaged, locked, too long, or nothing is written on any page.
    """
    scans = Scans()
    laid = [_laid_out(marks) for marks in pages_of(data, name, scans, progress)]
    return Document(
        name=name,
        kind="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple(_pages(laid, name)),
        notices=scans.notices(),
    )


def _laid_out(marks: PageMarks) -> _Laid:
    ruled = [table for table in lattices(marks.across, marks.down) if _holds_words(table, marks)]
    around = lines_around(marks, [table.box for table in ruled])
    step = typesetting_of([around]).step(body_size(around))
    unwalled = [(table, margins) for table, margins in unruled(marks, around, step) if _holds_words(table, marks)]
    tables = sorted([*((table, None) for table in ruled), *unwalled], key=lambda pair: pair[0].ys[0])
    filled = tuple((table, tuple(filled_cells(table, marks, margins))) for table, margins in tables)
    bare = replace(marks, words=(), across=(), down=())  # they live on in the lines; a long paper has many
    return _Laid(bare, filled, tuple(lines_around(marks, [table.box for table, _ in tables])))


def _holds_words(table: Lattice, marks: PageMarks) -> bool:
    x0, top, x1, bottom = table.box
    return any(x0 <= word.middle[0] <= x1 and top <= word.middle[1] <= bottom for word in marks.words)


def _pages(laid: Sequence[_Laid], name: str) -> list[Page]:
    setting = typesetting_of([page.lines for page in laid])
    cells = [cell for page in laid for cell in page.cells]
    in_tables = typesetting_of([cell.lines for cell in cells], [cell.place.box[2] for cell in cells], setting.words)
    running = running_lines([(page.marks, page.lines) for page in laid])
    size = body_size(line for page in laid for line in page.lines)
    pages: list[Page] = []
    grids = kept = 0
    for number, page in enumerate(laid, 1):
        lines = [line for line in page.lines if not is_running(line, page.marks, running)]
        blocks: list[Block] = []
        for table, filled in page.tables:
            above = [line for line in lines if line.baseline <= table.box[1]]
            lines = lines[len(above) :]
            blocks.extend(paragraphs_between(above, page.marks, setting, size))
            grids += 1
            blocks.append(grid_of(table, filled, page.marks, in_tables, number=grids, page=str(number)))
            kept += len(table.cells)
            check_cells(name, kept)
        blocks.extend(paragraphs_between(lines, page.marks, setting, size))
        if pages and (whole := run_on(pages[-1].blocks, blocks)):
            pages[-1] = replace(pages[-1], blocks=(*pages[-1].blocks[:-1], whole))
            blocks = blocks[1:]
        pages.append(Page(str(number), tuple(blocks), size=(page.marks.width, page.marks.height)))
    return pages
