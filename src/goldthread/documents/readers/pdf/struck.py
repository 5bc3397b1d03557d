"""Lines drawn through words or close under them: they belong to the words, and rule nothing off.

A plan strikes out what is done, and underlines links; where such a line comes near a wall it would cut its cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldthread.documents.readers.pdf.lines import lines_of
from goldthread.documents.readers.pdf.marks import Rule, Word

_HIGHEST = 0.65  # of the font size over the baseline: a line so high still runs through the letters
_LOWEST = 0.25  # of the font size under it; a wall of a table leaves more room
_BLANK = 0.5  # of the font size: a line may run over a blank, not over the gap between two columns
_BEFORE = 1.0  # points by which it may begin before the first letter
_BEHIND = 0.35  # of the font size that it may go on behind the last one: a blank that is struck out too


def without_lines_on_words(rules: Iterable[Rule], words: Sequence[Word]) -> list[Rule]:
    """The rules across a page that are not drawn on its words."""
    stretches = _stretches([word for word in words if not word.turned])
    largest = max((size for _, _, _, size in stretches), default=0.0)
    baselines = [baseline for baseline, *_ in stretches]

    def is_on_words(rule: Rule) -> bool:
        near = stretches[
            bisect_left(baselines, rule.at - _LOWEST * largest) : bisect_right(
                baselines, rule.at + _HIGHEST * largest
            )
        ]
        return any(
            -_HIGHEST * size <= rule.at - baseline <= _LOWEST * size
            and start - _BEFORE <= rule.start
            and rule.stop <= stop + _BEHIND * size
            for baseline, start, stop, size in near
        )

    return [rule for rule in rules if not is_on_words(rule)]


def _stretches(words: Sequence[Word]) -> list[tuple[float, float, float, float]]:
    """The baseline, the two ends and the size of each piece of a line in which only blanks part the words."""
    found: list[tuple[float, float, float, float]] = []
    for line in lines_of(words):
        first = line.words[0]
        for before, word in pairwise(line.words):
            if word.x0 - before.x1 > _BLANK * first.size:
                found.append((first.baseline, first.x0, before.x1, first.size))
                first = word
        found.append((first.baseline, first.x0, line.words[-1].x1, first.size))
    return sorted(found)
