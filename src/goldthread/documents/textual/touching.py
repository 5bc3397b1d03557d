"""Columns whose gutters do not show because full cells touch: the lines laid out anew with blanks between them.

Programs that turn pages into text set each cell about where it stands on the page, and leave a single blank where
one is full. Where columns begin is seen from all lines together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldthread.documents.textual.headings import heading_score
from goldthread.documents.textual.layout_rows import segments
from goldthread.documents.textual.records import is_rule

_LEAST = 3  # columns
_NEAR = 6  # characters between the beginnings of cells of one column
_BESIDE = 2  # characters: so near to a left edge a cell belongs to that column, however narrow it is
_EARLY, _LATE = 6, 6  # characters before and after the left edge of a column where a cell may begin
_LOOK = 60  # lines
_OFTEN = 0.12  # of the lines begin a cell there
_FIT = 0.75  # of the lines stand in the columns
_NUMBERED, _NUMBER = 2, 6  # runs of words of a numbered line, characters of its number
_GUTTER = "  "

Cells = list[str]


@dataclass
class _Columns:
    """Where the columns begin, and where each was last seen to."""

    lefts: list[int]
    last: dict[int, int] = field(default_factory=dict)

    def cells(self, line: str) -> Cells | None:
        """The cells of a line, None where a run of words lies over a column and cannot be cut."""
        found = segments(line)
        cells = [""] * len(self.lefts)
        for match in found:
            start, words = match.start(), match.group()
            col = self._at(start)
            if start - self.lefts[col] <= _LATE:
                self.last[col] = start
            while (following := col + 1) < len(self.lefts) and start + len(words) > self.lefts[following]:
                cut = self._cut(start, words, following) if len(found) > 1 else None
                if cut is None:
                    return None
                cells[col] = f"{cells[col]} {words[:cut]}".strip()
                start, words, col = start + cut, words[cut:], following
            cells[col] = f"{cells[col]} {words}".strip()
        return cells

    def lies_over(self, line: str) -> bool:
        """Whether a run of words reaches over where a later column begins."""
        return any(
            match.start() < left - _EARLY and match.end() > left + _BESIDE
            for match in segments(line)
            for left in self.lefts
        )

    def _at(self, start: int) -> int:
        may = [col for col, left in enumerate(self.lefts) if left - _EARLY <= start]
        near = [col for col in may if abs(self.lefts[col] - start) <= _BESIDE]
        return max(near or may, default=0)

    def _cut(self, start: int, words: str, col: int) -> int | None:
        """Where in the words the cell of that column begins: best where it did on a line above."""
        places = [match.start() for match in re.finditer(r"(?<= )\S", words)]
        near = [place for place in places if -_EARLY <= start + place - self.lefts[col] <= _LATE]
        seen = self.last.get(col, self.lefts[col])
        return min(near, key=lambda place: abs(start + place - seen), default=None)


def laid_out(lines: Sequence[str], start: int) -> list[str] | None:
    """The lines with the cells of the table that begins on this one set clear of each other.

    None where its headings or the lines below do not fit into columns. Lines are neither added nor lost.
    """
    looked = [line for line in lines[start : start + _LOOK] if not is_rule(line) and len(segments(line)) >= 2]
    columns = _Columns(_lefts(looked))
    if len(columns.lefts) < _LEAST or len(looked) < _LEAST:
        return None
    heads = columns.cells(lines[start])
    if heads is None or heading_score(heads) < 2:
        return None
    across = _titles_across(looked[1:], columns)
    placed = [None if is_rule(line) or line in across else columns.cells(line) for line in lines[start:]]
    fit = sum(columns.cells(line) is not None for line in looked)
    if fit < _FIT * len(looked):
        return None
    widths = [max(len(cells[col]) for cells in placed if cells) for col in range(len(columns.lefts))]
    anew = [
        (" ".join(line.split()) if line in across else line)
        if cells is None
        else _GUTTER.join(map(str.ljust, cells, widths)).rstrip()
        for line, cells in zip(lines[start:], placed, strict=True)
    ]
    return [*lines[:start], *anew]


def _titles_across(lines: Sequence[str], columns: _Columns) -> frozenset[str]:
    """Numbered lines that hold nothing else, where none but they would have to be cut: they lie over the columns."""
    titles = frozenset(line for line in lines if _is_numbered(line))
    over = [line for line in lines if columns.lies_over(line)]
    return titles if len(over) >= _LEAST and titles.issuperset(over) else frozenset()


def _is_numbered(line: str) -> bool:
    found = segments(line)
    return len(found) == _NUMBERED and len(found[0].group()) <= _NUMBER


def _lefts(lines: Sequence[str]) -> list[int]:
    """Where columns begin: as far left as two cells do. Cells that begin near each other line after line are two."""
    begins = [{match.start() for match in segments(line)} for line in lines]
    begun = Counter(place for places in begins for place in places)
    often = max(2.0, _OFTEN * len(lines))
    groups: list[list[int]] = []
    for place in sorted(begun):
        near = groups[-1] if groups and place - groups[-1][0] <= _NEAR else []
        beside = sum(place in places and not places.isdisjoint(near) for places in begins)
        if near and beside < often:
            near.append(place)
        else:
            groups.append([place])
    kept = [group for group in groups if sum(begun[place] for place in group) >= often]
    return [min((place for place in group if begun[place] > 1), default=group[0]) for group in kept]
