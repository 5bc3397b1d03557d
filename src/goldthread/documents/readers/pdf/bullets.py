"""Bullets that are drawn, not written: browsers print the round marks of their lists as small shapes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldthread.documents.readers.pdf.marks import Box, Word

FARTHEST = 2.4  # font sizes left of the first letter
NEAREST = 0.25
ROUND = (0.12, 0.62)  # font sizes that a mark is wide and high
ASPECT = 1.7
ABOVE, BELOW = 0.85, 0.15  # font sizes over and under the baseline, where a mark stands


def drawn_bullets(dots: Iterable[Box], words: Sequence[Word]) -> list[Word]:
    """A bullet for each small round shape right before a word that has no other word or shape before it."""
    upright = sorted((word for word in words if not word.turned), key=lambda word: word.baseline)
    baselines = [word.baseline for word in upright]
    largest = max((word.size for word in upright), default=0.0)
    found: list[Word] = []
    for dot in _alone(dots):
        near = upright[bisect_left(baselines, dot[3] - BELOW * largest) : bisect_right(baselines, dot[3] + largest)]
        level = [word for word in near if _on_level(dot, word)]
        after = min((word for word in level if word.x0 >= dot[2]), key=lambda word: word.x0, default=None)
        before = max((word.x1 for word in level if word.x0 < dot[2]), default=0.0)
        if after and before < dot[0] - NEAREST * after.size and _is_bullet_of(dot, after):
            found.append(Word("•", dot[0], dot[2], after.baseline, after.size, bold=after.bold))
    return found


def _alone(dots: Iterable[Box]) -> list[Box]:
    """The shapes without those that stand in a row, as the dots of a dotted line do."""
    rows = sorted(set(dots), key=lambda box: (round(box[3]), box[0]))
    close = {
        box
        for one, other in pairwise(rows)
        if round(one[3]) == round(other[3]) and other[0] - one[2] < 2 * (one[2] - one[0])
        for box in (one, other)
    }
    return [box for box in rows if box not in close]


def _on_level(dot: Box, word: Word) -> bool:
    return word.baseline - ABOVE * word.size <= dot[1] and dot[3] <= word.baseline + BELOW * word.size


def _is_bullet_of(dot: Box, word: Word) -> bool:
    wide, high = (dot[2] - dot[0]) / word.size, (dot[3] - dot[1]) / word.size
    is_round = ROUND[0] < min(wide, high) and max(wide, high) < min(ROUND[1], ASPECT * min(wide, high))
    return is_round and NEAREST <= (word.x0 - dot[2]) / word.size <= FARTHEST
