"""A grid with look-up by place: which cell stands at a row and column, and which of its places is the first."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from goldthread.documents.model import Cell, Grid, Paragraph, Source


class Places(ABC):
    """Look-up by place in a table that is whole or still grows."""

    @property
    @abstractmethod
    def rows(self) -> int:
        """How many rows it has."""

    @property
    @abstractmethod
    def cols(self) -> int:
        """How many columns it has."""

    @abstractmethod
    def at(self, row: int, col: int) -> Cell | None:
        """The cell that stands at or covers a place."""

    def row(self, row: int) -> list[Cell]:
        """The different cells that touch a row, from left to right, also those that began above it."""
        seen: list[Cell] = []
        for col in range(self.cols):
            cell = self.at(row, col)
            if cell is not None and (not seen or seen[-1] is not cell):
                seen.append(cell)
        return seen

    def starting(self, row: int) -> list[Cell]:
        """The cells that begin in a row."""
        return [cell for cell in self.row(row) if cell.row == row]

    def column(self, col: int, first_row: int = 0, most: int | None = None) -> list[Cell]:
        """The different cells of a column from a row downwards, in ``most`` rows."""
        seen: list[Cell] = []
        for row in range(first_row, self.rows if most is None else min(self.rows, first_row + most)):
            cell = self.at(row, col)
            if cell is not None and (not seen or seen[-1] is not cell):
                seen.append(cell)
        return seen


@dataclass(frozen=True)
class Table(Places):
    """A whole table of the paper: page breaks joined, with what was printed before it.

    ``before`` are the paragraphs since the table before this one, ``after`` those behind the last table of a paper;
    ``page`` is where it begins.
    """

    grid: Grid
    page: str | None = None
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()
    joined: frozenset[int] = field(default_factory=frozenset)  # rows put together over a page break
    above: tuple[Paragraph, ...] = ()  # what was printed before the tables above it
    sources: Mapping[tuple[int, int], Source] = field(default_factory=dict)  # of cells moved from other tables
    unprinted: Mapping[int, str] = field(default_factory=dict)  # columns headed by us, and what told their meaning
    first: int = 0  # its first grid, as the reader counts them
    under: tuple[Paragraph, ...] = ()  # the headings it stands under that are not over every table, the widest first

    @cached_property
    def _places(self) -> dict[tuple[int, int], Cell]:
        places: dict[tuple[int, int], Cell] = {}
        for cell in self.grid.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    places[row, col] = cell
        return places

    @property
    def rows(self) -> int:
        return self.grid.rows

    @property
    def cols(self) -> int:
        return self.grid.cols

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that stands at or covers a place."""
        return self._places.get((row, col))

    def over(self, lower: Table) -> Table | None:
        """This table, of headings, with the one under it; None when their columns differ."""
        if self.cols != lower.cols:
            return None
        cells = [cell.moved(self.rows, 0) for cell in lower.grid.cells]
        in_order = sorted((*self.grid.cells, *cells), key=lambda cell: (cell.row, cell.col))
        return replace(self, grid=replace(self.grid, rows=self.rows + lower.rows, cells=tuple(in_order)))

    def source(self, cell: Cell, quote: str | None = None) -> Source:
        """Where a cell stands, in the counting of a person."""
        if moved := self.sources.get((cell.row, cell.col)):
            return moved
        top, left = self.grid.origin
        words = cell.text if quote is None else quote
        return Source(
            page=cell.page or self.page,
            table=self.grid.number or None,
            row=top + cell.row + 1,
            col=left + cell.col + 1,
            quote=words[:500],
        )


def words_of(text: str) -> str:
    """Text in lower case with single blanks, for comparing."""
    return " ".join(text.lower().split())
