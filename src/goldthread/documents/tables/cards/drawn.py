"""Cards as they are read row by row from a table that holds one or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.cards.heads import Head, head_of, head_of_row
from goldthread.documents.tables.cards.labels import Field, acts, columns_inside, pairs_of, role_of


@dataclass
class DrawnCard:
    """The head of one card, and its labels with what answers them."""

    head: Head = field(default_factory=Head)
    above: tuple[Cell, ...] = ()  # titles that stand over it and others
    said: list[Field] = field(default_factory=list)
    shared: bool = False  # its head stands over other actions too

    @property
    def acted(self) -> bool:
        """Whether a label says what is to be done."""
        return any(acts(label) for label, _ in self.said)

    def fields(self) -> tuple[Field, ...]:
        """All it says, as labels and values."""
        return (*self.head.fields(acted=self.acted, shared=self.shared), *self.said)

    def over(self) -> tuple[Paragraph, ...]:
        """The headings over it: titles of groups, and its head where that names one."""
        lines = [replace(line, heading=2) for cell in self.above for line in cell.paragraphs]
        return (*lines, *(self.head.over() if self.names_group() else ()))

    def names_group(self) -> bool:
        """Whether its head stands over actions that the cards under it name."""
        return self.acted and (self.head.groups() or (self.shared and not self.head.number))


class DrawnCards:
    """The cards of a table as far as they are read."""

    def __init__(self, acting: frozenset[str], begun: Head | None) -> None:
        self.cards: list[DrawnCard] = []
        self._acting = acting
        self._open: list[DrawnCard] = []  # what follows is told of them
        self._titles: list[Cell] = []
        self._kind: Head | None = None  # the first head: the others of the table are like it
        self._columns: tuple[str, ...] = ()  # of a table inside the card
        self._inside = False  # a row of it is taken
        if begun:
            self.start(begun)

    def start(self, head: Head, above: Sequence[Cell] = (), *, shared: bool = False) -> None:
        """A new card under a head, and under titles that stand over others too."""
        self._kind = self._kind or (head if head.number else None)
        self.cards.append(DrawnCard(head, tuple(above), shared=shared))
        self._open = self.cards[-1:]

    def finished(self) -> list[DrawnCard]:
        """All of them; where one title stands over several actions, the others without a number do so too."""
        if any(one.names_group() for one in self.cards):
            for one in self.cards:
                one.shared = one.shared or bool(one.head.title and not one.head.number)
        return self.cards

    def title(self, cell: Cell) -> None:
        """A line across the table: the head of the card below it, or over another such line what groups them."""
        last = self.cards[-1] if self.cards else None
        said = head_of([cell]) or Head(title=cell)
        if last and not last.said and not last.head.title and not self._titles and not said.number:
            last.head = replace(last.head, title=cell)
        elif self._titles or not (last and last.head.says_the_same(said)):  # else a new page prints it again
            self._titles.append(cell)

    def begins(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is the head of a card: the first of the table is, and those that are like it.

        Under a card whose head stands on the page before, a row with number, title and standing is one.
        """
        head = head_of_row(cells)
        if head is None:
            return False
        first = not self.cards or self._titles or (head.title and head.told)
        if not (self._kind.alike(head) if self._kind else first):
            return False
        if not (self.cards and self.cards[-1].head.says_the_same(head)):
            self.start(head, self._titles)
        self._titles = []
        return True

    def add(self, label: Cell, value: Cell) -> None:
        """A label and its value, in the card that is open or in a new one."""
        self._columns = ()
        last = self.cards[-1] if self.cards else None
        if self._titles:
            self.start(*_head_over(self._titles))
            self._titles = []
        elif last is None:
            self.start(Head())
        elif self._acts(label.text) and any(self._acts(held) for held, _ in last.said):
            last.shared = last.shared or bool(last.head.title)
            self.start(last.head if last.shared else Head(), last.above if last.shared else (), shared=last.shared)
        for card in self._open:
            card.said += pairs_of(label, value)

    def say(self, said: Sequence[Field]) -> None:
        """What cells say of the card by themselves."""
        if self._titles:
            self.start(*_head_over(self._titles))
            self._titles = []
        for card in self._open:
            card.said += said

    def takes_inside(self, cells: Sequence[Cell], cols: int) -> bool:
        """Whether a row belongs to a table inside the card: each of its rows is an action of its own."""
        if self.cards and (columns := columns_inside(cells, cols)):
            self._columns, self._open, self._inside = columns, self.cards[-1:], False
            return True
        if not cells or len(cells) != len(self._columns) or role_of(cells[0].text) is not None:
            return False
        first = self._open[0]
        told = {role_of(label) for label in self._columns}
        own = list(zip(self._columns, cells, strict=True))
        if not self._inside:
            first.said = [*(pair for pair in first.said if role_of(pair[0]) not in told), *own]
            first.shared = self._inside = True
        else:
            shared = [pair for pair in first.said if pair[0] not in self._columns]
            self.cards.append(DrawnCard(first.head, first.above, [*shared, *own], shared=True))
            self._open.append(self.cards[-1])
        return True

    def _acts(self, label: str) -> bool:
        return label in self._acting or acts(label)


def _head_over(titles: Sequence[Cell]) -> tuple[Head, Sequence[Cell]]:
    """The head that the last titles make up, a number and a title on lines of their own, and the titles above."""
    number = head_of(titles[-2:-1])
    if number and number.number and not number.title and (both := head_of(titles[-2:])) and both.title:
        return both, titles[:-2]
    return head_of(titles[-1:]) or Head(title=titles[-1]), titles[:-1]
