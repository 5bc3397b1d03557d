"""Cards as they are read row by row from a table that holds one or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.card_labels import (
    LONGEST_STANDING,
    NUMBERED,
    acts,
    columns_inside,
    pairs_of,
    role_of,
    same,
    standing_beside_number,
    title_of,
)


class DrawnCards:
    """The cards of a table as far as they are read, and the titles of groups that stand over some of them."""

    def __init__(self, cards: list[list[tuple[str, Cell]]], acting: frozenset[str]) -> None:
        self.cards = cards
        self.over: list[tuple[Paragraph, ...]] = [() for _ in cards]
        self._open = cards[-1:]  # what follows is told of them
        self._acting = acting
        self._titles: list[Cell] = []
        self._columns: tuple[str, ...] = ()  # of a table inside the card
        self._shared: list[tuple[str, Cell]] = []

    def title(self, cell: Cell) -> None:
        """A line across the table: the action of the card below it, or over another such line what groups them."""
        title = title_of(cell)
        if self.cards and not self._titles and (named := standing_beside_number(self.cards[-1])):
            self.cards[-1][:] = [*named, *title]
            return
        if self._titles or not (self.cards and same(self.cards[-1][0], title[0])):  # else a new page prints it again
            self._titles.append(cell)

    def begin(self, card: list[tuple[str, Cell]]) -> None:
        """A title that begins a card whatever labels follow; printed again at the head of a page it begins none."""
        if self.cards and all(same(held, said) for held, said in zip(self.cards[-1], card, strict=False)):
            return
        self._start(card, self._titles)
        self._titles = []

    def add(self, label: Cell, value: Cell) -> None:
        self._columns = ()
        if self._titles:
            above, own = self._titles[:-1], self._titles[-1]
            number = title_of(above[-1]) if above and NUMBERED.fullmatch(above[-1].text.strip()) else []
            self._start([*number, *title_of(own)], above[:-1] if number else above)
            self._titles = []
        elif not self.cards or (
            acts(label.text, self._acting) and any(acts(held, self._acting) for held, _ in self.cards[-1])
        ):
            self._start([], [])
        for card in self._open:
            card += pairs_of(label, value, self._acting)

    def standing(self, cells: Sequence[Cell]) -> None:
        """What stands behind the last label and its value: "Update | Five of six done | In progress"."""
        last = cells[-1] if cells else None
        if last and len(cells) > 1 and len(cells) % 2 and 0 < len(last.text.split()) <= LONGEST_STANDING:
            for card in self._open:
                card.append(("Status", last))

    def takes_inside(self, cells: Sequence[Cell], cols: int) -> bool:
        """Whether a row belongs to a table inside the card: each of its rows is an action of its own."""
        if self.cards and (columns := columns_inside(cells, cols)):
            self._columns, self._shared = columns, list(self.cards[-1])
            return True
        if not cells or len(cells) != len(self._columns) or role_of(cells[0].text) is not None:
            return False
        told = {role_of(label) for label in self._columns}
        shared = [(label, value) for label, value in self._shared if role_of(label) not in told]
        own = [*shared, *zip(self._columns, cells, strict=True)]
        if len(self._open) == 1 and self._open[0] == self._shared:
            self._open[0][:] = own
        else:
            self.cards.append(own)
            self.over.append(())
            self._open = [*self._open, own]
        return True

    def _start(self, card: list[tuple[str, Cell]], groups: Sequence[Cell]) -> None:
        self.cards.append(card)
        self.over.append(tuple(replace(line, heading=2) for cell in groups for line in cell.paragraphs))
        self._open = [card]
