"""The column that each piece of a table's cells stands in: the way through all pieces that suits the columns best.

A piece is a line, a block of lines, or what stands on a line between two marks. Where marks part the cells, one leads
on to a further column, and a line without one goes on with its cell or begins a row; elsewhere a line may stand in
any column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from goldthread.documents.tables.grouping.group_labels import PLAIN_LABEL
from goldthread.documents.textual.cells.expectations import Column
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.textual.stacked.headings import group_label
from goldthread.documents.textual.stacked.row_starts import counted_starts

_NEW_ROW = -0.3
_SAME_CELL, _SAME_OWNERS = -1.6, -0.8  # a second piece in the same cell; of names that is nothing rare
_BROKEN_CELL, _BROKEN_FIRST = -0.3, -0.6  # a further line in a cell whose ends are marked; row after row begins there
_MARK_INSIDE, _MARK_IN_NAMES = -3.6, -2.6  # a mark that belongs to the words of a cell
_NO_MARK = -3.0  # a further column though no mark leads there
_SKIPPED = 1.0  # what a blank cell costs on top where marks part the cells: it has marks of its own
_BEGUN_BY_MARK, _BEGUN_BY_BULLET = -1.0, -2.0  # rows hardly begin so
_UNLIKE = -1.5  # a piece that suits the cell above it worse than this
_MOST_MISSED = 1.0  # what a blank cell may cost
_DATE_MISSED = 1.6  # a row of a plan hardly lacks its date where the others have one
_ACTION_MISSED = 2.5  # a row without its first text is hardly ever one
_BANNER, _NO_BANNER = -1.6, -9.0  # a piece as the title of the rows below it
_NAMED_BANNER, _TITLED_BANNER = 0.0, -3.0  # the same of a line without a mark that is called one, or may be a cell
_BANNER_WORDS, _LONG_BANNER = 12, 16
_TITLE_WORDS = 4
_CUT_SHORT = 2.5  # times: what a blank cell costs right before a title, which could be that cell
_TITLES = {Kind.SHORT, Kind.NAME}
_COUNTED, _NOT_COUNTED = 2.0, -4.0  # what a number that counts the rows says for its column, and against the others
_UNCOUNTED_ROW = -2.0  # a row that begins with no number where the rows are counted
_LEAST_COUNTED = 2
_BULLET = re.compile(r"^\s*(?:[•*·▪]|[-–]\s)")

Place = tuple[int, bool]  # a column, and whether its cell begins a row; the column after the last is for banners


class Before(Enum):
    """What stands before a piece."""

    LINE = "the end of a line"
    MARK = "a mark on the same line"
    BOTH = "a mark, and the end of a line beside it"


def places_of(body: Sequence[str], columns: Sequence[Column], before: Sequence[Before] = ()) -> list[Place]:
    """For each piece its column and whether it begins a row; ``before`` where marks part the cells."""
    return best_way(body, columns, before)[1]


def best_way(
    body: Sequence[str], columns: Sequence[Column], before: Sequence[Before] = ()
) -> tuple[float, list[Place]]:
    """How well the best way through all pieces suits the columns, and that way."""
    table = _Table.of(body, columns, before)
    best = [table.suits(0, col) - table.missed[0][col] for col in range(table.width)]
    best.append(table.as_banner(0))
    back: list[list[Place]] = [[(-1, True)] * (table.width + 1)]
    for place, (above, text) in enumerate(pairwise(body), 1):
        step = table.step_to(place, above, text)
        ways = [table.way_to(step, col, best) for col in range(table.width)]
        ways.append(table.way_to_banner(place, best))
        best = [score for score, _ in ways]
        back.append([step for _, step in ways])
    return max(best), _trace(best, back)


class _Step(NamedTuple):
    """A piece that is walked to, and what it costs to begin a row with it or to go on to a further column."""

    place: int
    joins: bool  # it goes on with the one before, or is a bullet
    begun: float
    onward: float


@dataclass(frozen=True)
class _Table:
    """What is known before the pieces are walked through."""

    body: Sequence[str]
    columns: Sequence[Column]
    before: Sequence[Before]  # none where no marks part the cells
    missed: Sequence[Sequence[float]]  # what it costs that the cells from one column up to another are blank
    counted: frozenset[int]  # the pieces whose numbers count the rows
    holder: int | None  # the column that holds them
    titled: bool

    @classmethod
    def of(cls, body: Sequence[str], columns: Sequence[Column], before: Sequence[Before]) -> _Table:
        wanted = [min(max(0.0, column.wanted()), _missed(column)) for column in columns]
        counted, holder = _counted(body, columns)
        texts = (col for col, column in enumerate(columns) if column.sort == "text")
        action = holder if holder is not None else next(texts, None)
        if action is not None:
            wanted[action] = max(wanted[action], _ACTION_MISSED)
        ends = range(len(columns) + 2)
        more = _SKIPPED if before else 0.0
        wanted = [want + more for want in wanted]
        missed = [[sum(wanted[start:end]) for end in ends] for start in ends]
        titled = any(column.sort == "title" for column in columns)
        return cls(body, columns, before, missed, counted, holder, titled)

    @property
    def width(self) -> int:
        return len(self.columns)

    def suits(self, place: int, col: int) -> float:
        """How well a piece suits a column, the numbers that count the rows taken into account."""
        own = self.columns[col].score(self.body[place])
        if self.holder is None:
            return own
        if place in self.counted:
            return own + (_COUNTED if col == self.holder else _NOT_COUNTED)
        return own + (_UNCOUNTED_ROW if col == self.holder else 0.0)

    def step_to(self, place: int, above: str, text: str) -> _Step:
        """What is the same of a piece whatever column it comes to stand in."""
        joins = _joins(above.rsplit("\n", 1)[-1], text)
        if not self.before:
            return _Step(place, joins, _NEW_ROW, 0.0)
        if self.before[place] is Before.LINE:
            return _Step(place, joins, _BEGUN_BY_BULLET if _BULLET.match(text) else _NEW_ROW, _NO_MARK)
        return _Step(place, joins, _BEGUN_BY_MARK if self.before[place] is Before.BOTH else float("-inf"), 0.0)

    def way_to(self, step: _Step, col: int, best: Sequence[float]) -> tuple[float, Place]:
        """The best way to have a piece in a column, and where it comes from."""
        own = self.suits(step.place, col)
        score, origin = float("-inf"), (-1, True)
        skipped, banner = self.missed[0][col], len(self.columns)
        for last, above in enumerate(best):
            missed = self.missed[last + 1]
            fresh = above + (own + step.begun - missed[-1] - skipped)
            if fresh > score:
                score, origin = fresh, (last, True)
            if last > col or last == banner:  # a banner ends with its line
                continue
            same_row = own + step.onward - missed[col] if col > last else self._same_cell(step, col, own)
            if above + same_row > score:
                score, origin = above + same_row, (last, False)
        return score, origin

    def _same_cell(self, step: _Step, col: int, own: float) -> float:
        """What it costs that a piece stands in one cell with the one before it."""
        text = self.body[step.place]
        if not self.before:
            unlike = own * (0.8 if own < _UNLIKE and not step.joins else 0.2)
            return unlike if step.joins else unlike + (_SAME_OWNERS if self._is_name(col, text) else _SAME_CELL)
        alike = kind_of(self.body[step.place - 1]) is kind_of(text)  # what stands in one cell is of one kind
        unlike = own * (0.8 if own < _UNLIKE and not alike else 0.2)
        if self.before[step.place] is not Before.LINE:
            return (_MARK_IN_NAMES if self._is_name(col, text) else _MARK_INSIDE) + unlike
        if step.joins and not _BULLET.match(text):
            return own * 0.2
        return (_BROKEN_CELL if col else _BROKEN_FIRST) + unlike

    def _is_name(self, col: int, text: str) -> bool:
        return self.columns[col].sort == "owner" and kind_of(text) in (Kind.NAME, Kind.SHORT)

    def way_to_banner(self, place: int, best: Sequence[float]) -> tuple[float, Place]:
        """The best way to have a piece as the title of the rows below it."""
        cut = 1.0 if self.before else _CUT_SHORT
        ended = [best[last] - cut * self.missed[last + 1][-1] for last in range(self.width)]
        if self.before:
            ended.append(best[self.width])  # a line without a mark may stand under another one
        score = max(ended)
        return score + self.as_banner(place), (ended.index(score), True)

    def as_banner(self, place: int) -> float:
        """How likely a piece is the title of the rows below it."""
        text = self.body[place]
        if not self.before:
            return _as_banner(text, titled=self.titled)
        if not self._is_alone(place):
            return _NO_BANNER
        alike = self._is_alone(0) and self.body[0].split()[0] == text.split()[0]
        return _as_lone_line(text, titled=self.titled, alike=alike)

    def _is_alone(self, place: int) -> bool:
        """Whether a piece is a whole line."""
        return all(mark is Before.LINE for mark in self.before[place : place + 2])


def _missed(column: Column) -> float:
    return _DATE_MISSED if column.sort == "date" else _MOST_MISSED


def _counted(texts: Sequence[str], columns: Sequence[Column]) -> tuple[frozenset[int], int | None]:
    """The pieces that begin with numbers counting up, and the column that holds them.

    It is the first one of words where such a number opens the body, else the second: something stands before it.
    """
    counted = counted_starts(texts)
    holders = [col for col, column in enumerate(columns) if column.sort in ("text", "title")]
    if len(counted) < _LEAST_COUNTED or not holders:
        return frozenset(), None
    opens = all(_as_banner(text, titled=False) == _BANNER for text in texts[: counted[0]])
    return frozenset(counted), holders[0] if opens or len(holders) == 1 else holders[1]


@lru_cache(maxsize=4096)  # the same pieces are walked through several times
def _joins(above: str, text: str) -> bool:
    """Whether a piece belongs to the one before it whatever it holds."""
    return goes_on(above, text) or bool(_BULLET.match(text))


def _as_banner(text: str, *, titled: bool) -> float:
    """How likely a line is the title of the rows below it; where a column is for titles, hardly ever."""
    plain = kind_of(text) in _TITLES and len(text.split()) <= _BANNER_WORDS and text[-1] not in ".;:,"
    return _BANNER if plain and not titled else _NO_BANNER


def _as_lone_line(text: str, *, titled: bool, alike: bool) -> float:
    """The same of a line that has no mark where the cells are marked; ``alike``: it begins as the first line does."""
    if group_label(text) or PLAIN_LABEL.fullmatch(text):
        return _NAMED_BANNER
    words = len(text.split())
    if words > _LONG_BANNER or text[-1] in ".;:," or text[0].islower() or _BULLET.match(text):
        return _NO_BANNER
    if alike and words >= _TITLE_WORDS:
        return _NAMED_BANNER
    told = kind_of(text) in (*_TITLES, Kind.TEXT)
    return (_TITLED_BANNER if titled else _BANNER) if told else _NO_BANNER


def _trace(best: Sequence[float], back: Sequence[Sequence[Place]]) -> list[Place]:
    col = max(range(len(best)), key=lambda each: best[each])
    way: list[Place] = []
    for steps in reversed(back):
        last, fresh = steps[col]
        way.append((col, fresh))
        col = last
    return way[::-1]
