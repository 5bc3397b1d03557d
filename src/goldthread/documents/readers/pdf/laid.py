"""One page of a PDF laid out: its parts in the order they are read, each with its tables and the lines around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.documents.readers.pdf.cells import FilledCell, filled_cells
from goldthread.documents.readers.pdf.flow import body_size, lines_around
from goldthread.documents.readers.pdf.frames import cards_in, frames_of
from goldthread.documents.readers.pdf.lattice import Lattice, ruled_off, tables_among
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import Box, PageMarks, overlap
from goldthread.documents.readers.pdf.regions import banded
from goldthread.documents.readers.pdf.shaded_heads import rules_of_heads
from goldthread.documents.readers.pdf.typesetting import typesetting_of
from goldthread.documents.readers.pdf.unruled import unruled
from goldthread.documents.readers.pdf.zones import zones_of


@dataclass(frozen=True)
class Zone:
    """A part of a page with its tables found and the lines around them."""

    tables: tuple[tuple[Lattice, tuple[FilledCell, ...]], ...]
    lines: tuple[Line, ...]
    frames: tuple[Box, ...] = ()  # around lines alone


@dataclass(frozen=True)
class Laid:
    """A page with its parts in reading order: several where its text is set in columns."""

    marks: PageMarks
    zones: tuple[Zone, ...]

    @property
    def cells(self) -> Iterator[FilledCell]:
        """The cells of all its tables."""
        for zone in self.zones:
            for _, cells in zone.tables:
                yield from cells

    @property
    def lines(self) -> Iterator[Line]:
        """The lines around its tables."""
        for zone in self.zones:
            yield from zone.lines


def laid_out(marks: PageMarks) -> Laid:
    """The tables and the text of a page."""
    page = _Seen.of(marks)
    tables = [table.box for table in tables_among(page.ruled) if len(table.xs) > 2 and _holds_words(table.box, marks)]
    frames = frames_of(marks, page.ruled, page.lines)
    closed = [lattice.box for lattice in page.ruled]
    bands = [box for box in banded(marks, _step(page.lines)) if not any(overlap(box, other) for other in closed)]
    blocks = [*tables, *frames, *bands]
    zones = zones_of(marks, lines_around(marks, blocks), blocks, frames)
    bare = replace(marks, words=(), across=(), down=())  # they live on in the lines
    return Laid(bare, tuple(_zone(page if part is marks else _Seen.of(part), frames) for part in zones))


@dataclass(frozen=True)
class _Seen:
    """A page or a part of one, with its lines and all that is ruled off on it."""

    marks: PageMarks
    lines: list[Line]
    ruled: list[Lattice]

    @classmethod
    def of(cls, marks: PageMarks) -> _Seen:
        ruled = ruled_off(marks.across, marks.down)
        across, down = rules_of_heads(ruled, marks)
        if across:
            ruled = ruled_off([*marks.across, *across], [*marks.down, *down])
        return cls(marks, lines_around(marks, []), ruled)


def _zone(part: _Seen, frames: list[Box]) -> Zone:
    """A part of a page with its tables: those on cards, those ruled off, and those that only white space parts."""
    marks = part.marks
    cards = cards_in(frames, marks, part.lines)
    ruled = [
        (table, None)
        for table in tables_among(part.ruled)
        if _holds_words(table.box, marks) and not any(overlap(table.box, card.box) for card, _ in cards)
    ]
    walled = [*cards, *ruled]
    around = lines_around(marks, [table.box for table, _ in walled])
    unwalled = [
        (table, margins) for table, margins in unruled(marks, around, _step(around)) if _holds_words(table.box, marks)
    ]
    tables = sorted([*walled, *unwalled], key=lambda pair: pair[0].ys[0])
    filled = tuple((table, tuple(filled_cells(table, marks, margins))) for table, margins in tables)
    lines = lines_around(marks, [table.box for table, _ in tables])
    free = (box for box in frames if not any(overlap(box, table.box) for table, _ in tables))
    return Zone(filled, tuple(lines), tuple(sorted(free, key=lambda box: box[1])))


def _step(lines: list[Line]) -> float:
    """The usual distance of lines of the usual size."""
    return typesetting_of([lines]).step(body_size(lines))


def _holds_words(box: Box, marks: PageMarks) -> bool:
    x0, top, x1, bottom = box
    return any(x0 <= word.middle[0] <= x1 and top <= word.middle[1] <= bottom for word in marks.words)
