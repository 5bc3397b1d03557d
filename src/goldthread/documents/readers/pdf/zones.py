"""The parts of a page that are read one after the other: the whole page, or its columns and what runs over both.

A page is set in columns, as a newspaper is, where white runs down its middle between two columns of prose, or
between tables and boxes that stand on one side of it each. Where boxes stand side by side in rows, each is a part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter
from typing import Protocol

from goldthread.documents.readers.pdf.asides import stand_beside_words
from goldthread.documents.readers.pdf.card_rows import CardRows
from goldthread.documents.readers.pdf.corridors import Segment, segments_of
from goldthread.documents.readers.pdf.flow import body_size
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import Box, Fill, PageMarks, Rule, Word

_MIDDLE = (0.3, 0.7)  # of the width of the text: where the gutter may run
_GUTTER = 1.0  # of the font size
_FEWEST = 6  # lines in each column, where nothing but lines stands in it
_CROSSING = 0.2  # of the lines may run over the gutter: titles over both columns
_WHOLE = 0.85  # of the lines of a column are of one piece
_FULL = 0.75  # of a column's width: a line that fills it
_PROSE = 0.1  # of the lines of a column, and two at least, fill it; labels before their values do not
_LEVEL = 2.0  # points: so near, the edges of two boxes are on one level
_LEFT, _RIGHT, _BOTH = range(3)


def zones_of(
    marks: PageMarks, lines: Sequence[Line], blocks: Sequence[Box], frames: Sequence[Box]
) -> list[PageMarks]:
    """The marks of each part in reading order; one part unless the page is set in two columns, or in rows of boxes.

    ``blocks`` are the tables and boxes that are drawn on the page, ``frames`` those around words alone, ``lines``
    those that stand around them.
    """
    if rows := CardRows(frames):
        return _parted(marks, rows)
    gutter = None if stand_beside_words(lines, blocks) else _gutter(lines, blocks)
    if gutter is None:
        return [marks]
    columns = _Columns(gutter, _over(gutter, lines, blocks))
    return _parted(marks, columns)


@dataclass
class _Part:
    """What lies in one part of a page."""

    words: list[Word] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


class _Order(Protocol):
    """The order in which the parts of a page are read."""

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The part that a point lies in."""

    def width(self, place: tuple[int, int], page: float) -> float:
        """How wide a part is, on a page of some width."""


class _Columns:
    """Left column, right column and what runs over both, again and again down the page."""

    def __init__(self, gutter: float, over: Sequence[tuple[float, float]]) -> None:
        self._gutter = gutter
        self._over = over
        self._starts = [start for start, _ in over]

    def place(self, x: float, y: float) -> tuple[int, int]:
        above = bisect_right(self._starts, y)
        over = above > 0 and y < self._over[above - 1][1]
        return (above - 1, _BOTH) if over else (above, _LEFT if x < self._gutter else _RIGHT)

    def width(self, place: tuple[int, int], page: float) -> float:
        return (self._gutter, page - self._gutter, page)[place[1]]


def _parted(marks: PageMarks, order: _Order) -> list[PageMarks]:
    """The parts that hold words, in order. The width of each is its own, its height still that of the page."""
    parts: dict[tuple[int, int], _Part] = defaultdict(_Part)
    for word in marks.words:
        parts[order.place(*word.middle)].words.append(word)
    for rule in marks.across:
        parts[order.place((rule.start + rule.stop) / 2, rule.at)].across.append(rule)
    for rule in marks.down:
        parts[order.place(rule.at, (rule.start + rule.stop) / 2)].down.append(rule)
    for fill in marks.fills:
        parts[order.place((fill.box[0] + fill.box[2]) / 2, (fill.box[1] + fill.box[3]) / 2)].fills.append(fill)
    return [
        replace(
            marks, width=order.width(place, marks.width), words=tuple(part.words),
            across=tuple(part.across), down=tuple(part.down), fills=tuple(part.fills),
        )
        for place, part in sorted(parts.items(), key=itemgetter(0))
        if part.words
    ]  # fmt: skip


def _over(gutter: float, lines: Sequence[Line], blocks: Sequence[Box]) -> list[tuple[float, float]]:
    """From where to where down the page words or drawn things run over the gutter."""
    words = [line.box for line in lines if any(one.x0 < gutter < one.x1 for one in segments_of(line))]
    spans = sorted((box[1], box[3]) for box in (*words, *blocks) if box[0] < gutter < box[2])
    out: list[tuple[float, float]] = []
    for start, stop in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(stop, out[-1][1]))
        else:
            out.append((start, stop))
    return out


def _gutter(lines: Sequence[Line], blocks: Sequence[Box]) -> float | None:
    """Where the white between two columns runs, or None."""
    cut = [segments_of(line) for line in lines]
    pieces = [(one.x0, one.x1) for line in cut for one in line]
    drawn = [(box[0], box[2]) for box in blocks]
    edges = sorted({edge for span in (*pieces, *drawn) for edge in span})
    if not edges:
        return None
    start, stop = edges[0], edges[-1]
    least, most = (start + share * (stop - start) for share in _MIDDLE)
    size = body_size(lines)
    best: tuple[float, float] | None = None
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        if not least < middle < most or right - left < _GUTTER * size or (best and right - left <= best[0]):
            continue
        if sum(x0 < middle < x1 for x0, x1 in pieces) > _CROSSING * len(lines):
            continue
        if _are_columns(cut, blocks, middle, (start, stop)):
            best = right - left, middle
    return best[1] if best else None


def _are_columns(
    cut: Sequence[Sequence[Segment]], blocks: Sequence[Box], gutter: float, edges: tuple[float, float]
) -> bool:
    """Whether each side of the gutter holds prose, or boxes as wide as it is."""
    left = [box for box in blocks if box[2] <= gutter]
    right = [box for box in blocks if box[0] >= gutter]
    if _are_rows(left, right):
        left, right = [], []
    sides = (
        [[one for one in line if one.x1 <= gutter] for line in cut],
        [[one for one in line if one.x0 >= gutter] for line in cut],
    )
    widths = gutter - edges[0], edges[1] - gutter
    return all(
        _is_column([line for line in side if line], boxes, width)
        for side, boxes, width in zip(sides, (left, right), widths, strict=True)
    )


def _are_rows(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether boxes on both sides stand beside each other as cells do, one for one."""
    if not left or len(left) != len(right):
        return False
    pairs = zip(sorted(left, key=lambda box: box[1]), sorted(right, key=lambda box: box[1]), strict=True)
    return all(abs(one[1] - other[1]) < _LEVEL and abs(one[3] - other[3]) < _LEVEL for one, other in pairs)


def _is_column(lines: Sequence[Sequence[Segment]], boxes: Sequence[Box], width: float) -> bool:
    """Whether lines of one piece stand here, a good part of them as wide as the column, or boxes that are so wide."""
    whole = [line[0] for line in lines if len(line) == 1]
    if len(whole) < _WHOLE * len(lines):
        return False
    if any(box[2] - box[0] >= _FULL * width for box in boxes):
        return True
    full = sum(one.x1 - one.x0 >= _FULL * width for one in whole)
    return len(lines) >= _FEWEST and full >= max(2, _PROSE * len(whole))
