"""Hiding further cells until the attacker cannot narrow any hidden one.

For each hidden cell that is not yet uncertain enough, the cheapest *movement* is sought: a change of the atoms that
moves this cell by the width it needs, and as few published cells as possible. The published cells it moves are
hidden. Every movement is kept as a witness: it proves at once that all cells it moves are uncertain. At the end
each hidden cell that the witnesses can do without is published again. Source of the programme: Fischetti and
Salazar 2001 (cell suppression as integer programming); the witnesses are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.analysis.checking import Flags, Floats, refuse
from goldthread.analysis.disclosure.cells import CellTable
from goldthread.analysis.disclosure.movement import Loose, Priced
from goldthread.analysis.disclosure.rules import Rule

BOTH_WAYS_UP_TO = 60  # cells; larger tables are solved with fractions first, and in whole numbers only where needed
TRIES_TO_REOPEN = 60
SCATTERED = 12


@dataclass(frozen=True)
class Protected:
    """Which cells are hidden; ``primary`` for their own sake, the rest so that those cannot be worked out."""

    table: CellTable
    hidden: Flags
    primary: Flags
    rule: Rule

    @property
    def secondary(self) -> Flags:
        """Cells hidden for the sake of others."""
        return self.hidden & ~self.primary

    def shown(self, mark: str = "*") -> list[int | str]:
        """Each cell's count as it may leave, or the mark."""
        return [mark if hide else int(count) for hide, count in zip(self.hidden, self.table.counts, strict=True)]


def protect(
    table: CellTable,
    rule: Rule | None = None,
    *,
    already_public: Flags | None = None,
    also_hidden: Flags | None = None,
) -> Protected:
    """Hide what is too small and as little more as it takes.

    ``already_public`` cells cannot be hidden any more; ``also_hidden`` ones were hidden before and stay so.
    Refuses a table whose small counts follow from what is already public.
    """
    rule = rule or Rule()
    nothing = np.zeros(len(table), dtype=bool)
    public = nothing if already_public is None else already_public
    primary = rule.primary(table) & ~public
    hidden = primary | (nothing if also_hidden is None else also_hidden & ~public)
    ways = (False, True) if len(table) <= BOTH_WAYS_UP_TO else (False,)
    searches = [_Search(table, rule, primary, hidden, public, whole=whole) for whole in ways]
    for search in searches:
        search.hide_until_safe()
        search.reopen()
    best = min(searches, key=lambda search: (int(search.hidden.sum()), float(search.costs[search.hidden].sum())))
    return Protected(table, best.hidden, primary, rule)


class _Search:
    def __init__(
        self, table: CellTable, rule: Rule, primary: Flags, hidden: Flags, public: Flags, *, whole: bool
    ) -> None:
        self.table, self.hidden, self.public = table, hidden.copy(), public
        self.first = hidden.copy()
        self.need = np.where(primary, rule.width, 1)
        self.costs = costs(table)
        self.priced = Priced(table, self.costs, whole=whole)
        self.witnesses = Witnesses(len(table))
        self.chance = np.random.default_rng(1)  # only which proof is found first; the same every time

    def hide_until_safe(self) -> None:
        """Hide, for the neediest cell first, whatever is cheapest to move along with it."""
        loose = self._scattered()
        while (place := self._neediest(self.hidden, self.witnesses)) is not None:
            need = int(self.need[place])
            moved = loose.move(place, need)
            if moved is None:
                moved = self.priced.cheapest(place, need, hidden=self.hidden, locked=self.public)
            if moved is None:
                refuse(
                    "table",
                    f"{self.table.cells[place]} cannot be protected: it follows from what is already public.",
                    "Merge categories, or leave this table out.",
                )
            self.witnesses.add(moved)
            if (moved[~self.hidden] != 0).any():
                self.hidden |= moved != 0
                loose = Loose(self.table, self.hidden)

    def _scattered(self) -> Loose:
        """Many proofs at once, for what is safe already."""
        loose = Loose(self.table, self.hidden)
        for _ in range(SCATTERED):
            short = np.flatnonzero(self._short(self.hidden, self.witnesses))
            if not len(short):
                break
            moved = loose.scatter(short, int(self.need[short].max()), self.chance)
            if moved is not None:
                self.witnesses.add(moved)
        return loose

    def _short(self, hidden: Flags, witnesses: Witnesses) -> Flags:
        return hidden & (witnesses.range() < self.need)

    def _neediest(self, hidden: Flags, witnesses: Witnesses) -> int | None:
        """The cell furthest from its due: what it takes to move it will move others too."""
        places = np.flatnonzero(self._short(hidden, witnesses))
        if not len(places):
            return None
        return int(places[np.argmax(self.need[places] - witnesses.range()[places])])

    def reopen(self) -> None:
        """Publish again what the others can do without, the dearest first."""
        extra = np.flatnonzero(self.hidden & ~self.first)
        for place in extra[np.argsort(-self.costs[extra], kind="stable")]:
            self._try_without(int(place))

    def _try_without(self, place: int) -> None:
        hidden = self.hidden.copy()
        hidden[place] = False
        left = self.witnesses.without(place)
        if self._short(hidden, left).sum() > TRIES_TO_REOPEN:
            return
        loose: Loose | None = None
        while (weak := self._neediest(hidden, left)) is not None:
            loose = loose or Loose(self.table, hidden)
            moved = loose.move(weak, int(self.need[weak]))
            if moved is None:
                return
            left.add(moved)
        self.hidden, self.witnesses = hidden, left


class Witnesses:
    """Movements that no published cell gives away, and how far they are known to move each cell."""

    def __init__(self, cells: int) -> None:
        self.moves: list[NDArray[np.int64]] = []
        self.low = np.zeros(cells, dtype=np.int64)
        self.high = np.zeros(cells, dtype=np.int64)

    def add(self, moved: NDArray[np.int64]) -> None:
        self.moves.append(moved)
        self.low = np.minimum(self.low, moved)
        self.high = np.maximum(self.high, moved)

    def range(self) -> NDArray[np.int64]:
        """Least distance between what each cell could be at most and at least."""
        return self.high - self.low

    def without(self, place: int) -> Witnesses:
        """Those that leave one cell alone."""
        kept = Witnesses(len(self.low))
        for moved in self.moves:
            if not moved[place]:
                kept.add(moved)
        return kept


def costs(table: CellTable) -> Floats:
    """What hiding a cell loses: one, a little more for a larger count or a wider sum, and much more for a zero."""
    size = np.log1p(table.counts) / 100 + np.log1p(table.sizes) / 50
    found: Floats = 1 + size + np.where(table.counts == 0, 3.0, 0.0)
    return found
