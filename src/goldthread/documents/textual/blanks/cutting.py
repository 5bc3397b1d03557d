"""One line set in columns cut into its cells, where some of them touch: the way that costs least.

A cell begins where its column does, or somewhat before when the cells in front of it are narrow. Where several lines
near each other begin at one place, a cell begins there; and what says when belongs under the heading that says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf

from goldthread.documents.textual.blanks.layout_rows import segments
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import Kind, kind_of

_EXACT = 1  # characters
_EARLIEST = 12  # characters before its column that a cell may begin
_NEAR = 8  # lines above and below that may show where cells begin
_SHOWN = 2  # of them
_EARLY, _EARLY_SHOWN = 0.5, 0.4  # the cost of a character by which a cell begins early, and where others do so too
_LATE, _LATEST = 0.15, 3.0  # the cost of one by which it begins late, and of all of them
_OVER = 1.0  # the cost of a character that lies over the next column
_CUT, _CUT_SHOWN = 1.5, 0.5  # the cost of parting words with one blank between them
_TORN = 3.0  # of parting two words with capitals, as names have
_SMALL = 1.0  # of parting words before one in small letters
_ENDED = -2.0  # of parting them after a sentence
_KNOWN = -5.0  # a cell that stands in its column elsewhere too
_GAP = 6.0  # the cost of a wide gap inside a cell
_SUITS, _MISFIT = -6.0, 4.0  # a date under the heading of dates, and anything else there
_FITS = -3.0  # a colour under the heading of colours, a number under that of numbers
_BEST = _SUITS + _KNOWN + _ENDED  # no cell costs less
_WORST = 8.0  # a cell that costs more stands in no column
_NUMBER = re.compile(r"[A-Z]{0,4}[ .-]?\d{1,3}(?:[.(]?[\da-z]{1,3}\)?){0,3}[.):]?")  # "2", "4.1", "HO3", "2(f)"
_OPENS = frozenset({"by", "end", "early", "mid", "late", "before", "from", "within", "not", "no"})  # a date below
_BULLETS = frozenset("•▪●◦‣·o*-–—")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


@dataclass(frozen=True)
class Heading:
    """The heading of a column: where that begins, and what stands there on the lines of headings."""

    start: int
    lines: tuple[str, ...] = ("",)

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.lines))

    def going_on(self, below: Sequence[re.Match[str]], near: int) -> Heading:
        """The same with the words right under it."""
        rest = next((match.group() for match in below if abs(match.start() - self.start) <= near), "")
        return replace(self, lines=(*self.lines, rest))


def begins_of(line: str) -> list[int]:
    """Where the runs of words of a line begin; what stands behind a lone bullet goes on with it."""
    found = segments(line)
    return [match.start() for at, match in enumerate(found) if not at or found[at - 1].group() not in _BULLETS]


@dataclass
class Cutting:
    """The columns of a table and all of its lines."""

    headings: Sequence[Heading]
    lines: Sequence[str]
    lefts: list[int] = field(init=False)
    _sorts: list[str | None] = field(init=False)
    _known: list[frozenset[str]] = field(init=False)  # what stands in each column by itself
    _at: dict[int, list[int]] = field(init=False)  # where runs of words begin -> on which lines

    def __post_init__(self) -> None:
        self._at = {}
        for index, line in enumerate(self.lines):
            for at in begins_of(line):
                self._at.setdefault(at, []).append(index)
        self.lefts = [heading.start for heading in self.headings]
        self._sorts = [heading_sort(heading.text) if heading.text else None for heading in self.headings]
        self._sorts = [
            sort if sort != "date" or self._tells_dates(col) else None for col, sort in enumerate(self._sorts)
        ]

        plain = [cells for line in self.lines if (found := segments(line)) and (cells := self._plain(found))]
        self._known = [frozenset(cells[col] for cells in plain if cells[col]) for col in range(len(self.lefts))]

    def cells(self, index: int) -> list[str] | None:
        """The cells of a line, None where it cannot be cut so that they stand in the columns."""
        line = self.lines[index]
        found = segments(line)
        if not found:
            return [""] * len(self.lefts)
        across = len(found) == 1 and found[0].start() <= self.lefts[0] + _EXACT and found[0].end() >= self._end(0)
        return None if across else self._plain(found) or self._cheapest(line, found, index)

    def _plain(self, found: Sequence[re.Match[str]]) -> list[str] | None:
        """The runs of words as cells, where each begins with a column and ends before the next."""
        cells = [""] * len(self.lefts)
        for match in found:
            col = bisect_right(self.lefts, match.start() + _EXACT) - 1
            if col < 0 or cells[col] or match.start() - self.lefts[col] > _EXACT or match.end() >= self._end(col):
                return None
            cells[col] = match.group()
        return cells

    def _end(self, col: int) -> float:
        return self.lefts[col + 1] if col + 1 < len(self.lefts) else inf

    def _cheapest(self, line: str, found: Sequence[re.Match[str]], index: int) -> list[str] | None:
        words = list(re.finditer(r"\S+", line))
        begins = {match.start() for match in found}
        cuts = [at for at, word in enumerate(words) if word.start() in begins or self._may_begin(word.start())]
        cuts.append(len(words))
        best = [0.0] + [inf] * (len(cuts) - 1)
        back: list[list[int]] = []
        for col in range(len(self.lefts)):
            costs, origins = list(best), list(range(len(cuts)))
            for at, end in enumerate(cuts[1:], 1):
                for origin in range(at):
                    if best[origin] + _BEST >= costs[at]:
                        continue
                    cost = best[origin] + self._cost(line, words, cuts[origin], end, col, index)
                    if cost < costs[at]:
                        costs[at], origins[at] = cost, origin
            best = costs
            back.append(origins)
        if best[-1] > _WORST * max(2, len(found)):
            return None
        return self._read_back(line, words, cuts, back, alone=len(found) == 1)

    def _read_back(
        self,
        line: str,
        words: Sequence[re.Match[str]],
        cuts: Sequence[int],
        back: Sequence[Sequence[int]],
        *,
        alone: bool,
    ) -> list[str] | None:
        cells: list[str] = []
        at = len(cuts) - 1
        for col in range(len(self.lefts) - 1, -1, -1):
            origin = back[col][at]
            start, end = cuts[origin], cuts[at]
            cells.append(line[words[start].start() : words[end - 1].end()] if start < end else "")
            if start < end and words[end - 1].end() > self._end(col) + _EXACT and (alone or end < len(words)):
                return None  # words run on over the columns
            at = origin
        cells.reverse()
        if alone and sum(map(bool, cells)) > 1:
            return None
        return [" ".join(cell.split()) for cell in cells]

    def _may_begin(self, place: int) -> bool:
        later = bisect_left(self.lefts, place - _EXACT)
        return later < len(self.lefts) and self.lefts[later] - place <= _EARLIEST

    def _cost(self, line: str, words: Sequence[re.Match[str]], start: int, end: int, col: int, index: int) -> float:
        """What it costs that these words are the cell of this column."""
        place, stop = words[start].start(), words[end - 1].end()
        away = place - self.lefts[col]
        if away < -_EARLIEST or place >= self._end(col):
            return inf
        shown = self._is_shown(place, index)
        early = 0.0 if shown or away >= -_EXACT else _EARLY
        cost = -away * (_EARLY_SHOWN if shown else early) if away < 0 else min(_LATE * away, _LATEST)
        cost += _OVER * max(0.0, stop + 1 - self._end(col))
        if start and place - words[start - 1].end() == 1:
            cost += (_CUT_SHOWN if shown or abs(away) <= _EXACT else _CUT) + _parting(words[start - 1], words[start])
        cost += _GAP * sum(
            words[at].start() - words[at - 1].end() > 1 and words[at - 1].group() not in _BULLETS
            for at in range(start + 1, end)
        )
        cost += _KNOWN if line[place:stop] in self._known[col] else 0.0
        return cost + self._misfit(line[place:stop], col)

    def _is_shown(self, place: int, index: int) -> bool:
        """Whether runs of words begin at a place on lines nearby."""
        lines = self._at.get(place, [])
        return bisect_right(lines, index + _NEAR) - bisect_left(lines, index - _NEAR) >= _SHOWN

    def _misfit(self, words: str, col: int) -> float:
        sort = self._sorts[col]
        if sort == "date":
            return _SUITS if _may_be_date(words) else _MISFIT
        fits = (sort == "rag" and kind_of(words) is Kind.RAG) or (sort == "number" and bool(_NUMBER.fullmatch(words)))
        return _FITS if fits else 0.0

    def _tells_dates(self, col: int) -> bool:
        """Whether a good part of what begins with a column are dates, whatever its heading says."""
        held = [
            match.group()
            for at in range(self.lefts[col] - _EXACT, self.lefts[col] + _EXACT + 1)
            for index in self._at.get(at, [])[: 2 * _NEAR]
            for match in segments(self.lines[index])
            if match.start() == at and index
        ]
        return sum(map(_may_be_date, held)) * 3 >= len(held)


def _parting(before: re.Match[str], word: re.Match[str]) -> float:
    """What it costs to part two words that a single blank lies between, by what they are."""
    if before.group()[-1] in ".;?!" and not word.group()[0].islower():
        return _ENDED
    if word.group()[0].islower():
        return _SMALL
    return _TORN if before.group()[0].isupper() and word.group()[0].isupper() else 0.0


@lru_cache(maxsize=20_000)
def _may_be_date(words: str) -> bool:
    """Whether words are a date, or a part of one that goes on below."""
    if _DAY.fullmatch(words):
        return True
    last = words.split()[-1]
    if last[0].isupper() and last.isalpha() and kind_of(last) is not Kind.DATE:
        return last == words and last.lower() in _OPENS
    return kind_of(words) is Kind.DATE
