"""Boxes drawn or shaded around words, and the labels before values that stand in them: the cards of a plan."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from goldthread.documents.readers.pdf.bars import hung_under
from goldthread.documents.readers.pdf.corridors import Region, segments_of
from goldthread.documents.readers.pdf.lattice import Lattice, lattices
from goldthread.documents.readers.pdf.lines import Line, part_in
from goldthread.documents.readers.pdf.marks import Box, PageMarks, Rule, area, overlap
from goldthread.documents.readers.pdf.stacks import stacked
from goldthread.documents.readers.pdf.unruled import Margins

_FEWEST = 4  # lines in a box that is more than a line with a shade
_MOST = 400  # boxes on a page: more are a picture
_SAME = 0.9  # of the area of two boxes: they are one, painted twice
_SAME_SIDES = 6.0  # points
_UNDER = 1.5  # points by which the beginnings of values may differ
_LABELLED = 3  # lines with a label and a value in boxes of the same sides, two of them in each
_GAP = 0.5  # of the font size at least between a label and its value
_APART = 1.15  # times the usual distance: a gap between rows
_LEAST_STEP = 5.0  # points: nearer lines are one, set in two sizes
_BESIDE = 0.5  # points before the values, where the wall is put
_NARROW = 0.5  # of a box's width: labels reach no farther
_BAR = 0.6  # of its width: what parts its title from the rest is wider


def frames_of(marks: PageMarks, ruled: Sequence[Lattice], lines: Sequence[Line]) -> list[Box]:
    """The boxes around several lines in which nothing parts columns, without those that only hold other such boxes.

    ``lines`` are those of the page from top to bottom, ``ruled`` all that is ruled off on it.
    """
    tables = [lattice.box for lattice in ruled if _has_columns(lattice)]
    drawn = [lattice.box for lattice in ruled if not _has_columns(lattice)]
    baselines = [line.baseline for line in lines]
    found: list[Box] = []
    shades = stacked(marks.fills)
    boxes = {*drawn, *(shade.box for shade in shades), *hung_under(shades[:_MOST], drawn[:_MOST], lines)}
    for box in sorted(boxes, key=area, reverse=True)[:_MOST]:
        held = lines[bisect_left(baselines, box[1]) : bisect_right(baselines, box[3])]
        if len({round(line.baseline) for line in held if any(_stands_in(box, line))}) < _FEWEST:
            continue
        again = any(overlap(box, other) >= _SAME * area(other) for other in found)
        if not again and not any(overlap(box, other) for other in tables):
            found.append(box)
    return [box for box in found if sum(overlap(box, other) >= _SAME * area(other) for other in found) < 3]


def cards_in(frames: Sequence[Box], marks: PageMarks, lines: Sequence[Line]) -> list[tuple[Lattice, Margins]]:
    """The frames that hold labels before values under a title, as tables of two columns."""
    found: list[tuple[Lattice, Margins]] = []
    for group in _alike(frames):
        held = [[part for line in lines if (part := part_in(box, line))] for box in group]
        wall, step = _wall(held, group[0]), _step(held)
        for box, own in zip(group, held, strict=True):
            if wall is not None and (region := _card(box, own, wall, step, marks)):
                ends = {wall: _labels_end(own, wall), box[2]: max(line.x1 for lines in held for line in lines)}
                found += [(card, ends) for card in lattices(*_walls(region, wall))]
    return found


def _has_columns(lattice: Lattice) -> bool:
    return any(cell.colspan < len(lattice.xs) - 1 for cell in lattice.cells)


def _stands_in(box: Box, line: Line) -> list[bool]:
    return [box[0] <= word.middle[0] <= box[2] for word in line.words]


def _alike(frames: Sequence[Box]) -> list[list[Box]]:
    """The frames in groups that begin and end equally far to the left and right."""
    groups: list[list[Box]] = []
    for box in frames:
        home = next((group for group in groups if _same_sides(group[0], box)), None)
        if home is None:
            groups.append([box])
        else:
            home.append(box)
    return groups


def _same_sides(one: Box, other: Box) -> bool:
    return abs(one[0] - other[0]) < _SAME_SIDES and abs(one[2] - other[2]) < _SAME_SIDES


def _wall(held: Sequence[Sequence[Line]], box: Box) -> float | None:
    """Where the values begin in frames of one width: where words begin behind a gap in most lines that have one."""
    begun: Counter[float] = Counter()
    for lines in held:
        for line in lines:
            begun.update({round(x0, 0) for x0 in _behind_gaps(line)})
    if not begun:
        return None
    near = Counter({x0: sum(begun[other] for other in (x0 - 1, x0, x0 + 1)) for x0 in begun})
    best, times = near.most_common(1)[0]
    if times < _LABELLED or best - box[0] > _NARROW * (box[2] - box[0]):
        return None
    return min(x0 for lines in held for line in lines for x0 in _behind_gaps(line) if abs(x0 - best) <= _UNDER)


def _step(held: Sequence[Sequence[Line]]) -> float:
    """The distance of the lines of one value: the least there is, for rows stand farther apart if at all."""
    steps = [line.baseline - before.baseline for lines in held for before, line in pairwise(lines)]
    return min((step for step in steps if step > _LEAST_STEP), default=0.0)


def _behind_gaps(line: Line) -> list[float]:
    return [word.x0 for before, word in pairwise(line.words) if word.x0 - before.x1 >= _GAP * line.size]


def _card(box: Box, lines: Sequence[Line], wall: float, step: float, marks: PageMarks) -> Region | None:
    """The rows of a frame; None where no title stands over its labels, or words lie over the wall below it."""
    first = next((at for at, line in enumerate(lines) if _value(line, wall)), 0)
    below = lines[first:]
    values = [line for line in below if _value(line, wall)]
    parted = sum(len(segments_of(line)) > 2 for line in values)  # those are the rows of a table
    if not first or len(values) <= 1 or parted > len(values) / 2 or any(_lies_over(line, wall) for line in below):
        return None
    starts = [box[1], *_bars(box, lines, marks), *_row_starts(lines, first, wall, step), box[3]]
    rules = tuple(Rule(at, box[0], box[2]) for at in sorted(set(starts)))
    return Region(box[0], box[2], rules, tuple(lines))


def _walls(region: Region, wall: float) -> tuple[list[Rule], list[Rule]]:
    """The rules that part rows and columns: no wall in a title, wherever its blanks are."""
    edges = region.edges
    down = [Rule(at, edges[0], edges[-1]) for at in (region.left, region.right)]
    for top, bottom in pairwise(edges):
        lines = [line for line in region.lines if top <= line.baseline <= bottom]
        if any(_value(line, wall) for line in lines):
            down.append(Rule(wall - _BESIDE, top, bottom))
    return list(region.rules), down


def _labels_end(lines: Sequence[Line], wall: float) -> float:
    return max(
        (word.x1 for line in lines if _value(line, wall) for word in line.words if word.x1 < wall), default=wall
    )


def _value(line: Line, wall: float) -> bool:
    """Whether a line has words on both sides of the wall, and some that begin at it."""
    return line.x0 < wall - _UNDER and any(abs(x0 - wall) <= _UNDER for x0 in _behind_gaps(line))


def _lies_over(line: Line, wall: float) -> bool:
    return any(word.x0 < wall - _UNDER < word.x1 for word in line.words)


def _bars(box: Box, lines: Sequence[Line], marks: PageMarks) -> list[float]:
    """Where the shade or rule under a title ends, if lines stand above and below."""
    edges = [(at, fill.box[0], fill.box[2]) for fill in marks.fills for at in (fill.box[1], fill.box[3])]
    edges += [(rule.at, rule.start, rule.stop) for rule in marks.across]
    width = box[2] - box[0]
    wide = sorted(
        at for at, start, stop in edges
        if box[1] < at < box[3] and min(stop, box[2]) - max(start, box[0]) > _BAR * width
    )  # fmt: skip
    tops, bottoms = lines[0].baseline, lines[-1].baseline
    found: list[float] = []
    for at in wide:
        if tops < at < bottoms and (not found or any(found[-1] < line.baseline < at for line in lines)):
            found.append(at)
    return found


def _row_starts(lines: Sequence[Line], first: int, wall: float, step: float) -> list[float]:
    """The tops of the lines that begin a label and its value: after a gap, or where one of them had room to go on."""
    starts = [_top(lines[first])]
    for before, line in pairwise(lines[first:]):
        if not _value(line, wall):
            continue
        apart = line.baseline - before.baseline > _APART * step
        ended = _ended(before, line, -inf, wall) or _ended(before, line, wall, max(one.x1 for one in lines))
        if apart or (line.text[0].isupper() and ended):
            starts.append(_top(line))
    return starts


def _ended(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether the next word of one column would have fitted at the end of the line before."""
    above, below = (
        [word for word in one.words if left - _UNDER <= word.x0 and word.x1 <= right + _UNDER]
        for one in (before, line)
    )
    return not above or right - above[-1].x1 - _GAP * line.size > below[0].x1 - below[0].x0


def _top(line: Line) -> float:
    return line.box[1] - 0.1 * line.size
