"""Records with a label before each value, or beside its middle, and only a blank between: laid out anew.

Where a page sets labels in the middle of the height of their cells, a text has the label somewhere among the lines of
its value. Which lines are whose is found by the way through all of them on which labels stand best in the middle (or
best at the head) of their values and no sentence is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.textual.cells.wrapping import goes_on, join
from goldthread.documents.textual.labelled.unmarked import LineLabels, labels_of

_MOST_LINES = 24  # between two labels; more is no value
_CUT = 1.5  # what a sentence costs that is cut between two values, and what else a date is put together with
_NEW = 1.0  # and a line of a value whose first word would have found room on the line before
_MIXED = 0.5  # and a bullet under words that lead to no list
_HEADED = 2.0  # what a line above costs where labels stand at the head of their values
_LEAST = 2  # labels in a block
_BULLETS = "•·▪"

_Shape = Callable[[int, int], float]
_Way = tuple[int, "_Way | None"]  # a place, and those before it
_States = dict[int, tuple[float, _Way]]  # by the place reached: what it cost, and the way there


@dataclass
class _Value:
    """A label, the lines beside it, and those above and below that turn out to be its own."""

    label: str
    first: int
    last: int
    beside: list[str]
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The value as lines, sentences that were broken over several put together."""
        out: list[str] = []
        for line in (*self.above, *self.beside, *self.below):
            if out and line[0] not in _BULLETS:
                out[-1] = join(out[-1], line)
            else:
                out.append(line)
        return [f"{self.label}: {out[0]}", *out[1:]] if out else [f"{self.label}:"]


def with_labels_apart(text: str) -> str:
    """The text, each value of such records behind its label and a colon; lines are neither added nor lost."""
    pages = [page.split("\n") for page in text.split("\f")]
    labels = labels_of([line for lines in pages for line in lines])
    return "\f".join("\n".join(_laid_out(lines, labels)) for lines in pages) if labels else text


def _laid_out(lines: Sequence[str], labels: LineLabels) -> list[str]:
    out = list(lines)
    for start, end in _blocks(lines):
        values = _values(lines, start, end, labels)
        if len(values) < _LEAST:
            continue
        block = [line.strip() for line in lines[start:end]]
        reach = _give_lines(block, start, values)
        anew = [line for value in values for line in value.lines()]
        first, last = start + reach[0], start + reach[1]
        out[first:last] = [*anew, *[""] * (last - first - len(anew))]
    return out


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for at, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = at
        elif not line.strip() and start is not None:
            yield start, at
            start = None


def _values(lines: Sequence[str], start: int, end: int, labels: LineLabels) -> list[_Value]:
    """The labels of a block in order; one that is set on two lines is one."""
    out: list[_Value] = []
    for at in range(start, end):
        found = labels.split(lines[at])
        if found is None:
            continue
        label, said = found
        if out and out[-1].last == at - 1 and (out[-1].label, label) in labels.broken:
            out[-1].label, out[-1].last = f"{out[-1].label} {label}", at
            out[-1].beside += [said] if said else []
        else:
            out.append(_Value(label, at, at, [said] if said else []))
    return out


def _give_lines(block: Sequence[str], start: int, values: Sequence[_Value]) -> tuple[int, int]:
    """Gives every value the lines of its block that are its own; from where to where they all reach."""
    ways = [_Ways(block, start, values, shape).best() for shape in (_in_middle, _at_head)]
    _, cuts = min(ways, key=lambda way: way[0])
    for value, (above, below) in zip(values, pairwise(cuts), strict=True):
        value.above = list(block[above : value.first - start])
        value.below = list(block[value.last + 1 - start : below])
    return cuts[0], cuts[-1]


def _in_middle(above: int, below: int) -> float:
    return abs(above - below)


def _at_head(above: int, _below: int) -> float:
    return _HEADED * above


class _Ways:
    """The cheapest way to give the lines between labels to the one above or the one below."""

    def __init__(self, block: Sequence[str], start: int, values: Sequence[_Value], shape: _Shape) -> None:
        self.block, self.values, self.shape = block, values, shape
        self.first = [value.first - start for value in values]
        self.after = [value.last + 1 - start for value in values]
        self.room = max(map(len, block))

    def best(self) -> tuple[float, list[int]]:
        """What it costs, and the places where the values begin; the last one is where they end."""
        top = max(0, self.first[0] - _MOST_LINES)
        states: _States = {place: (cost, (place, None)) for place, cost in self._above(0, top).items()}
        for at in range(len(self.values) - 1):
            states = self._on(states, at)
        last = len(self.values) - 1
        ends = self._on(states, last)
        place = min(ends, key=lambda place: ends[place][0])
        return ends[place][0], _places(ends[place][1])

    def _on(self, states: _States, at: int) -> _States:
        """The cheapest way to each place where a value may end and the next begin."""
        following = at + 1 < len(self.values)
        end = self.first[at + 1] if following else min(len(self.block), self.after[at] + _MOST_LINES)
        below = self._below(at, end)
        above = self._above(at + 1, self.after[at]) if following else dict.fromkeys(below, 0.0)
        out: _States = {}
        for cut in below.keys() & above.keys():
            shaped = (
                (cost + self.shape(self.first[at] - begun, cut - self.after[at]), way)
                for begun, (cost, way) in states.items()
            )
            cost, way = min(shaped, key=lambda one: one[0])
            out[cut] = (cost + below[cut] + above[cut] + self._cut(cut), (cut, way))
        return out

    def _below(self, at: int, end: int) -> dict[int, float]:
        """What it costs a value to reach down to each place up to one; all the way where that is far."""
        before: Sequence[str]
        cost, before = 0.0, self.values[at].beside[-1:] or self._right_above(at)
        out = {self.after[at]: 0.0}
        for place in range(self.after[at], end):
            cost += self._joined(before, self.block[place])
            before = [self.block[place]]
            out[place + 1] = cost
        return out if len(out) <= _MOST_LINES else {place: out[place] for place in (self.after[at], end)}

    def _right_above(self, at: int) -> Sequence[str]:
        """The line over a label, where no other label stands there."""
        place = self.first[at]
        return self.block[place - 1 : place] if place > (self.after[at - 1] if at else 0) else ()

    def _above(self, at: int, top: int) -> dict[int, float]:
        """What it costs a value to begin at each place from one on, up to its label."""
        cost, below = 0.0, self.values[at].beside[:1]
        out = {self.first[at]: 0.0}
        for place in range(self.first[at] - 1, top - 1, -1):
            cost += self._joined([self.block[place]], below[0]) if below else 0.0
            below = [self.block[place]]
            out[place] = cost
        return out if len(out) <= _MOST_LINES + 1 else {place: out[place] for place in (top, self.first[at])}

    def _joined(self, before: Sequence[str], after: str) -> float:
        """What it costs to take a line for the same value as the one before: a new sentence had room there."""
        if not before or goes_on(before[0], after):
            return 0.0
        if is_timescale(before[0]) != is_timescale(after):
            return _CUT
        if after[0] in _BULLETS:
            return 0.0 if before[0][0] in _BULLETS or before[0][-1] == ":" else _MIXED
        had_room = len(before[0]) + 1 + len(after.split()[0]) <= self.room
        return _NEW if had_room or before[0][-1] in ".;" else 0.0

    def _cut(self, at: int) -> float:
        """What it costs to begin a value with a line: it may go on with the line before."""
        inside = 0 < at < len(self.block)
        return _CUT if inside and goes_on(self.block[at - 1], self.block[at]) else 0.0


def _places(way: _Way | None) -> list[int]:
    out: list[int] = []
    while way:
        out.append(way[0])
        way = way[1]
    return out[::-1]
