"""Words to lines: what stands on one baseline, from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.readers.pdf.marks import Box, Word
from goldthread.documents.readers.typed_bullets import MARKS, SYMBOL_MARKS

_SAME_LINE = 0.45  # of the font size
_BULLET = re.compile(rf"[{MARKS}{SYMBOL_MARKS}]|[-–—*]|o")


@dataclass(frozen=True)
class Line:
    """Words on one baseline from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def baseline(self) -> float:
        return self.words[0].baseline

    @property
    def size(self) -> float:
        """The size of most of its letters; a bullet may be larger."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def box(self) -> Box:
        return self.x0, self.baseline - self.size * 0.8, self.x1, self.baseline + self.size * 0.25

    @property
    def text(self) -> str:
        """The words with blanks where blanks or gaps were."""
        out = self.words[0].text
        for before, word in pairwise(self.words):
            gap = word.x0 - before.x1
            out += word.text if gap < 0.08 * word.size and not word.blank_before else f" {word.text}"
        return out

    @property
    def marked(self) -> bool:
        """Whether the line begins with a bullet that stands by itself, or with an unmistakable one."""
        first = self.words[0].text
        if first[0] in SYMBOL_MARKS or (first[0] in MARKS and first[0] != "·"):
            return True
        return (
            len(self.words) > 1
            and bool(_BULLET.fullmatch(first))
            and (first != "o" or self.words[1].text[:1].isupper())
        )


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Lines from top to bottom; raised letters stay on their line."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        home = next((group for group in reversed(groups[-3:]) if _same_line(group, word)), None)
        if home is None:
            groups.append([word])
        else:
            home.append(word)
    lines = [Line(tuple(sorted(group, key=lambda word: word.x0))) for group in groups]
    return sorted(lines, key=lambda line: (line.baseline, line.x0))


def _same_line(group: list[Word], word: Word) -> bool:
    first = group[0] if group[0].size >= group[-1].size else group[-1]
    return abs(first.baseline - word.baseline) <= _SAME_LINE * max(first.size, word.size)


def part_in(box: Box, line: Line) -> Line | None:
    """The words of a line that stand in a box."""
    if not box[1] <= line.baseline <= box[3]:
        return None
    words = tuple(word for word in line.words if box[0] <= word.middle[0] <= box[2])
    return Line(words) if words else None
