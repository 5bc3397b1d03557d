"""The attacker: somebody with every published cell, a solver and an evening.

They know that counts are whole and not below nought and how the cells add up. For a hidden cell they look for the
least and the greatest value that agrees with all of it; a table is safe when these lie far enough apart for every
hidden cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Flags, Floats, refuse
from goldthread.analysis.disclosure.cells import CellTable
from goldthread.analysis.disclosure.movement import undetermined


@dataclass(frozen=True)
class Interval:
    """What the attacker can say of a hidden cell: no less than ``low``, no more than ``high`` (None: no bound)."""

    low: int
    high: int | None

    @property
    def width(self) -> float:
        return float("inf") if self.high is None else self.high - self.low


class Attacker:
    """Reusable for one pattern of hidden cells: what is published cuts the problem down once."""

    def __init__(self, table: CellTable, hidden: Flags) -> None:
        self.table = table
        self.hidden = hidden
        self._free, self._rows = undetermined(table, hidden)
        self._ceiling = 4 * int(table.counts.max(initial=0)) + 100

    def interval(self, place: int) -> Interval:
        """Exact bounds of one hidden cell, by whole-number programming."""
        if not self.hidden[place]:
            refuse("cell", f"{self.table.cells[place]} is published, so there is nothing to attack.")
        count = int(self.table.counts[place])
        wanted = self._weights(place)
        if not wanted.any():
            return Interval(count, count)
        low, high = (self._furthest(wanted * sign) for sign in (-1.0, 1.0))
        unbounded = high is None or high >= self._ceiling - count
        return Interval(count - (low or 0), None if unbounded else count + (high or 0))

    def intervals(self) -> dict[int, Interval]:
        """Bounds of every hidden cell, by its place."""
        return {int(place): self.interval(int(place)) for place in np.flatnonzero(self.hidden)}

    def _weights(self, place: int) -> Floats:
        row = self.table.membership[[place], :]
        weights = np.zeros(self.table.membership.shape[1])
        weights[row.indices] = 1.0
        return weights[self._free]

    def _furthest(self, weights: Floats) -> int | None:
        """How far the weighted sum can move from the truth; None if nothing holds it."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        truth = self.table.atoms[self._free].astype(float)
        found = milp(
            -weights,
            integrality=np.ones(len(weights)),
            bounds=Bounds(-truth, np.full(len(truth), float(self._ceiling))),
            constraints=LinearConstraint(self._rows, 0.0, 0.0) if self._rows.shape[0] else (),
        )
        return None if found.x is None else round(float(weights @ found.x))


def exactly_known(table: CellTable, hidden: Flags) -> list[int]:
    """Places of hidden cells that follow from the published ones."""
    attacker = Attacker(table, hidden)
    return [place for place, interval in attacker.intervals().items() if interval.width == 0]
