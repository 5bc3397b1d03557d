"""How a paper is set: the distance of its lines, the width of its blanks, the words it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.vocabulary import ACTION_VERBS, BODY_WORDS, GOES_ON, HOLDS_ON, POST_WORDS
from goldthread.kernel.periods import MONTH_NAMES

_MONTHS = frozenset(name.lower() for name in MONTH_NAMES)
_KNOWN = _MONTHS | BODY_WORDS | POST_WORDS | ACTION_VERBS | GOES_ON | HOLDS_ON


@dataclass(frozen=True)
class Typesetting:
    """How a paper is set: the usual distance of its lines by font size (rounded), and the words it uses."""

    leading: dict[int, float] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    blank: float = 0.25  # the usual width of a blank, in font sizes

    def step(self, size: float) -> float:
        """The distance of lines of a size."""
        return self.leading.get(round(size), size * 1.2)


def typesetting_of(
    columns: Sequence[Sequence[Line]], rights: Sequence[float] = (), also: frozenset[str] = frozenset()
) -> Typesetting:
    """How these columns of lines are set.

    ``rights`` are the right edges of the columns where they have one, ``also`` words known from elsewhere.
    """
    edges = rights or [float("inf")] * len(columns)
    texts = (
        word.text
        for lines, right in zip(columns, edges, strict=True)
        for line in lines
        if not fills_its_cell(line, right)
        for word in line.words
    )
    return Typesetting(_usual_leading(columns), _KNOWN | also | {bare(text) for text in texts}, _usual_blank(columns))


def _usual_blank(columns: Sequence[Sequence[Line]]) -> float:
    gaps = [
        (after.x0 - word.x1) / word.size
        for lines in columns
        for line in lines
        for word, after in pairwise(line.words)
        if 0 < after.x0 - word.x1 < word.size
    ]
    return median(gaps) if gaps else 0.25


def _usual_leading(columns: Sequence[Sequence[Line]]) -> dict[int, float]:
    counts: dict[int, Counter[float]] = {}
    for lines in columns:
        for before, line in pairwise(lines):
            step = line.baseline - before.baseline
            if 0.8 * line.size <= step <= 1.9 * line.size and round(before.size) == round(line.size):
                counts.setdefault(round(line.size), Counter())[round(step * 2) / 2] += 1
    # The smallest of the common ones: between paragraphs it is wider, never narrower.
    return {
        size: min(step for step, count in counter.items() if count >= 0.25 * max(counter.values()))
        for size, counter in counts.items()
    }


def fills_its_cell(line: Line, right: float) -> bool:
    """Whether a line is one word that hardly fits, so that it may be half a word."""
    return len(line.words) - line.marked == 1 and right - line.x1 < 1.6 * line.size


def bare(text: str) -> str:
    """A word without case and the marks around it."""
    return text.lower().strip(".,;:()'\"")
