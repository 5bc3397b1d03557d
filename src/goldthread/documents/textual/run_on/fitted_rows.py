"""The rows of a table whose cells were run together, where only its headings say what follows upon what.

No number and no line break is sure to begin a row: neighbouring lines are grouped so that every group, cut into
cells, suits the columns. Of all groupings the one that suits best is found line by line, as the best way to cut one
line into cells is found word by word (Viterbi).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.textual.run_on.cells import TOLD, swallowed, tells_when
from goldthread.documents.textual.run_on.rows import RunOnRow
from goldthread.documents.textual.run_on.segmenting import Slot, known_in, segment

MOST_LINES = 400  # of one table
_ROW_LINES, _ROW_WORDS = 8, 160
_LONGEST = 4000  # characters of a line
_WORTH = 1.0  # what a row must at least be worth
_BANNER = -0.5
_BANNER_WORDS = 16
_APART = 6  # blank lines and lines that fit nowhere between two rows
_SWALLOWED = -1.5  # a line of a text that says who or when, as the line of another cell does


@dataclass(frozen=True)
class _Best:
    """The best way to group the lines up to one of them."""

    score: float = 0.0
    before: int = 0
    is_banner: bool = False


def fitted_rows(lines: Sequence[str], first: int, sorts: Sequence[str]) -> tuple[float, list[RunOnRow]]:
    """How well the lines from ``first`` on suit columns of these sorts, and their rows.

    Nothing where the columns could hold any words: one has to hold what is to be done, another who, when or how
    it stands.
    """
    if "text" not in sorts or TOLD.isdisjoint(sorts):
        return 0.0, []
    places = [at for at, line in enumerate(lines[: first + MOST_LINES]) if at >= first and line.strip()]
    grouping = _Grouping(lines, places, [Slot(sort) for sort in sorts])
    score, rows = grouping.best()
    if len(rows) > 1 and (learned := grouping.learned(rows)) != grouping.slots:
        score, rows = _Grouping(lines, places, learned).best()
    return score, rows


class _Grouping:
    """Groups lines into rows of these columns."""

    def __init__(self, lines: Sequence[str], places: Sequence[int], slots: Sequence[Slot]) -> None:
        self._lines = lines
        self._places = places
        self.slots = list(slots)
        self._sorts = [slot.sort for slot in slots]

    def learned(self, rows: Sequence[RunOnRow]) -> list[Slot]:
        """The columns with what several of these rows have in them."""
        cells = [segment(row.text, self.slots)[1] for row in rows if not row.is_banner]
        return [Slot(slot.sort, known_in([row[col] for row in cells])) for col, slot in enumerate(self.slots)]

    def best(self) -> tuple[float, list[RunOnRow]]:
        ways = [_Best()]
        last = 0  # the last line that a row ends with
        for end in range(1, len(self._places) + 1):
            if end - last > _ROW_LINES + _APART:
                break
            found = max(self._ways_to(end, ways), key=lambda way: way.score, default=_Best(float("-inf")))
            ways.append(found)
            last = end if found.score > ways[last].score else last
        end = max(range(len(ways)), key=lambda at: (ways[at].score, -at))
        return ways[end].score, self._rows(ways, end)

    def _ways_to(self, end: int, ways: Sequence[_Best]) -> list[_Best]:
        """All ways to let a row or a title end with the line before ``end``."""
        found: list[_Best] = []
        if end < len(self._places) and not self._begins(end):
            return found
        for start in range(end - 1, max(-1, end - 1 - _ROW_LINES), -1):
            if ways[start].score == float("-inf"):
                continue
            text = self._text(start, end)
            if len(text.split()) > _ROW_WORDS:
                break
            score = self._worth(text)
            if score is not None:
                found.append(_Best(ways[start].score + score, start))
        above = ways[end - 1]
        if above.score != float("-inf") and not above.is_banner and self._could_be_banner(end - 1):
            found.append(_Best(above.score + _BANNER, end - 1, is_banner=True))
        return found

    def _begins(self, place: int) -> bool:
        """Whether a row may begin with a line."""
        line, before = self._lines[self._places[place]].strip(), self._lines[self._places[place - 1]]
        return len(line) <= _LONGEST and (line[0].isupper() or not line[0].isalpha()) and not goes_on(before, line)

    def _could_be_banner(self, place: int) -> bool:
        at = self._places[place]
        line = self._lines[at].strip()
        alone = at == 0 or not self._lines[at - 1].strip() or place == 0
        return (
            alone
            and len(line.split()) <= _BANNER_WORDS
            and line[-1] not in ".;,"
            and kind_of(line) in (Kind.TEXT, Kind.SHORT, Kind.NAME)
            and not tells_when(line)
        )

    def _worth(self, text: str) -> float | None:
        score, cells = segment(text, self.slots)
        told = any(cell and slot.sort in TOLD for cell, slot in zip(cells, self.slots, strict=True))
        score += _SWALLOWED * swallowed(cells, self._sorts)
        return score if told and score >= _WORTH else None

    def _text(self, start: int, end: int) -> str:
        """The lines as they stand, with the blank ones between them."""
        return "\n".join(self._lines[self._places[start] : self._places[end - 1] + 1]).strip()

    def _rows(self, ways: Sequence[_Best], end: int) -> list[RunOnRow]:
        rows: list[RunOnRow] = []
        while end > 0:
            way = ways[end]
            rows.append(RunOnRow(self._places[way.before], self._text(way.before, end), way.is_banner))
            end = way.before
        while rows and rows[0].is_banner:
            del rows[0]  # a title under which nothing stands
        return rows[::-1]
