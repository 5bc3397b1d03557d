"""Tables of labels and values to their cards: one, or several below each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldthread.documents.model import Cell, Paragraph, Source
from goldthread.documents.tables.cards.drawn import DrawnCards
from goldthread.documents.tables.cards.heads import Head, head_of, labelled
from goldthread.documents.tables.cards.labels import Field, acts, may_act, role_of
from goldthread.documents.tables.cards.rows import card_row, head_beside, values_below
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.priorities import is_labelled
from goldthread.documents.tables.rows.titled_rows import titled_rows
from goldthread.documents.tables.view import Table

_KNOWN = 0.7  # of the labels
_LEAST = 2  # labels
_LONGEST_CARD = 60  # labels
_SAMPLE = 40  # rows that tell whether a table may hold labels
_LEAST_KNOWN = 0.1  # of its cells; rows of tables inside a card have none
_TITLE_WORDS = 30
_COLUMNS = {Role.ACTION, Role.OWNER, Role.TIMESCALE}
_OF_HEADS = {"Ref", "Title", "RAG", "Status", "Rating"}


@dataclass(frozen=True)
class Card:
    """The labels of one action with the cells that answer them."""

    values: tuple[Field, ...]
    table: Table

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels as printed."""
        return tuple(label for label, _ in self.values)


@dataclass
class _Drawing:
    """The rows of a table as far as they are read as cards."""

    cards: DrawnCards
    labels: list[str] = field(default_factory=list)
    strays: int = 0  # cells that are neither label nor value

    def pairs(self, pairs: Sequence[tuple[Cell, Cell]]) -> None:
        """Labels with their values."""
        for label, value in pairs:
            self.labels.append(label.text)
            self.cards.add(label, value)

    def across(self, cell: Cell) -> None:
        """A cell across the table: a title, or a label with its value."""
        said = labelled(cell)
        if said and self.cards.cards:
            self.cards.say([said])
        else:
            self.cards.title(cell)

    def row(self, cells: Sequence[Cell], cols: int) -> None:
        """A row of several cells."""
        if head := head_beside(cells):
            self.cards.start(head)
            cells = cells[1:]
        if self.cards.begins(cells) or self.cards.takes_inside(cells, cols):
            return
        found = card_row(cells)
        self.pairs(found.pairs)
        self.cards.say(found.said)
        self.labels += [label for label, _ in found.said[: 0 if found.pairs else None]]
        self.strays += found.strays


def cards_in(table: Table, printed: frozenset[str], begun: Head | None = None) -> list[Card]:
    """The cards of a table, none when it is no table of labels and values.

    ``printed`` are texts that stand where labels do on many tables of the paper, ``begun`` is the head of the
    first card where it stands before the table.
    """
    if table.cols < 2 or not _may_hold_labels(table, printed):
        return []
    acting = _acting(table)
    drawing = _drawn(table, DrawnCards(acting, begun))
    drawn = drawing.cards.finished()
    again = Counter(drawing.labels) if len(drawn) > 1 else Counter()
    known = sum(
        role_of(label) is not None or label in acting or label in printed or again[label] > 1
        for label in drawing.labels
    )
    lines = len(drawing.labels) + drawing.strays
    if lines < _LEAST or known < _KNOWN * lines:
        return []
    cards: list[Card] = []
    over: tuple[Paragraph, ...] = ()
    for one in drawn:
        if (named := one.over()) and named != over:  # titles hold until the next ones
            table, over = replace(table, before=named), named
        cards.append(Card(one.fields(), table))
    return cards if all(_is_whole(card, acting, printed) for card in cards) else []


def card_under_head(table: Table, printed: frozenset[str]) -> list[Card]:
    """The card of a table that says what is to be done, with its number and title in the lines right before it."""
    for lines in (1, 2):
        said = table.before[-lines:]
        if len(said) < lines or any(len(line.text.split()) > _TITLE_WORDS for line in said):
            return []
        head = head_of([Cell(0, 0, (replace(line, heading=None),)) for line in said])
        if head and head.number and not head.groups():
            return cards_in(replace(table, before=table.before[:-lines]), printed, head)
    return []


def card_under_statement(table: Table, printed: frozenset[str]) -> list[Card]:
    """The card of a table that has who and when, and what is to be done in the words right before it."""
    start = len(table.before) - 1
    while start > 0 and table.before[start].bullet is not None:
        start -= 1
    said = table.before[start:] if start >= 0 else ()
    if not said or not said[0].text.strip() or is_labelled(said[0].text):
        return []
    statement = Cell(0, 0, tuple(replace(paragraph, heading=None) for paragraph in said), colspan=table.cols)
    cells = (statement, *(replace(cell, row=cell.row + 1) for cell in table.grid.cells))
    sources = {(cell.row + 1, cell.col): table.source(cell) for cell in table.grid.cells}
    sources[0, 0] = Source(table.page, None, quote=statement.text[:500])
    grid = replace(table.grid, rows=table.rows + 1, cells=cells)
    return cards_in(replace(table, grid=grid, before=table.before[:start], sources=sources), printed)


def cards_of_rows(table: Table) -> tuple[list[Card], tuple[Paragraph, ...]]:
    """The rows of a table whose actions stand across it as cards, and the titles at its end."""
    rows, after = titled_rows(table)
    cards: list[Card] = []
    for row in rows:
        head = head_of([row.title]) or Head(title=row.title)
        said = ((label.strip(" :"), cell) for label, cell in row.cells)
        cards.append(Card((*head.fields(acted=False, shared=False), *said), replace(table, before=row.groups)))
    return cards, after


def _drawn(table: Table, cards: DrawnCards) -> _Drawing:
    drawing = _Drawing(cards)
    row = 0
    while row < table.rows:
        cells = table.starting(row)
        if len(cells) == 1 and cells[0].colspan == table.cols and cells[0].text.strip():
            drawing.across(cells[0])
        elif pairs := values_below(table, row):
            drawing.pairs(pairs)
            row += 1
        elif len(cells) > 1 and any(cell.text.strip() for cell in cells):
            drawing.row(cells, table.cols)
        row += 1
        if cards.cards and len(cards.cards[-1].said) > _LONGEST_CARD:  # it is no card: what comes need not be read
            drawing.strays += table.rows * table.cols
            break
    return drawing


def _may_hold_labels(table: Table, printed: frozenset[str]) -> bool:
    """Whether a few of the cells that labels would stand in may be some: long tables of anything else end here."""
    rows = [table.starting(row) for row in range(min(_SAMPLE, table.rows))]
    if any(map(_labels_a_table, rows)):
        return False
    asked = [cell.text for cells in rows if len(cells) > 1 for cell in cells[::2]]
    known = sum(text in printed or role_of(text) is not None or may_act(text) for text in asked)
    return known > 0 and known >= _LEAST_KNOWN * len(asked)


def _labels_a_table(cells: Sequence[Cell]) -> bool:
    """Whether a label of its own stands before headings that name what, who and when: rows of actions follow."""
    return bool(cells) and role_of(cells[0].text) is None and {role_of(cell.text) for cell in cells[1:]} >= _COLUMNS


def _acting(table: Table) -> frozenset[str]:
    """The labels that may stand before what is to be done, where none surely does."""
    rows = [table.starting(row) for row in range(table.rows)]
    asked = {cell.text for cells in rows if len(cells) > 1 for cell in cells[::2]}
    return frozenset[str]() if any(map(acts, asked)) else frozenset(filter(may_act, asked))


def _is_whole(card: Card, acting: frozenset[str], printed: frozenset[str]) -> bool:
    """Whether a card says what is to be done, and who or when unless it has only labels that others have too."""
    roles = {role_of(label) for label in card.labels}
    stated = any(acts(label) or label in acting for label in card.labels)
    like_others = len(card.values) > 1 and all(label in printed or label in _OF_HEADS for label in card.labels)
    return stated and (bool(roles & {Role.OWNER, Role.TIMESCALE}) or like_others)
