"""Heads of ruled tables that are shaded but not ruled: the walls of the table below go up through the shade.

Sheets are often printed so: lines around the cells of the body, and over it a dark band with the headings in white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldthread.documents.readers.pdf.lattice import Lattice, tables_among
from goldthread.documents.readers.pdf.lines import Line, lines_of
from goldthread.documents.readers.pdf.marks import Box, PageMarks, Rule, inside

_TOUCH = 3.0  # points by which shade and rules may miss each other
_LEAST = 6.0  # points: lower bands hold no words
_MOST_BANDS = 3
_DEEPEST = 2  # rows of the table that its head may be shaded into
_WHOLE = 0.95  # of the table's width
_BLANK = 0.5  # of the font size: a wider gap parts two headings
_COLUMNS = 3  # that a table has at least, and two headings in its shade
_CENTRED = 3.0  # points

Span = tuple[float, float]


def rules_of_heads(ruled: Sequence[Lattice], marks: PageMarks) -> tuple[list[Rule], list[Rule]]:
    """The rules across and down that the heads of the tables of a page lack."""
    across: list[Rule] = []
    down: list[Rule] = []
    for table in tables_among(ruled):
        if len(table.xs) > _COLUMNS and (edges := _shaded_over(table, marks)):
            across += [Rule(at, table.xs[0], table.xs[-1]) for at in edges]
            down += _walls(table, edges, marks)
    return across, down


def _shaded_over(table: Lattice, marks: PageMarks) -> list[float]:
    """The upper edges of the bands of shade that lie on a table, topmost first; none where they hold no headings."""
    left, top, right, _ = table.box
    lowest = table.ys[min(_DEEPEST, len(table.ys) - 1)]  # a heading of two lines is shaded into the rows below
    shades = [
        fill.box
        for fill in marks.fills
        if fill.box[0] >= left - _TOUCH and fill.box[2] <= right + _TOUCH and fill.box[3] <= lowest + _TOUCH
    ]
    edges: list[float] = []
    while len(edges) < _MOST_BANDS and (edge := _next_edge(shades, edges[-1] if edges else top, right - left)):
        edges.append(edge)
    words = [word for word in marks.words if edges and inside(word.middle, (left, edges[-1], right, top))]
    headed = any(len(_phrases(line)) > 1 for line in lines_of(words))
    return edges[::-1] if headed else []


def _next_edge(shades: Sequence[Box], bottom: float, width: float) -> float | None:
    """Where the shade right above a height begins, if it is as wide as the table."""
    band = [box for box in shades if box[3] >= bottom - _TOUCH and box[1] <= bottom - _LEAST]
    top = max((box[1] for box in band), default=bottom)
    return top if _covered(band) >= _WHOLE * width else None


def _covered(boxes: Iterable[Box]) -> float:
    """How much of a line across lies in some of the boxes."""
    total, reached = 0.0, float("-inf")
    for box in sorted(boxes):
        total += max(0.0, box[2] - max(box[0], reached))
        reached = max(reached, box[2])
    return total


def _walls(table: Lattice, edges: Sequence[float], marks: PageMarks) -> list[Rule]:
    """The walls of a table in the shade over it, and in what is open to the shade in its own first row."""
    left, top, right, _ = table.box
    boxes = [(left, upper, right, lower) for upper, lower in pairwise([*edges, top])]
    boxes += [cell.box for cell in table.cells if not cell.row and cell.colspan > 1 and _is_open(cell.box, marks)]
    return [rule for box in boxes for rule in _walls_in(box, table.xs, marks)]


def _is_open(box: Box, marks: PageMarks) -> bool:
    """Whether no rule is drawn over a cell."""
    return not any(
        abs(rule.at - box[1]) <= _TOUCH and min(rule.stop, box[2]) - max(rule.start, box[0]) > _TOUCH
        for rule in marks.across
    )


def _walls_in(box: Box, xs: Sequence[float], marks: PageMarks) -> list[Rule]:
    """Walls from the top to the bottom of a box, but where a heading runs over them."""
    words = [word for word in marks.words if not word.turned and inside(word.middle, box)]
    phrases = [phrase for line in lines_of(words) for phrase in _phrases(line)]
    spans = [_span(phrase, phrases, xs) for phrase in phrases]
    return [
        Rule(x, box[1], box[3])
        for x in xs
        if box[0] - 1 <= x <= box[2] + 1 and not any(start < x < stop for start, stop in spans)
    ]


def _phrases(line: Line) -> list[Span]:
    """From where to where the headings of a line reach, each its words with no wide gap between them."""
    found = [(line.words[0].x0, line.words[0].x1)]
    for word in line.words[1:]:
        start, stop = found[-1]
        if word.x0 - stop < _BLANK * line.size:
            found[-1] = start, max(stop, word.x1)
        else:
            found.append((word.x0, word.x1))
    return found


def _span(phrase: Span, phrases: Sequence[Span], xs: Sequence[float]) -> Span:
    """The columns that a heading stands over; one that runs over a wall may be centred over more, all else blank."""
    first = max((at for at, x in enumerate(xs) if x <= phrase[0] + _TOUCH), default=0)
    last = min((at for at, x in enumerate(xs) if x >= phrase[1] - _TOUCH), default=len(xs) - 1)
    best = xs[first], xs[last]
    if last - first < 2:
        return best
    others = [other for other in phrases if other != phrase]
    for wider in range(1, len(xs)):
        start, stop = first - wider, last + wider
        if start < 0 or stop >= len(xs) or any(a < xs[stop] and b > xs[start] for a, b in others):
            break
        if abs(xs[start] + xs[stop] - phrase[0] - phrase[1]) <= 2 * _CENTRED:
            best = xs[start], xs[stop]
    return best
