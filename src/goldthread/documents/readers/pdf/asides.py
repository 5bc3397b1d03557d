"""Tables that stand beside the words they tell of, and no column of a page: who and when, right of each statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import Box

_MOSTLY = 0.8  # of the tables have a paragraph that begins where they do
_LEVEL = 0.9  # times the size of its letters: so far a line may begin from the top of the table beside it
_APART = 1.2  # times the usual distance of lines: a gap between paragraphs
_SAME_SIDE = 3.0  # points


@dataclass(frozen=True)
class Parted:
    """The lines of a page parted by a table: those above it, those told of beside it, and the rest."""

    above: list[Line]
    beside: list[Line]
    below: list[Line]


def stand_beside_words(lines: Sequence[Line], blocks: Sequence[Box]) -> bool:
    """Whether the narrow tables of a page all stand right of a paragraph each, with nothing else on their side."""
    right = max((*(line.x1 for line in lines), *(box[2] for box in blocks)), default=0.0)
    left = min((*(line.x0 for line in lines), *(box[0] for box in blocks)), default=0.0)
    narrow = [box for box in blocks if box[0] > left + (right - left) / 4]
    if not narrow or not lines:
        return False
    edge = min(box[0] for box in narrow)
    if any(box[2] <= edge for box in blocks):  # on both sides: columns
        return False
    alone = all(line.x0 < edge for line in lines) and all(box[0] < edge + _SAME_SIDE for box in narrow)
    step = _step(lines)
    return alone and sum(_begins_level(box, lines, step) for box in narrow) >= _MOSTLY * len(narrow)


def parted_by(box: Box, lines: Sequence[Line]) -> Parted:
    """Some lines parted by a table; the paragraph beside it goes on below it as far as its lines are as near."""
    above = [line for line in lines if line.baseline <= box[1]]
    rest = lines[len(above) :]
    step = _step(lines)
    count = 0
    for before, line in zip([None, *rest], rest, strict=False):
        level = line.baseline <= box[3] and (line.x1 <= box[0] or line.x0 >= box[2])
        goes_on = before is not None and line.x1 <= box[0] and line.baseline - before.baseline < _APART * step
        if not (level or (count and goes_on)):
            break
        count += 1
    return Parted(above, list(rest[:count]), list(rest[count:]))


def _begins_level(box: Box, lines: Sequence[Line], step: float) -> bool:
    """Whether a paragraph left of a table begins where the table does."""
    above: Line | None = None
    for line in lines:
        if abs(line.box[1] - box[1]) < _LEVEL * line.size and line.x1 <= box[0]:
            return above is None or line.baseline - above.baseline > _APART * step or above.size != line.size
        above = line
    return False


def _step(lines: Sequence[Line]) -> float:
    """The usual distance of lines that follow each other closely."""
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    near = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 2 * line.size]
    return median(near) if near else max((1.2 * line.size for line in lines), default=0.0)
