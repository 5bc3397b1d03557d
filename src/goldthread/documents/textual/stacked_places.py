"""The column that each line of a table with one cell a line stands in: the way through all lines that suits best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from goldthread.documents.textual.expectations import Column
from goldthread.documents.textual.kinds import Kind, kind_of
from goldthread.documents.textual.row_starts import counted_starts
from goldthread.documents.textual.wrapping import goes_on

_SAME_CELL, _SAME_OWNERS = -1.6, -0.8  # a second line in the same cell; of names that is nothing rare
_UNLIKE = -1.5  # a line that suits the cell above it worse than this
_NEW_ROW = -0.3
_MOST_MISSED = 1.0  # what a blank cell may cost
_DATE_MISSED = 1.6  # a row of a plan hardly lacks its date where the others have one
_ACTION_MISSED = 2.5  # a row without its first text is hardly ever one
_BANNER, _NO_BANNER = -1.6, -9.0  # a line as the title of the rows below it
_BANNER_WORDS = 12
_CUT_SHORT = 2.5  # times: what a blank cell costs right before a title, which could be that cell
_TITLES = {Kind.SHORT, Kind.NAME}
_COUNTED, _NOT_COUNTED = 2.0, -4.0  # what a number that counts the rows says for its column, and against the others
_UNCOUNTED_ROW = -2.0  # a row that begins with no number where the rows are counted
_LEAST_COUNTED = 2
_BULLET = re.compile(r"^\s*(?:[•*·▪]|[-–]\s)")

Place = tuple[int, bool]  # a column, and whether its cell begins a row; the column after the last is for banners


def places_of(body: Sequence[str], columns: Sequence[Column]) -> list[Place]:
    """For each line, or block of lines, its column and whether it begins a row."""
    table = _Table.of(body, columns)
    best = [table.suits(0, col) - table.missed[0][col] for col in range(table.width)]
    best.append(_as_banner(body[0], titled=table.titled))
    back: list[list[Place]] = [[(-1, True)] * (table.width + 1)]
    for place, (before, text) in enumerate(pairwise(body), 1):
        joins = _joins(before.rsplit("\n", 1)[-1], text)
        ways = [table.way_to(place, col, best, joins=joins) for col in range(table.width)]
        ways.append(table.way_to_banner(text, best))
        best = [score for score, _ in ways]
        back.append([step for _, step in ways])
    return _trace(best, back)


@dataclass(frozen=True)
class _Table:
    """What is known before the lines are walked through."""

    body: Sequence[str]
    columns: Sequence[Column]
    missed: Sequence[Sequence[float]]  # what it costs that the cells from one column up to another are blank
    counted: frozenset[int]  # the lines whose numbers count the rows
    holder: int | None  # the column that holds them
    titled: bool

    @classmethod
    def of(cls, body: Sequence[str], columns: Sequence[Column]) -> _Table:
        wanted = [min(max(0.0, column.wanted()), _missed(column)) for column in columns]
        counted, holder = _counted(body, columns)
        texts = (col for col, column in enumerate(columns) if column.sort == "text")
        action = holder if holder is not None else next(texts, None)
        if action is not None:
            wanted[action] = max(wanted[action], _ACTION_MISSED)
        ends = range(len(columns) + 2)
        missed = [[sum(wanted[start:end]) for end in ends] for start in ends]
        titled = any(column.sort == "title" for column in columns)
        return cls(body, columns, missed, counted, holder, titled)

    @property
    def width(self) -> int:
        return len(self.columns)

    def suits(self, place: int, col: int) -> float:
        """How well a line suits a column, the numbers that count the rows taken into account."""
        own = self.columns[col].score(self.body[place])
        if self.holder is None:
            return own
        if place in self.counted:
            return own + (_COUNTED if col == self.holder else _NOT_COUNTED)
        return own + (_UNCOUNTED_ROW if col == self.holder else 0.0)

    def way_to(self, place: int, col: int, best: Sequence[float], *, joins: bool) -> tuple[float, Place]:
        """The best way to have a line in a column, and where it comes from."""
        own = self.suits(place, col)
        score, step = float("-inf"), (-1, True)
        skipped, banner = self.missed[0][col], len(self.columns)
        for last, before in enumerate(best):
            missed = self.missed[last + 1]
            fresh = before + (own + _NEW_ROW - missed[-1] - skipped)
            if fresh > score:
                score, step = fresh, (last, True)
            if last > col or last == banner:  # a banner ends with its line
                continue
            same_row = own - missed[col] if col > last else self._same_cell(place, col, own, joins=joins)
            if before + same_row > score:
                score, step = before + same_row, (last, False)
        return score, step

    def _same_cell(self, place: int, col: int, own: float, *, joins: bool) -> float:
        unlike = own * (0.8 if own < _UNLIKE and not joins else 0.2)
        return (0.0 if joins else _again(self.columns[col], self.body[place])) + unlike

    def way_to_banner(self, text: str, best: Sequence[float]) -> tuple[float, Place]:
        """The best way to have a line as the title of the rows below it."""
        ended = [best[last] - _CUT_SHORT * self.missed[last + 1][-1] for last in range(self.width)]
        last = max(range(self.width), key=lambda each: ended[each])
        return ended[last] + _as_banner(text, titled=self.titled), (last, True)


def _missed(column: Column) -> float:
    return _DATE_MISSED if column.sort == "date" else _MOST_MISSED


def _counted(texts: Sequence[str], columns: Sequence[Column]) -> tuple[frozenset[int], int | None]:
    """The lines that begin with numbers counting up, and the column that holds them.

    It is the first one of words where such a number opens the body, else the second: something stands before it.
    """
    counted = counted_starts(texts)
    holders = [col for col, column in enumerate(columns) if column.sort in ("text", "title")]
    if len(counted) < _LEAST_COUNTED or not holders:
        return frozenset(), None
    opens = all(_as_banner(text, titled=False) == _BANNER for text in texts[: counted[0]])
    return frozenset(counted), holders[0] if opens or len(holders) == 1 else holders[1]


@lru_cache(maxsize=4096)  # the same lines are walked through several times
def _joins(before: str, text: str) -> bool:
    """Whether a line belongs to the one before it whatever it holds."""
    return goes_on(before, text) or bool(_BULLET.match(text))


def _again(column: Column, text: str) -> float:
    """What a further line in a cell of this column costs."""
    names = column.sort == "owner" and kind_of(text) in (Kind.NAME, Kind.SHORT)
    return _SAME_OWNERS if names else _SAME_CELL


def _as_banner(text: str, *, titled: bool) -> float:
    """How likely a line is the title of the rows below it; where a column is for titles, hardly ever."""
    plain = kind_of(text) in _TITLES and len(text.split()) <= _BANNER_WORDS and text[-1] not in ".;:,"
    return _BANNER if plain and not titled else _NO_BANNER


def _trace(best: Sequence[float], back: Sequence[Sequence[Place]]) -> list[Place]:
    col = max(range(len(best)), key=lambda each: best[each])
    way: list[Place] = []
    for steps in reversed(back):
        last, fresh = steps[col]
        way.append((col, fresh))
        col = last
    return way[::-1]
