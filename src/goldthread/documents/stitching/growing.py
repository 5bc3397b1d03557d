"""A table that grows page by page; what each page asks of it is kept up, so that the last page costs no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.documents.model import Cell
from goldthread.documents.stitching.alignment import Columns, column_edges, on_columns
from goldthread.documents.tables.heads.header import LOOKED_AT, Header, find_header
from goldthread.documents.tables.view import Places, Table

_SAME_SIDE = 4.5  # points
Sides = Sequence[tuple[float, float]]  # left and right of cells that reach over several rows on any page


class Growing(Places):
    """The cells of a table so far, by place."""

    def __init__(self, table: Table, sides: Sides) -> None:
        self._first, self._sides = table, sides
        self._rows, self._joined = table.rows, set(table.joined)
        self._cells: dict[int, Cell] = {}
        self._places: dict[tuple[int, int], Cell] = {}
        self._said: dict[int, Counter[str]] = {}
        self._header: Header | None = None
        self.merging: set[int] = set()  # columns whose cells reach over several rows, here or on another page
        self.edges = column_edges(table.grid.cells, table.cols)  # None where no page is known
        for cell in table.grid.cells:
            self._put(cell)

    @property
    def rows(self) -> int:
        return self._rows

    @property
    def cols(self) -> int:
        return self._first.cols

    def at(self, row: int, col: int) -> Cell | None:
        return self._places.get((row, col))

    @property
    def header(self) -> Header:
        """Its heading, which further pages do not change once it is long."""
        if self._header is None:
            self._header = find_header(self)
        return self._header

    def on_columns(self, columns: Columns, cols: int) -> Growing:
        """The same with its columns counted anew."""
        if columns == tuple(range(cols + 1)):
            return self
        table = self.table()
        return Growing(replace(table, grid=on_columns(table.grid, columns, cols)), self._sides)

    def stands_twice(self, text: str, col: int) -> bool:
        """Whether a paragraph stands in more than one place of a column."""
        return self._said[col][text] > 1

    def grow(self, cell: Cell, whole: Cell) -> None:
        """Puts a cell with its rest from the next page in the place of what was there."""
        if cell.row < LOOKED_AT:
            self._header = None
        del self._cells[id(cell)]
        self._say(cell, -1)
        self._put(whole)

    def add(self, cells: Iterable[Cell], rows: int, *, cut: bool) -> None:
        """Adds the rows of the next page, but for cells that one from above has come to cover."""
        if cut:
            self._joined.add(self._rows - 1)
        if self._rows <= LOOKED_AT:
            self._header = None
        self._rows = rows
        uncovered = [cell for cell in cells if (cell.row, cell.col) not in self._places]
        for cell in uncovered:
            self._put(cell)
        if self.edges is None or any(cell.box is None for cell in uncovered):
            boxed = all(cell.box for cell in self._cells.values())
            self.edges = column_edges(self.table().grid.cells, self.cols) if boxed else None

    def table(self) -> Table:
        """The table as far as it goes."""
        cells = tuple(sorted(self._cells.values(), key=lambda cell: (cell.row, cell.col)))
        grid = replace(self._first.grid, rows=self._rows, cells=cells)
        return replace(self._first, grid=grid, joined=frozenset(self._joined))

    def _put(self, cell: Cell) -> None:
        self._cells[id(cell)] = cell
        self._say(cell, 1)
        for row in range(cell.row, cell.row + cell.rowspan):
            for col in range(cell.col, cell.col + cell.colspan):
                self._places[row, col] = cell
        if cell.col not in self.merging and merges(cell, self._sides):
            self.merging.add(cell.col)

    def _say(self, cell: Cell, times: int) -> None:
        for col in range(cell.col, cell.col + cell.colspan):
            said = self._said.setdefault(col, Counter())
            for paragraph in cell.paragraphs:
                said[paragraph.text] += times


def merges(cell: Cell, sides: Sides) -> bool:
    """Whether a cell reaches over several rows, or is as wide as one that does."""
    if cell.rowspan > 1 or cell.box is None:
        return cell.rowspan > 1
    begun, ended = cell.box[0], cell.box[2]
    return any(abs(begun - left) < _SAME_SIDE and abs(ended - right) < _SAME_SIDE for left, right in sides)
