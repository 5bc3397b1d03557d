"""Pages whose text is set in two columns, as in a newspaper: which lines belong together, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.readers.pdf.corridors import Segment, segments_of
from goldthread.documents.readers.pdf.lines import Line

_MIDDLE = (0.3, 0.7)  # of the width of the text: where the gutter may run
_GUTTER = 1.0  # of the font size
_FEWEST = 6  # lines in each column
_CROSSING = 0.2  # of the lines may run over the gutter: titles over both columns
_FULL = 0.75  # of a column's width: a line that fills it
_PROSE = 0.1  # of the lines of a column, and two at least, fill it; labels before their values do not


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in the groups in which they are read: one group unless the page is set in two columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)]
    groups: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if any(word.x0 < gutter < word.x1 for word in line.words):
            groups += [left, right, [line]]
            left, right = [], []
            continue
        for side, words in (
            (left, tuple(word for word in line.words if word.x1 <= gutter)),
            (right, tuple(word for word in line.words if word.x0 >= gutter)),
        ):
            if words:
                side.append(Line(words))
    return [group for group in (*groups, left, right) if group]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the white between two columns of prose runs, or None."""
    if len(lines) < _FEWEST:
        return None
    start, stop = min(line.x0 for line in lines), max(line.x1 for line in lines)
    cut = [segments_of(line) for line in lines]
    edges = sorted({edge for line in cut for one in line for edge in (one.x0, one.x1)})
    spans = [(one.x0, one.x1) for line in cut for one in line]
    least, most = (start + share * (stop - start) for share in _MIDDLE)
    best: tuple[float, float] | None = None
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        if not least < middle < most or right - left < _GUTTER * lines[0].size:
            continue
        if sum(x0 < middle < x1 for x0, x1 in spans) > _CROSSING * len(lines):
            continue
        if (best is None or right - left > best[0]) and _are_prose(cut, middle, (start, stop)):
            best = right - left, middle
    return best[1] if best else None


def _are_prose(cut: Sequence[Sequence[Segment]], gutter: float, edges: tuple[float, float]) -> bool:
    """Whether lines of one piece stand on both sides, a good part of them as wide as their side."""
    for side in (0, 1):
        held = [
            pieces
            for line in cut
            if (pieces := [one for one in line if (one.x0 >= gutter if side else one.x1 <= gutter)])
        ]
        width = (edges[1] - gutter) if side else (gutter - edges[0])
        whole = [line[0] for line in held if len(line) == 1]
        if len(held) < _FEWEST or len(whole) < 0.85 * len(held):
            return False
        if sum(one.x1 - one.x0 >= _FULL * width for one in whole) < max(2, _PROSE * len(whole)):
            return False
    return True
