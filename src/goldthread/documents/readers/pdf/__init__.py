"""PDF pages: words, ruling lines and fills become paragraphs and grids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.model import Block, Cell, Document, Grid, Page
from goldthread.documents.readers.limits import check_cells
from goldthread.documents.readers.pdf.asides import parted_by
from goldthread.documents.readers.pdf.cells import FilledCell, grid_of
from goldthread.documents.readers.pdf.flow import is_narrow, is_running, paragraphs_between, run_on
from goldthread.documents.readers.pdf.laid import Laid, Zone, laid_out
from goldthread.documents.readers.pdf.lattice import Lattice
from goldthread.documents.readers.pdf.lines import Line, part_in
from goldthread.documents.readers.pdf.marks import Box
from goldthread.documents.readers.pdf.opening import Scans, pages_of
from goldthread.documents.readers.pdf.shelf import Setting, Shelf
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.documents.tables.cards.whole_cells import is_whole_card

_Drawn = tuple[Box, Lattice | Cell, tuple[FilledCell, ...]]  # a table, or a card in a frame

_WIDE = 0.6  # of the page's width: text in one column reaches at least so far


def read_pdf(data: bytes, name: str, progress: Progress = unwatched) -> Document:
    """The pages of a PDF; ``progress`` is told of each as it is taken off.

    Raises InputError when it is damaged, locked, too long, or nothing is written on any page.
    """
    scans, shelf = Scans(), Shelf()
    for marks in pages_of(data, name, scans, progress):
        shelf.put(laid_out(marks))
    return Document(
        name=name,
        kind="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple(_pages(shelf, name)),
        notices=scans.notices(),
    )


def _pages(shelf: Shelf, name: str) -> list[Page]:
    setting = shelf.setting()
    pages: list[Page] = []
    grids = kept = 0
    for number, laid in enumerate(shelf.pages(), 1):
        blocks: list[Block] = []
        for block in _blocks(laid, setting, grids, str(number)):
            grids += isinstance(block, Grid)
            blocks.append(block)
        kept += sum(len(table.cells) for zone in laid.zones for table, _ in zone.tables)
        check_cells(name, kept)
        if pages and (whole := run_on(pages[-1].blocks, blocks)):
            pages[-1] = replace(pages[-1], blocks=(*pages[-1].blocks[:-1], whole))
            blocks = blocks[1:]
        pages.append(Page(str(number), tuple(blocks), size=(laid.marks.width, laid.marks.height)))
    return pages


def _blocks(laid: Laid, setting: Setting, grids: int, page: str) -> Iterator[Block]:
    """The paragraphs and grids of a page in reading order; so many grids stand on the pages before."""
    last: Block | None = None
    for zone in laid.zones:
        blocks = list(_in_zone(zone, laid, setting, grids, page))
        grids += len(zone.tables)
        if last and (whole := run_on([last], blocks)):  # a paragraph that goes on at the top of the next column
            last, blocks = whole, blocks[1:]
        if last and blocks:
            yield last
        yield from blocks[:-1]
        last = blocks[-1] if blocks else last
    if last:
        yield last


def _in_zone(zone: Zone, laid: Laid, setting: Setting, grids: int, page: str) -> Iterator[Block]:
    """The paragraphs and grids of one part of a page."""
    lines = [line for line in zone.lines if not is_running(line, laid.marks, setting.running)]
    narrow = len(laid.zones) > 1 or (not zone.tables and (setting.columned or is_narrow(lines)))
    wide = 0.0 if narrow else _WIDE * laid.marks.width
    drawn = [*_cards(zone, lines, setting, page), *((table.box, table, filled) for table, filled in zone.tables)]
    for number, (box, table, filled) in enumerate(sorted(drawn, key=_top), grids + 1):
        if isinstance(table, Cell):
            above = [line for line in lines if line.baseline <= box[1]]
            lines = [line for line in lines if line.baseline > box[1] and not part_in(box, line)]
            yield from paragraphs_between(above, setting.text, setting.size, least=wide)
            yield Grid(1, 1, (table,), number=number)
            continue
        parted = parted_by(table.box, lines)
        lines = parted.below
        yield from paragraphs_between(parted.above, setting.text, setting.size, least=wide)
        yield from paragraphs_between(parted.beside, setting.text, setting.size)
        yield grid_of(table, filled, laid.marks, setting.tables, number=number, page=page)
    yield from paragraphs_between(lines, setting.text, setting.size, least=wide)


def _cards(zone: Zone, lines: Sequence[Line], setting: Setting, page: str) -> Iterator[_Drawn]:
    """The frames of a part that hold one card each: lines that say what is to be done, by whom and when."""
    for box in zone.frames:
        held = [part for line in lines if (part := part_in(box, line))]
        paragraphs = tuple(paragraphs_between(held, setting.text, setting.size))
        if is_whole_card(paragraphs):
            yield box, Cell(0, 0, paragraphs, page=page, box=box), ()


def _top(drawn: _Drawn) -> float:
    return drawn[0][1]
