"""Tables that are ruled only across, or only shaded, or not at all: their missing walls are found in white space.

A column ends where a corridor of white runs down between the words; a row begins where most columns begin to
speak at once. What is found is given as ruling lines, so that such tables go the way of all ruled ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import Rule, Word

_GUTTER = 4.0  # points; a corridor is at least so wide
_SEGMENT = 0.75  # of the font size; a wider blank parts two columns
_CROSSED = 0.04  # of the lines may run across a corridor: banners, merged cells
_WIDE = 0.6  # of a table's width; a line so long belongs to no column
_FEWEST = 2  # corridors that make a table
_IN_COLUMNS = 0.12  # of the lines stand in three columns or more
_OVERHANG = 1.5  # points by which a first letter may stand out to the left of its column
_BESIDE = 0.5  # points before a column's first letters, where its wall is put


@dataclass(frozen=True)
class Segment:
    """Words of one line with no wide blank between them."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True)
class Corridor:
    """White space between two columns: where the left one's words end and the right one's begin."""

    start: float
    stop: float

    @property
    def wall(self) -> float:
        return self.stop - _BESIDE


@dataclass(frozen=True)
class Region:
    """A part of a page that may be a table: its lines, and the rules that part its rows."""

    left: float
    right: float
    rules: tuple[Rule, ...]  # from top to bottom; a merged cell cuts a rule short
    lines: tuple[Line, ...]

    @property
    def edges(self) -> list[float]:
        return sorted({rule.at for rule in self.rules})


def segments_of(line: Line) -> list[Segment]:
    """The pieces of a line that wide blanks part."""
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > _SEGMENT * line.size:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Segment(group[0].x0, group[-1].x1, " ".join(word.text for word in group)) for group in groups]


def corridors(lines: Sequence[Line], width: float, fewest: int = _FEWEST) -> list[Corridor]:
    """What parts the columns of some lines, from left to right; none when they hardly stand in columns.

    ``fewest`` corridors have to be there.
    """
    cut = [segments_of(line) for line in lines]
    if sum(len(line) > fewest for line in cut) < max(3, _IN_COLUMNS * len(cut)):
        return []  # indented prose
    edge = min(line[0].x0 for line in cut)
    # A line alone at the left edge is a banner, or the rest of a first column that other lines show as well.
    told = [line for line in cut if len(line) > 1 or line[0].x0 > edge + 3]
    covered = [(one.x0, one.x1) for line in told for one in line if one.x1 - one.x0 < _WIDE * width]
    allowed = max(1.0, _CROSSED * len(told))
    found: list[Corridor] = []
    start: float | None = None
    for left, right in pairwise(sorted({end for pair in covered for end in pair})):
        if sum(x0 < (left + right) / 2 < x1 for x0, x1 in covered) <= allowed:
            start = left if start is None else start
            continue
        if start is not None and left - start >= _GUTTER:
            found.append(Corridor(start, left))
        start = None
    return found if len(found) >= fewest else []


def walls(region: Region, parted: Sequence[Corridor]) -> tuple[list[Rule], list[Rule]]:
    """The rules that a table's white space stands for: across and down."""
    edges = region.edges
    down = [Rule(at, edges[0], edges[-1]) for at in (region.left, region.right)]
    for top, bottom in pairwise(edges):
        lines = [line for line in region.lines if top <= line.baseline <= bottom]
        if _is_banner(lines, parted[0].wall):
            continue
        words = [word for line in lines for word in line.words]
        walls_here = [
            one.wall for one in parted if not any(word.x0 < one.wall - _OVERHANG < word.x1 for word in words)
        ]
        down += [Rule(at, top, bottom) for at in walls_here]
    return list(region.rules), down


def _is_banner(lines: Sequence[Line], wall: float) -> bool:
    """Whether the lines of a row are no cells: each begins at the left and has no gap, and they run over the wall."""
    whole = all(len(segments_of(line)) == 1 and line.x0 < wall for line in lines)
    return bool(lines) and whole and (len(lines) == 1 or any(line.x1 > wall for line in lines))
