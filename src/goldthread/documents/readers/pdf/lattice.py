"""Ruling lines to the cells of tables: where a wall is missing between two places, they are one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.documents.readers.pdf.marks import Box, Rule

_SNAP = 2.2  # points: rules no farther apart are one
_TOUCH = 3.0  # points that crossing rules may miss each other by
_WALL = 0.55  # of an edge that a rule must cover to be a wall
_OPEN = 9.0  # points that rules run past the last crossing one where the outer edge is not drawn
_SMALLEST = 3.0  # points; narrower rows and columns are double lines
_MOST_PLACES = 40_000  # rows times columns of one table


@dataclass(frozen=True)
class LatticeCell:
    """A cell of a lattice with its place and its box."""

    row: int
    col: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True)
class Lattice:
    """One ruled table of a page. ``xs`` and ``ys`` are the edges of its columns and rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[LatticeCell, ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def lattices(across: Sequence[Rule], down: Sequence[Rule]) -> list[Lattice]:
    """The ruled tables of a page from top to bottom."""
    return tables_among(ruled_off(across, down))


def tables_among(found: Sequence[Lattice]) -> list[Lattice]:
    """Those that have several cells and lie in no other such, from top to bottom."""
    several = [lattice for lattice in found if len(lattice.cells) > 1]
    return sorted(_outermost(several), key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def ruled_off(across: Sequence[Rule], down: Sequence[Rule]) -> list[Lattice]:
    """All that is ruled off on a page: tables, and boxes with nothing ruled inside them."""
    walls = joined(down)
    parts = _with_uncrossed_sides(_connected(joined(across), walls), walls)
    return [lattice for part in parts if (lattice := _lattice(*part))]


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that lie on each other or go on from each other as one."""
    out: list[Rule] = []
    for group in _clusters(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at * (rule.stop - rule.start) for rule in group) / max(
            sum(r.stop - r.start for r in group), 1e-6
        )
        start, stop = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is not None and rule.start <= stop + _TOUCH:
                stop = max(stop, rule.stop)
                continue
            if start is not None:
                out.append(Rule(at, start, stop))
            start, stop = rule.start, rule.stop
        if start is not None:
            out.append(Rule(at, start, stop))
    return out


def _clusters(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing."""
    parent = list(range(len(across) + len(down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, flat in enumerate(across):
        for j, tall in enumerate(down, len(across)):
            if _cross(flat, tall):
                parent[root(i)] = root(j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for node in range(len(parent)):
        part = parts.setdefault(root(node), ([], []))
        (part[0] if node < len(across) else part[1]).append(
            across[node] if node < len(across) else down[node - len(across)]
        )
    return [part for part in parts.values() if part[0] and part[1]]


def _with_uncrossed_sides(
    parts: list[tuple[list[Rule], list[Rule]]], down: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """The parts with walls beside them as tall as their own that nothing crosses.

    On a page that is all one merged cell of its outermost column, no rule across meets its outer wall.
    """
    crossed = {id(rule) for _, walls in parts for rule in walls}
    alone = [rule for rule in down if id(rule) not in crossed]
    out = []
    for across, walls in parts:
        left, right = min(rule.at for rule in walls), max(rule.at for rule in walls)
        top, bottom = min(rule.start for rule in walls), max(rule.stop for rule in walls)
        beside = [
            rule
            for rule in alone
            if abs(rule.start - top) <= _TOUCH and abs(rule.stop - bottom) <= _TOUCH and not left < rule.at < right
        ]
        out.append((across, [*walls, *beside] if left < right else walls))
    return out


def _cross(flat: Rule, tall: Rule) -> bool:
    return (
        flat.start - _TOUCH <= tall.at <= flat.stop + _TOUCH and tall.start - _TOUCH <= flat.at <= tall.stop + _TOUCH
    )


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    across, down = _with_outer_edges(across, down), _with_outer_edges(down, across)
    xs, ys = _edges(down), _edges(across)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_PLACES:
        return None
    places = _Places(xs, ys)
    for row in range(places.rows):
        for col in range(places.cols):
            if col + 1 < places.cols and not _is_wall(down, xs[col + 1], ys[row], ys[row + 1]):
                places.join((row, col), (row, col + 1))
            if row + 1 < places.rows and not _is_wall(across, ys[row + 1], xs[col], xs[col + 1]):
                places.join((row, col), (row + 1, col))
    return Lattice(tuple(xs), tuple(ys), tuple(places.cells()))


def _with_outer_edges(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """Adds an edge at the ends of the crossing rules where the table's own outline is not drawn."""
    first, last = min(rule.at for rule in rules), max(rule.at for rule in rules)
    start, stop = min(rule.at for rule in crossing), max(rule.at for rule in crossing)
    out = list(rules)
    before = [rule.start for rule in crossing if rule.start < first - _OPEN]
    after = [rule.stop for rule in crossing if rule.stop > last + _OPEN]
    if len(before) >= 2:
        out.append(Rule(min(before), start, stop))
    if len(after) >= 2:
        out.append(Rule(max(after), start, stop))
    return out


def _edges(rules: list[Rule]) -> list[float]:
    edges: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not edges or rule.at - edges[-1] > _SMALLEST:
            edges.append(rule.at)
    return edges


def _is_wall(rules: Sequence[Rule], at: float, start: float, stop: float) -> bool:
    covered = sum(
        max(0.0, min(rule.stop, stop) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _SMALLEST
    )
    return covered >= _WALL * (stop - start)


class _Places:
    """The places of a lattice, joined to cells; a joined area that is no rectangle is squared off row by row."""

    def __init__(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        self._xs, self._ys = xs, ys
        self.rows, self.cols = len(ys) - 1, len(xs) - 1
        self._parent = {(row, col): (row, col) for row in range(self.rows) for col in range(self.cols)}

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        """Two places without a wall between them."""
        self._parent[self._root(one)] = self._root(other)

    def _root(self, place: tuple[int, int]) -> tuple[int, int]:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def cells(self) -> list[LatticeCell]:
        """The cells in reading order."""
        groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place in self._parent:
            groups.setdefault(self._root(place), []).append(place)
        found = [cell for places in groups.values() for cell in self._rectangles(places)]
        return sorted(found, key=lambda cell: (cell.row, cell.col))

    def _rectangles(self, places: list[tuple[int, int]]) -> list[LatticeCell]:
        rows, cols = [row for row, _ in places], [col for _, col in places]
        height, width = max(rows) - min(rows) + 1, max(cols) - min(cols) + 1
        if height * width == len(places):
            return [self._cell(min(rows), min(cols), height, width)]
        out = []
        for row in sorted(set(rows)):
            in_row = sorted(col for at, col in places if at == row)
            start = in_row[0]
            for col, following in zip(in_row, [*in_row[1:], None], strict=True):
                if following != col + 1:
                    out.append(self._cell(row, start, 1, col - start + 1))
                    start = following if following is not None else start
        return out

    def _cell(self, row: int, col: int, height: int, width: int) -> LatticeCell:
        box = (self._xs[col], self._ys[row], self._xs[col + width], self._ys[row + height])
        return LatticeCell(row, col, height, width, box)


def _outermost(found: list[Lattice]) -> list[Lattice]:
    """Without lattices that lie inside a cell of another: boxes drawn around words."""

    def within(one: Lattice, other: Lattice) -> bool:
        a, b = one.box, other.box
        return one is not other and a[0] >= b[0] - 1 and a[1] >= b[1] - 1 and a[2] <= b[2] + 1 and a[3] <= b[3] + 1

    return [one for one in found if not any(within(one, other) for other in found)]
