"""Tables that set what is to be done under the time it is due: "What we want to see | By May 2031 | By March 2032".

Each thing to be done gets a row of its own, with its time beside it, as other tables have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from goldthread.documents.model import Cell, Grid, Paragraph, Source
from goldthread.documents.tables.cells.content import is_instruction, is_timescale
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.header import Header, find_header
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.heads.period_columns import is_period
from goldthread.documents.tables.rows.tails import ends_in_facts
from goldthread.documents.tables.view import Table, words_of

_SPAN = r"(?:weeks?|months?|years?|days)"
_HORIZON = re.compile(
    r"(?:(?:over |in |within )?(?:the )?(?:very )?(?:short|medium|mid|long)(?:er)?[ -]term|immediate(?:ly)?|now|next"
    rf"|later|(?:with)?in (?:the )?(?:(?:first|next) )?[\w-]+ {_SPAN}|(?:the )?(?:first|next) [\w-]+ {_SPAN})"
    r"\W*(?:\([^)]*\)|actions?)?",
    re.IGNORECASE,
)
_FEWEST = 2  # columns side by side
_DEEPEST = 3  # rows to look through for them
_LEAST = 3  # things to be done under them
_MOSTLY = 0.6  # of what stands under them is to be done
_NAMED = 0.6  # how clearly another heading names the actions
_HEADS = (str(Role.ACTION).capitalize(), str(Role.TIMESCALE).capitalize())
_TOLD_BY = ("the time it stands under", "the heading over what is to be done")


@dataclass(frozen=True)
class _Promise:
    """What is to be done, as it stands in one cell, and the heading over it."""

    cell: Cell
    paragraphs: tuple[Paragraph, ...]
    when: Cell


def with_rows_under_periods(table: Table) -> Table:
    """The table with a row for each thing that stands under a period; the same table where none does."""
    header = _header(table)
    periods = _periods(header.texts) if header else range(0)
    if header is None or not periods or not _hold_what_is_to_be_done(table, header, periods):
        return table
    return _Unrolling(table, header, periods).whole()


def _header(table: Table) -> Header | None:
    """The heading of a table that has times side by side: that row itself where no other is one."""
    for row in range(min(_DEEPEST, table.rows)):
        texts = tuple(cell.text if (cell := table.at(row, col)) else "" for col in range(table.cols))
        if _periods(texts):
            header = find_header(table)
            return header if header.rows else Header((row,), texts)
    return None


def _periods(headings: Sequence[str]) -> range:
    """The first columns side by side that are headed by different times."""
    run: list[int] = []
    for col, text in enumerate(headings):
        if _says_when(text) and text not in (headings[each] for each in run):
            run.append(col)
        elif len(run) >= _FEWEST:
            break
        else:
            run = []
    return range(run[0], run[-1] + 1) if len(run) >= _FEWEST else range(0)


def _says_when(heading: str) -> bool:
    return is_timescale(heading) or is_period(heading) or bool(_HORIZON.fullmatch(heading))


def _hold_what_is_to_be_done(table: Table, header: Header, periods: range) -> bool:
    """Whether promises stand under the periods, and nowhere beside them."""
    others = [col for col in range(table.cols) if col not in periods]
    if any(heading_scores(header.texts[col]).get(Role.ACTION, 0.0) >= _NAMED for col in others):
        return False
    under = [text for col in periods for text in _texts(table, header, col)]
    promised = [text for text in under if is_instruction(text) or ends_in_facts(text)]
    if len(promised) < max(_LEAST, _MOSTLY * len(under)):
        return False
    return not any(_tells_what_to_do(_texts(table, header, col)) for col in others)


def _tells_what_to_do(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(map(is_instruction, texts)) >= _MOSTLY * len(texts)


def _texts(table: Table, header: Header, col: int) -> list[str]:
    cells = (cell for cell in table.column(col, header.body_start) if cell.col == col)
    return [paragraph.text for cell in cells for paragraph in cell.paragraphs if _is_said(paragraph)]


def _is_said(paragraph: Paragraph) -> bool:
    return any(map(str.isalnum, paragraph.text))


class _Unrolling:
    """Makes one row of each promise; what stands beside it reaches over all that came of its row."""

    def __init__(self, table: Table, header: Header, periods: range) -> None:
        self.table, self.header, self.periods = table, header, periods
        self.body = [row for row in range(header.body_start, table.rows) if not self._is_heading_again(row)]
        self.promises = {row: list(self._promises(row)) for row in self.body}
        above = header.rows[0]  # banners; all lines of the heading become one
        heights = [
            1 if row <= above else max(1, len(self.promises[row])) if row in self.promises else 0
            for row in range(table.rows)
        ]
        self.first = [0, *accumulate(heights)]
        self.sources: dict[tuple[int, int], Source] = {}
        self.cells: list[Cell] = []

    def whole(self) -> Table:
        """The table as it would be with a row for each promise."""
        self._place_headings()
        for cell in self.table.grid.cells:
            if cell.row < self.header.rows[0] or (cell.row in self.promises and not self._is_under(cell)):
                self._place_other(cell)
        for row, promises in self.promises.items():
            for place, promise in enumerate(promises, self.first[row]):
                self._place(promise.cell, promise.paragraphs, place, self.periods.start)
                self._place(promise.when, promise.when.paragraphs, place, self.periods.start + 1)
        self.cells.sort(key=lambda cell: (cell.row, cell.col))
        old = self.table.grid
        grid = Grid(self.first[-1], self._moved(old.cols), tuple(self.cells), old.number, old.name, old.origin)
        joined = frozenset(self.first[row] for row in self.table.joined)
        unprinted = dict(enumerate(_TOLD_BY, self.periods.start))
        return replace(self.table, grid=grid, sources=self.sources, joined=joined, unprinted=unprinted)

    def _promises(self, row: int) -> Iterator[_Promise]:
        for cell in self.table.starting(row):
            if self._is_under(cell):
                when = self._heading(cell.col + cell.colspan - 1)
                yield from (_Promise(cell, paragraphs, when) for paragraphs in _things_to_do(cell))

    def _is_under(self, cell: Cell) -> bool:
        return cell.col in self.periods and cell.col + cell.colspan - 1 in self.periods

    def _heading(self, col: int) -> Cell:
        """The lowest cell of the heading of a column, with all that it says."""
        cell = self.table.at(self.header.rows[-1], col) or Cell(self.header.rows[-1], col)
        return replace(cell, paragraphs=(Paragraph(self.header.texts[col]),), fill=None)

    def _is_heading_again(self, row: int) -> bool:
        said = [self.table.at(row, col) for col in self.periods]
        return all(
            cell is not None and words_of(cell.text) == words_of(self.header.texts[col])
            for cell, col in zip(said, self.periods, strict=True)
        )

    def _moved(self, col: int) -> int:
        """Where a column stands now that one of things to do and one of times stand for the periods."""
        if col <= self.periods.start:
            return col
        return max(col - len(self.periods), self.periods.start) + len(_HEADS)

    def _place_headings(self) -> None:
        texts = list(self.header.texts)
        texts[self.periods.start : self.periods.stop] = _HEADS
        row = self.header.rows[0]
        self.cells += [Cell(row, col, (Paragraph(text),), header=True) for col, text in enumerate(texts) if text]

    def _place_other(self, cell: Cell) -> None:
        row, col = self.first[cell.row], self._moved(cell.col)
        below = self.first[min(cell.row + cell.rowspan, self.table.rows)]
        right = self._moved(cell.col + cell.colspan)
        self.cells.append(replace(cell, row=row, col=col, rowspan=below - row, colspan=right - col))
        self.sources[row, col] = self.table.source(cell)

    def _place(self, cell: Cell, paragraphs: tuple[Paragraph, ...], row: int, col: int) -> None:
        moved = replace(cell, row=row, col=col, rowspan=1, colspan=1, paragraphs=paragraphs, header=False)
        self.cells.append(moved)
        self.sources[row, col] = self.table.source(cell, moved.text)


def _things_to_do(cell: Cell) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs of a cell, each with the bullets under it; what stands in no list begins a new one."""
    said = [paragraph for paragraph in cell.paragraphs if _is_said(paragraph)]
    outermost = min((paragraph.bullet for paragraph in said if paragraph.bullet is not None), default=None)
    held: list[Paragraph] = []
    for paragraph in said:
        leads = bool(held) and held[0].text.rstrip().endswith(":")
        begins = paragraph.bullet is None or (paragraph.bullet == outermost and not leads)
        if begins and held:
            yield tuple(held)
            held = []
        held.append(paragraph if held else replace(paragraph, bullet=None))
    if held:
        yield tuple(held)
