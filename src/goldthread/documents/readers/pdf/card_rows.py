"""Boxes set side by side in rows, each of which is read by itself: the cards of a plan."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.readers.pdf.marks import Box

_LEVEL = 4.0  # points: so near, the tops of two boxes are on one level
_APART = 3.0  # points between two boxes: those that touch are the columns of a table
_SAME_WIDTH = 0.05  # of the width of a box


class CardRows:
    """The rows of boxes on a page, none where they stand in columns or only under each other."""

    def __init__(self, frames: Sequence[Box]) -> None:
        rows = _rows(frames)
        pairs = [row for row in rows if len(row) > 1]
        in_rows = bool(pairs) and all(map(_stand_beside, pairs))
        self._rows = [row for row in rows if in_rows and _as_wide(row[0], pairs[0][0])]
        self._tops = [min(box[1] for box in row) for row in self._rows]

    def __bool__(self) -> bool:
        return bool(self._rows)

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Where in its order a page has a point: odd numbers are rows, with the place of the box in its row."""
        above = bisect_right(self._tops, y)
        for col, box in enumerate(self._rows[above - 1] if above else ()):
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return 2 * above - 1, col
        return 2 * above, 0

    def width(self, place: tuple[int, int], page: float) -> float:
        """How wide a part of the page is: its box, or the page."""
        row, col = place
        if not row % 2:
            return page
        left, _, right, _ = self._rows[row // 2][col]
        return right - left


def _rows(frames: Sequence[Box]) -> list[list[Box]]:
    """The boxes by rows, from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(frames, key=lambda box: box[1]):
        if rows and box[1] < max(other[3] for other in rows[-1]) - _LEVEL:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row) for row in rows]


def _stand_beside(row: Sequence[Box]) -> bool:
    """Whether boxes are as wide, begin on one level and have some white between them."""
    level = max(box[1] for box in row) - min(box[1] for box in row) <= _LEVEL
    apart = all(right[0] - left[2] >= _APART for left, right in pairwise(row))
    return level and apart and all(_as_wide(box, row[0]) for box in row)


def _as_wide(one: Box, other: Box) -> bool:
    return abs((one[2] - one[0]) - (other[2] - other[0])) <= _SAME_WIDTH * (other[2] - other[0])
