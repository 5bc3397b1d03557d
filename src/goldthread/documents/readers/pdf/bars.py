"""Bars with a title over lines that nothing encloses: each bar and what is told under it as one box."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from goldthread.documents.openings import opening_of
from goldthread.documents.readers.pdf.corridors import segments_of
from goldthread.documents.readers.pdf.lines import Line, part_in
from goldthread.documents.readers.pdf.marks import Box, Fill, area, overlap

_FEWEST = 2  # bars of one colour and width; labels with values under each
_PIECES = 2  # a label and its value; a row of a table has more
_SAME_WIDTH = 3.0  # points
_FARTHEST = 2.6  # font sizes from one line to the next
_WITHIN = 0.9  # of its area
_NEAR = 1.35  # font sizes: what stands so near under a value goes on with it
_LARGER = 1.15  # times the size of the first line: a heading


def hung_under(shades: Sequence[Fill], drawn: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """A box around each bar and the labels with values right under it, where nothing drawn encloses it alone.

    ``lines`` are those of the page.
    """
    boxes = [*drawn, *(shade.box for shade in shades)]
    found: list[Box] = []
    for bar in (shade for shade in shades if any(part_in(shade.box, line) for line in lines)):
        alike = [other.box for other in shades if other.colour == bar.colour and _as_wide(bar.box, other.box)]
        if (len(alike) < _FEWEST and not _is_numbered(bar.box, lines)) or any(
            _encloses(box, bar.box, alike) for box in boxes
        ):
            continue
        left, top, right, bottom = bar.box
        stop = min((box[1] for box in alike if box[1] >= bottom and _over(bar.box, box)), default=inf)
        told = _told([part for line in lines if (part := part_in((left, bottom, right, stop), line))], bottom)
        if told:
            found.append((left, top, right, told[-1].box[3]))
    return found


def _is_numbered(bar: Box, lines: Sequence[Line]) -> bool:
    """Whether a bar has the number of an action ("2.4"): it may be the last of a plan, alone on its page."""
    first = next((part for line in lines if (part := part_in(bar, line))), None)
    ref = opening_of(first.text).ref if first else None
    return ref is not None and not ref.isdigit()


def _encloses(box: Box, bar: Box, alike: Sequence[Box]) -> bool:
    """Whether a box holds one bar and no other; a page may be shaded as a whole."""
    return box != bar and _holds(box, bar) and sum(_holds(box, other) for other in alike) == 1


def _told(lines: Sequence[Line], start: float) -> list[Line]:
    """The labels with values that begin so high, and what goes on with the last of them."""
    held: list[Line] = []
    for line in lines:
        at = held[-1].baseline if held else start
        if line.baseline - at > _FARTHEST * line.size or line.size > _LARGER * (held or lines)[0].size:
            break
        held.append(line)
    pieces = [len(segments_of(line)) for line in held]
    values = [at for at, count in enumerate(pieces) if count > 1]
    if len(values) < _FEWEST or max(pieces) > _PIECES:
        return []
    stop = values[-1] + 1
    for before, line in pairwise(held[values[-1] :]):
        if line.baseline - before.baseline > _NEAR * line.size:
            break
        stop += 1
    return held[:stop]


def _holds(outer: Box, inner: Box) -> bool:
    return overlap(outer, inner) >= _WITHIN * area(inner)


def _as_wide(one: Box, other: Box) -> bool:
    return abs((one[2] - one[0]) - (other[2] - other[0])) < _SAME_WIDTH


def _over(upper: Box, lower: Box) -> bool:
    return upper[0] < lower[2] and lower[0] < upper[2]
