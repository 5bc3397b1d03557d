"""Movements: other tables that agree with everything published. The solver's part of hiding and of the proof.

A movement is a change of the atoms in whole numbers that takes none below nought. As tables of two dimensions are
network problems, fractions never come up there; where they do (three dimensions, overlapping groups) whole numbers
are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from goldthread.analysis.checking import Flags, Floats, Integers
from goldthread.analysis.disclosure.cells import CellTable

if TYPE_CHECKING:
    from scipy.sparse import csr_array

CLOSE = 1e-6
SECONDS = 10.0


def undetermined(table: CellTable, hidden: Flags) -> tuple[NDArray[np.int64], csr_array]:
    """Atoms that published cells do not give away one by one, and the published sums over those that are left."""
    published = table.membership[np.flatnonzero(~hidden)]
    free = np.ones(published.shape[1], dtype=bool)
    while True:
        left = published @ free.astype(float)
        alone = np.flatnonzero(np.isclose(left, 1))
        if not len(alone):
            break
        given = published[alone]
        free[given.indices[free[given.indices]]] = False
    rows = published[np.flatnonzero(left > 0.5)][:, np.flatnonzero(free)]
    return np.flatnonzero(free).astype(np.int64), rows


class Loose:
    """What can still move, at no price, when one pattern of cells is hidden."""

    def __init__(self, table: CellTable, hidden: Flags) -> None:
        self.table = table
        self.free, self.rows = undetermined(table, hidden)
        self.truth = table.atoms[self.free].astype(float)
        self.sums = table.membership[:, self.free]

    def move(self, place: int, by: int) -> Integers | None:
        """How the cells move when this one moves by at least ``by``; None if it cannot, up or down."""
        weights = np.asarray(self.sums[[place]].todense()).ravel()
        if not weights.any():
            return None
        for sign in (1.0, -1.0):
            moved = self._furthest(sign * weights, ceiling=float(by))
            if moved is not None and abs(moved[place]) >= by:
                return moved
        return None

    def scatter(self, places: Integers, by: int, chance: np.random.Generator) -> Integers | None:
        """A movement that takes many of these cells somewhere, each atom by at most ``by`` upwards."""
        signs = chance.choice([-1.0, 1.0], size=len(places)) * chance.uniform(0.5, 1, size=len(places))
        return self._furthest(np.asarray(signs @ self.sums[places]).ravel(), ceiling=float(by))

    def _furthest(self, weights: Floats, *, ceiling: float) -> Integers | None:
        for whole in (False, True):
            moved = _solved(
                -weights, self.rows, still=True, low=-self.truth, high=np.full(len(weights), ceiling), whole=whole
            )
            if moved is None:
                return None
            if np.abs(moved - np.rint(moved)).max(initial=0) < CLOSE:
                return _whole(self.sums @ np.rint(moved))
        return None


class Priced:
    """The cheapest movement of one cell, where published cells may be moved at a price (and are then hidden)."""

    def __init__(self, table: CellTable, costs: Floats, *, whole: bool) -> None:
        self.table, self.costs, self.whole = table, costs, whole
        self.truth = table.atoms.astype(float)
        self.ceiling = 2.0 * float(table.counts.max(initial=0)) + 100.0

    def cheapest(self, place: int, by: int, *, hidden: Flags, locked: Flags) -> Integers | None:
        """How each cell moves when this one moves by ``by``, up or down; None if the ``locked`` cells forbid it."""
        ways = [sign * by for sign in (1, -1) if self.table.counts[place] + sign * by >= 0]
        options = [self._moved(place, way, hidden, locked) for way in ways]
        found = [moved for moved in options if moved is not None]
        return min(found, key=lambda moved: float(self.costs[(moved != 0) & ~hidden].sum()), default=None)

    def _moved(self, place: int, by: int, hidden: Flags, locked: Flags) -> Integers | None:
        if not self.whole:
            atoms = self._by_fractions(place, by, hidden, locked)
            if atoms is None:
                return None
            if np.abs(atoms - np.rint(atoms)).max() < CLOSE:
                return _whole(self.table.membership @ np.rint(atoms))
        atoms = self._in_whole_numbers(place, by, hidden, locked)
        return None if atoms is None else _whole(self.table.membership @ np.rint(atoms))

    def _by_fractions(self, place: int, by: int, hidden: Flags, locked: Flags) -> Floats | None:
        """Each atom's way up and way down apart, so that the price of an atom's own cell needs no further row."""
        from scipy.sparse import csr_array, hstack, vstack

        sums, single = self.table.membership, self.table.sizes == 1
        count = sums.shape[1]
        open_cells = ~hidden & ~locked
        price = np.zeros(count)
        own = np.flatnonzero(open_cells & single)
        np.maximum.at(price, sums[own].indices, self.costs[own])
        wide = np.flatnonzero(open_cells & ~single)
        still = np.flatnonzero(locked & ~hidden)
        step = hstack([sums, -sums], format="csr")
        slack = _diagonal(len(wide))
        target = step[[place]] * float(np.sign(by))
        none = csr_array((1, 2 * len(wide)))
        rows = [
            hstack([step[wide], slack, -slack], format="csr"),
            hstack([step[still], csr_array((len(still), 2 * len(wide)))], format="csr"),
            hstack([target, none], format="csr"),
        ]
        level = np.concatenate([np.zeros(len(wide) + len(still)), [abs(by)]])
        found = _solved(
            np.concatenate([price, price, np.repeat(self.costs[wide][None], 2, axis=0).ravel()]),
            vstack(rows, format="csr"),
            level=level,
            low=np.zeros(2 * count + 2 * len(wide)),
            high=np.concatenate([np.full(count, self.ceiling), self.truth, np.full(2 * len(wide), np.inf)]),
        )
        return None if found is None else found[:count] - found[count : 2 * count]

    def _in_whole_numbers(self, place: int, by: int, hidden: Flags, locked: Flags) -> Floats | None:
        """For each open cell whether it moves at all: the fewest cells, at the cost of a harder programme."""
        from scipy.sparse import csr_array, hstack, vstack

        sums = self.table.membership
        count = sums.shape[1]
        open_cells = np.flatnonzero(~hidden & ~locked)
        still = sums[np.flatnonzero(locked & ~hidden)]
        reach = _diagonal(len(open_cells)) * float(max(abs(by), self.table.counts.max(initial=1)))
        rows = vstack(
            [
                hstack([sums[open_cells], -reach], format="csr"),
                hstack([-sums[open_cells], -reach], format="csr"),
                hstack([-sums[[place]] * float(np.sign(by)), csr_array((1, len(open_cells)))], format="csr"),
                hstack([still, csr_array((still.shape[0], len(open_cells)))], format="csr"),
                hstack([-still, csr_array((still.shape[0], len(open_cells)))], format="csr"),
            ],
            format="csr",
        )
        level = np.zeros(rows.shape[0])
        level[2 * len(open_cells)] = -abs(by)
        found = _solved(
            np.concatenate([np.zeros(count), self.costs[open_cells]]),
            rows,
            at_most=level,
            low=np.concatenate([-self.truth, np.zeros(len(open_cells))]),
            high=np.concatenate([np.full(count, self.ceiling), np.ones(len(open_cells))]),
            whole=True,
        )
        return None if found is None else found[:count]


def _whole(moved: Floats) -> Integers:
    return np.rint(moved).astype(np.int64)


def _diagonal(size: int) -> Any:
    from scipy.sparse import eye_array

    return eye_array(size, format="csr")


def _solved(
    cost: Floats,
    rows: csr_array,
    *,
    low: Floats,
    high: Floats,
    level: Floats | None = None,
    at_most: Floats | None = None,
    still: bool = False,
    whole: bool = False,
) -> Floats | None:
    """The cheapest x within bounds with rows @ x at a level, at most one, or at nought; None if there is none."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    if not len(cost):
        return np.zeros(0)
    top = np.zeros(rows.shape[0]) if still else level if at_most is None else at_most
    bottom = top if at_most is None else -np.inf
    found = milp(
        cost,
        integrality=np.full(len(cost), int(whole)),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(rows, bottom, top) if rows.shape[0] else (),
        options={"time_limit": SECONDS, "mip_rel_gap": 1e-3},
    )
    answer: Floats | None = found.x
    return answer
