"""Words to lines, lines to paragraphs: a new one begins with a bullet, after a wider gap, or where room was left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldthread.documents.model import Paragraph
from goldthread.documents.readers.pdf.marks import Box, Fill, Word, overlap
from goldthread.documents.readers.typed_bullets import MARKS, SYMBOL_MARKS, typed_paragraph
from goldthread.documents.vocabulary import ACTION_VERBS, BODY_WORDS, POST_WORDS
from goldthread.kernel.periods import MONTH_NAMES

_SAME_LINE = 0.45  # of the font size
_EXTRA_LEADING = 0.14  # of the font size beyond the usual distance of lines
_ROOM = 1.5  # points to spare before we say that a word would have fitted
_INDENT = 4.0  # points that tell one level of a list from the next
_KNOWN = frozenset(name.lower() for name in MONTH_NAMES) | BODY_WORDS | POST_WORDS | ACTION_VERBS
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


@dataclass(frozen=True)
class Typesetting:
    """How a paper is set: the usual distance of its lines by font size (rounded), and the words it uses."""

    leading: dict[int, float] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    def step(self, size: float) -> float:
        """The distance of lines of a size."""
        return self.leading.get(round(size), size * 1.2)


def typesetting_of(columns: Sequence[Sequence[Line]], also: frozenset[str] = frozenset()) -> Typesetting:
    """How these columns of lines are set; ``also`` are words known from elsewhere in the paper."""
    # A word alone on its line may be half a word.
    texts = (word.text for lines in columns for line in lines if len(line.words) > 1 for word in line.words)
    return Typesetting(_usual_leading(columns), _KNOWN | also | {_bare(text) for text in texts})


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


def paragraphs_of(
    lines: Sequence[Line], left: float, right: float, setting: Typesetting, fills: Sequence[Fill] = ()
) -> list[Paragraph]:
    """The paragraphs of one column of text between two edges."""
    if not lines:
        return []
    groups = _grouped(lines, left, right, setting)
    indents = sorted({round(group[0].x0 / _INDENT) for group in groups if group[0].marked})
    found = []
    for group in groups:
        text = joined_lines(group, right, setting.words)
        fill = _fill_behind(group, fills)
        if group[0].marked:
            level = indents.index(round(group[0].x0 / _INDENT))
            shaped = typed_paragraph(text, fill=fill)
            found.append(replace(shaped, bullet=min(level, 5)) if shaped.bullet is not None else shaped)
        else:
            found.append(Paragraph(text.strip(), fill=fill))
    return [paragraph for paragraph in found if paragraph.text]


def _grouped(lines: Sequence[Line], left: float, right: float, setting: Typesetting) -> list[list[Line]]:
    margin = max(0.0, min(line.x0 for line in lines) - left)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        usual = setting.step(line.size)
        apart = line.baseline - before.baseline > usual + max(0.9, _EXTRA_LEADING * line.size)
        other_size = abs(line.size - before.size) > 1.2
        if line.marked or apart or other_size or _had_room(before, line, left + margin, right - margin):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _had_room(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether the next line's first word would have fitted at the end of the line before."""
    needed = room_needed(line, before)
    free = right - before.x1
    if _is_centred(before, left, right) and abs(before.x0 - line.x0) > _ROOM:
        return before.x0 - left + free > needed
    if before.text.endswith(("-", "/")) and free < 0.6 * (right - left):
        return False  # some programs break lines there and some do not
    return free > needed


def room_needed(line: Line, before: Line) -> float:
    """The room that the first word of a line would need at the end of another."""
    return _first_piece(line) + _blank_width(before, line) + _ROOM


def _first_piece(line: Line) -> float:
    """The width of what stands together at the head of a line: no line is broken before a slash or a full stop."""
    stop = line.words[0].x1
    for word in line.words[1:]:
        if word.text[0] not in "/,.;:!?)":
            break
        stop = word.x1
    return stop - line.x0


def _blank_width(*lines: Line) -> float:
    """The narrowest blank of some lines, or a usual one where they have none."""
    gaps = [after.x0 - word.x1 for line in lines for word, after in pairwise(line.words) if after.x0 > word.x1]
    return min(gaps, default=0.25 * lines[0].size)


def _is_centred(line: Line, left: float, right: float) -> bool:
    return line.x0 - left > 6 and abs((line.x0 - left) - (right - line.x1)) < 4


def joined_lines(lines: Sequence[Line], right: float, words: frozenset[str]) -> str:
    """The text of lines run together; a word that was broken over two is made whole."""
    out = lines[0].text
    for before, line in pairwise(lines):
        # One word that fills its cell may have been cut to fit.
        room = (right - before.x1) / before.size if len(before.words) == 1 else 9.0
        out = _run_together(out, line.text, words, room)
    return " ".join(out.split())


def _run_together(text: str, more: str, words: frozenset[str], room: float) -> str:
    """Two lines with a blank between them, or without where one word or address goes on.

    ``room`` is what the upper line left free, in font sizes.
    """
    last, first = text.rsplit(maxsplit=1)[-1], more.split(maxsplit=1)[0]
    if re.match(r"(?:https?://|www\.)", last) and re.match(r"[\w/.-]*[/.=?&-]", first):
        return text + more
    if re.search(r"\w-$", last) and first[:1].isalpha():
        whole = _bare(last[:-1] + first)
        soft = whole in words and _bare(last + first) not in words
        return (text[:-1] if soft else text) + more
    if room < 1.4 and _is_broken(last, first, words, tight=room < 0.66):
        return text + more
    return f"{text} {more}"


def _is_broken(last: str, first: str, words: frozenset[str], *, tight: bool) -> bool:
    """Whether a narrow cell broke a word, or a list of numbers, in the middle."""
    if last[-1].isdigit() and first[0].isdigit():
        return tight or "," in last
    if not (first[0].islower() and last[-1].isalpha()):
        return False
    if _bare(last + first) in words:
        return True
    return (tight or len(_bare(first)) <= 3) and not {_bare(last), _bare(first)} & words


def _bare(text: str) -> str:
    return text.lower().strip(".,;:()'\"")


def _fill_behind(group: Sequence[Line], fills: Sequence[Fill]) -> str | None:
    box = (
        min(line.x0 for line in group), group[0].box[1], max(line.x1 for line in group), group[-1].box[3]
    )  # fmt: skip
    size = max((box[2] - box[0]) * (box[3] - box[1]), 1e-6)
    behind = [fill for fill in fills if overlap(fill.box, box) >= 0.6 * size]
    return behind[-1].colour if behind else None
