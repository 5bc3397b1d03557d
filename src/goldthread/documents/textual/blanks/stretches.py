"""How far one table set with blanks reaches: up to where columns that stand elsewhere begin."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.textual.blanks.layout_rows import segments
from goldthread.documents.textual.cells.headings import heading_score, matches, same_headings

_OTHER_HEADINGS = 2.5  # evidence
_NEAR = 3  # characters between the beginnings of cells of one column


def stretch_end(lines: Sequence[str], start: int) -> int:
    """The line after the last that can belong to the table that begins on line ``start``.

    Only a line after a blank one, or after a title below a blank one, can begin another table.
    """
    begun = set(_begins(lines[start]))
    told = False  # whether cells stand below the first line
    apart = False
    for index in range(start + 1, len(lines)):
        here = _begins(lines[index])
        if len(here) < 2:
            apart = apart or not lines[index].strip()
            continue
        if apart and told and _begins_another(lines[index], lines[start], begun):
            return _above_titles(lines, index, start)
        begun.update(here)
        told = True
        apart = False
    return len(lines)


def _begins_another(line: str, heads: str, begun: set[int]) -> bool:
    """Headings printed anew over other columns, other headings, or cells under none of the columns."""
    words, first, here = _words(line), _words(heads), _begins(line)
    if same_headings(words, first):
        there = _begins(heads)
        return any(abs(here[one] - there[other]) > _NEAR for one, other in matches(words, first))
    if len(here) > 2 and heading_score(words) >= _OTHER_HEADINGS:
        return True
    return not any(abs(place - known) <= _NEAR for place in here[1:] for known in begun)


def _above_titles(lines: Sequence[str], index: int, start: int) -> int:
    """The titles over the other table go with it, back to the last line of this one."""
    while index - 1 > start and len(_begins(lines[index - 1])) < 2:
        index -= 1
    return index


def _begins(line: str) -> list[int]:
    return [match.start() for match in segments(line)]


def _words(line: str) -> list[str]:
    return [match.group() for match in segments(line)]
