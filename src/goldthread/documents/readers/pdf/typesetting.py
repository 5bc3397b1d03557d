"""How a paper is set: the distance of its lines, the width of its blanks, the words it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

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
    alone: frozenset[str] = frozenset()  # what fills a cell of its tables with one line of several words

    def step(self, size: float) -> float:
        """The distance of lines of a size."""
        return self.leading.get(round(size), size * 1.2)


@dataclass
class Typesetter:
    """What is seen of a paper's lines, column after column."""

    _leading: dict[int, Counter[float]] = field(default_factory=dict)
    _blanks: Counter[float] = field(default_factory=Counter)
    _words: set[str] = field(default_factory=set)
    _alone: set[str] = field(default_factory=set)

    def see(self, lines: Sequence[Line], right: float = inf) -> None:
        """Takes note of a column of lines; ``right`` is its right edge where it has one."""
        if right < inf and len(lines) == 1 and len(lines[0].words) > 1:
            self._alone.add(lines[0].text)
        for line in lines:
            if not fills_its_cell(line, right):
                self._words.update(bare(word.text) for word in line.words)
            for word, after in pairwise(line.words):
                if 0 < after.x0 - word.x1 < word.size:
                    self._blanks[round((after.x0 - word.x1) / word.size, 3)] += 1
        for before, line in pairwise(lines):
            step = line.baseline - before.baseline
            if 0.8 * line.size <= step <= 1.9 * line.size and round(before.size) == round(line.size):
                self._leading.setdefault(round(line.size), Counter())[round(step * 2) / 2] += 1

    def setting(self, also: frozenset[str] = frozenset()) -> Typesetting:
        """How these lines are set; ``also`` are words known from elsewhere."""
        # The smallest of the common steps: between paragraphs it is wider, never narrower.
        leading = {
            size: min(step for step, count in counter.items() if count >= 0.25 * max(counter.values()))
            for size, counter in self._leading.items()
        }
        blank = _middle(self._blanks) if self._blanks else 0.25
        return Typesetting(leading, _KNOWN | also | self._words, blank, frozenset(self._alone))


def typesetting_of(columns: Sequence[Sequence[Line]]) -> Typesetting:
    """How these columns of lines are set."""
    seen = Typesetter()
    for lines in columns:
        seen.see(lines)
    return seen.setting()


def _middle(counts: Counter[float]) -> float:
    """The median of values that are counted."""
    half, seen = counts.total() / 2, 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= half:
            return value
    raise ValueError("nothing was counted")


def fills_its_cell(line: Line, right: float) -> bool:
    """Whether a line is one word that hardly fits, so that it may be half a word."""
    return len(line.words) - line.marked == 1 and right - line.x1 < 1.6 * line.size


def bare(text: str) -> str:
    """A word without case and the marks around it."""
    return text.lower().strip(".,;:()'\"")
