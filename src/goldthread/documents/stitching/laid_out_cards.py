"""Tables that only place cards on the page, each of which tells one action in a cell of its own.

Nothing in them stands in columns, so they become tables with a row for each card and a column for each label. Cards
are read row after row, or column after column where each column has a title of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.model import Block, Cell, Document, Grid, Paragraph
from goldthread.documents.stitching.cut_cards import with_cut_cards_whole
from goldthread.documents.tables.cards.labels import role_of
from goldthread.documents.tables.cards.whole_cells import Told, is_whole_card, labels_of, told_on
from goldthread.documents.tables.columns import Role

_LEAST = 2  # cards of a paper
_MOSTLY = 0.7  # of the cells that do not run across the table
_LONGEST_TITLE = 14  # words


def with_cards_as_rows(document: Document) -> Document:
    """The document with the cards of such tables as rows, under the same headings all through the paper."""
    document = with_cut_cards_whole(document)
    blocks = [block for page in document.pages for block in page.blocks]
    cards = [cell for grid in blocks if isinstance(grid, Grid) and _places_cards(grid) for cell in _cards(grid)]
    if len(cards) < _LEAST:
        return document
    told = told_on([cell.paragraphs for cell in cards])
    rows = _Rows({id(cell): one for cell, one in zip(cards, told, strict=True)})
    pages = (replace(page, blocks=tuple(rows.unfolded(page.blocks))) for page in document.pages)
    return replace(document, pages=tuple(pages))


class _Rows:
    """The cards of a paper by their cells, and the columns they make up."""

    def __init__(self, told: dict[int, Told]) -> None:
        self._told = told
        self._labels = list(labels_of([*told.values()]))
        self._grids = 0

    def unfolded(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks of a page, each table of cards as titles and tables with a row for each card."""
        run: list[Cell] = []
        for part in (part for block in blocks for part in self._parts(block)):
            if isinstance(part, Cell) and id(part) in self._told:
                run.append(part)
                continue
            yield from self._table(run)
            run = []
            yield from _as_title(part) if isinstance(part, Cell) else (self._counted(part),)
        yield from self._table(run)

    def _parts(self, block: Block) -> Iterator[Block | Cell]:
        """The cells of a table of cards, or a block as it is."""
        of_cards = isinstance(block, Grid) and any(id(cell) in self._told for cell in block.cells)
        yield from _in_order(block) if of_cards and isinstance(block, Grid) else (block,)

    def _table(self, cards: Sequence[Cell]) -> Iterator[Block]:
        if not cards:
            return
        cells = [Cell(0, col, (Paragraph(label),), header=True) for col, label in enumerate(self._labels)]
        for row, card in enumerate(cards, 1):
            told = self._told[id(card)]
            cells += [
                Cell(row, col, told[label], fill=card.fill, page=card.page)
                for col, label in enumerate(self._labels)
                if label in told
            ]
        yield self._counted(Grid(len(cards) + 1, len(self._labels), tuple(cells)))

    def _counted(self, block: Block) -> Block:
        """The block, a table with its number in the paper."""
        if not isinstance(block, Grid):
            return block
        self._grids += 1
        return replace(block, number=self._grids)


def _places_cards(grid: Grid) -> bool:
    """Whether most cells of a table are cards."""
    inner = [cell for cell in grid.cells if cell.text.strip() and not _is_across(cell, grid)]
    titles = sum(len(row) for row in _rows(grid) if _are_titles(row, grid))
    cards = sum(map(_is_card, inner))
    if any(map(_heads_columns, _rows(grid)[:1])):
        return False
    return cards > 0 and cards >= _MOSTLY * (len(inner) - titles)


def _heads_columns(row: Sequence[Cell]) -> bool:
    """Whether a row names what stands in the columns below it: "Action | Update | RAG"."""
    roles = {role_of(cell.text) for cell in row} - {None, Role.PRIORITY, Role.OUTCOME}
    return len(row) > 1 and bool(roles)


def _cards(grid: Grid) -> list[Cell]:
    return [cell for cell in grid.cells if _is_card(cell)]


def _is_card(cell: Cell) -> bool:
    return is_whole_card(cell.paragraphs)


def _is_across(cell: Cell, grid: Grid) -> bool:
    """Whether a cell runs over all columns; in a table of one, cards do not."""
    return cell.colspan == grid.cols and not _is_card(cell)


def _rows(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return [[cell for cell in row if cell.text.strip()] for row in rows]


def _are_titles(row: Sequence[Cell], grid: Grid) -> bool:
    """Whether each column begins here under a few words of its own."""
    short = all(len(cell.paragraphs[0].text.split()) <= _LONGEST_TITLE and not _is_card(cell) for cell in row)
    return short and len(row) == grid.cols > 1


def _in_order(grid: Grid) -> Iterator[Cell]:
    """The cells as they are read: under titles of the columns each column from its title down."""
    titled: list[list[Cell]] = []  # rows under such titles, those first
    for row in _rows(grid):
        if _are_titles(row, grid) or (row and _is_across(row[0], grid)):
            yield from _down_columns(titled)
            titled = [row] if len(row) > 1 else []
            yield from row if len(row) == 1 else ()
        elif titled:
            titled.append(row)
        else:
            yield from row
    yield from _down_columns(titled)


def _down_columns(rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    for title in rows[0] if rows else ():
        yield title
        yield from (cell for row in rows[1:] for cell in row if cell.col == title.col)


def _as_title(cell: Cell) -> Iterator[Paragraph]:
    """The paragraphs of a cell over cards, the first a heading if it is as short as one."""
    first, *others = cell.paragraphs
    short = len(first.text.split()) <= _LONGEST_TITLE and first.text.rstrip()[-1:] not in (".", ",", ";")
    yield replace(first, heading=first.heading or 2, bullet=None) if short else first
    yield from others
