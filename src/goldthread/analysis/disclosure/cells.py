"""A table as its cells: each adds up some *atoms*, the finest combinations that anybody could ask about.

Rows, columns, hierarchies, overlapping areas, rolling years and other tables of the same people are then one thing:
a sum of atoms that is either published or hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from goldthread.analysis.checking import Flags, Integers, refuse

if TYPE_CHECKING:
    from scipy.sparse import csr_array

TOTAL = "Total"
Key = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Dimension:
    """One way the people are told apart: its finest labels, and named groups of them (areas, ages, rolling years)."""

    name: str
    parts: tuple[str, ...]
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def members(self, label: str) -> frozenset[str]:
        """The finest labels that a label holds."""
        if label == TOTAL:
            return frozenset(self.parts)
        return self.groups[label] if label in self.groups else frozenset({label})

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, the total last."""
        return (*self.parts, *(group for group in self.groups if group not in self.parts), TOTAL)


@dataclass(frozen=True)
class Cell:
    """A combination of labels; a dimension it does not name is taken as a whole."""

    labels: tuple[tuple[str, str], ...]

    @property
    def key(self) -> Key:
        """The same for the same people, whatever table the cell stands in."""
        return frozenset((name, label) for name, label in self.labels if label != TOTAL)

    def __str__(self) -> str:
        named = [f"{name} {label}" for name, label in self.labels if label != TOTAL]
        return ", ".join(named) or "the total"


@dataclass(frozen=True)
class CellTable:
    """Cells with their whole counts, and which atoms each adds up (one row a cell, one column an atom)."""

    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    counts: Integers
    atoms: Integers
    membership: csr_array

    def __len__(self) -> int:
        return len(self.cells)

    @cached_property
    def places(self) -> dict[Key, int]:
        """Where each cell stands, by its key."""
        return {cell.key: place for place, cell in enumerate(self.cells)}

    @cached_property
    def sizes(self) -> Integers:
        """How many atoms each cell adds up."""
        atoms: Integers = np.diff(self.membership.indptr).astype(np.int64)
        return atoms

    def where(self, keys: Iterable[Key]) -> Flags:
        """Marks of the cells with these keys."""
        marked = np.zeros(len(self), dtype=bool)
        marked[[self.places[key] for key in keys]] = True
        return marked


def tabulate(
    rows: Sequence[Mapping[str, Any]],
    dimensions: Sequence[Dimension],
    *,
    count: str = "count",
    terms: Sequence[Sequence[tuple[str, tuple[str, ...]]]] | None = None,
) -> CellTable:
    """All cells of these dimensions, from rows of finest labels with a whole count (several rows are added up).

    ``terms`` restricts the cells: each is a list of (dimension, labels it may take); without it every combination is
    a cell. Refuses a count below nought or in parts, and a label that no dimension has.
    """
    if not rows:
        refuse("rows", "there is no row to make a table of.")
    finest = _finest_counts(rows, tuple(dimensions), count)
    cells = _cells(dimensions, terms)
    return _assembled(tuple(dimensions), cells, finest)


def extended(table: CellTable, cells: Iterable[Cell]) -> CellTable:
    """The same table with further cells of the same dimensions after its own."""
    added = tuple(cells)
    if not added:
        return table
    shape = [len(dimension.parts) for dimension in table.dimensions]
    return _assembled(table.dimensions, (*table.cells, *added), table.atoms.reshape(shape))


def _finest_counts(rows: Sequence[Mapping[str, Any]], dimensions: tuple[Dimension, ...], count: str) -> Integers:
    shape = [len(dimension.parts) for dimension in dimensions]
    places = [{label: place for place, label in enumerate(dimension.parts)} for dimension in dimensions]
    finest = np.zeros(shape, dtype=np.int64)
    for number, row in enumerate(rows, 1):
        value = row.get(count)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or value != int(value):
            refuse(count, f"row {number} holds {value!r}, and a count is a whole number from nought up.")
        at = []
        for dimension, known in zip(dimensions, places, strict=True):
            label = str(row.get(dimension.name))
            if label not in known:
                refuse(dimension.name, f"row {number} holds “{label}”, which is none of its finest labels.")
            at.append(known[label])
        finest[tuple(at)] += int(value)
    return finest


def _cells(
    dimensions: Sequence[Dimension], terms: Sequence[Sequence[tuple[str, tuple[str, ...]]]] | None
) -> tuple[Cell, ...]:
    wanted = terms or [[(dimension.name, dimension.labels) for dimension in dimensions]]
    found: dict[Key, Cell] = {}
    for term in wanted:
        chosen = dict(term)
        columns = [chosen.get(dimension.name, (TOTAL,)) for dimension in dimensions]
        for labels in product(*columns):
            cell = Cell(tuple((dimension.name, label) for dimension, label in zip(dimensions, labels, strict=True)))
            found.setdefault(cell.key, cell)
    return tuple(found.values())


def _assembled(dimensions: tuple[Dimension, ...], cells: tuple[Cell, ...], finest: Integers) -> CellTable:
    from scipy.sparse import csr_array

    numbers = np.arange(finest.size).reshape(finest.shape)
    picks = [_picks(dimension) for dimension in dimensions]
    held = [
        numbers[np.ix_(*(pick[label] for pick, (_, label) in zip(picks, cell.labels, strict=True)))].ravel()
        for cell in cells
    ]
    starts = np.concatenate([[0], np.cumsum([len(atoms) for atoms in held])])
    columns = np.concatenate(held)
    membership = csr_array((np.ones(len(columns)), columns, starts), shape=(len(cells), finest.size))
    atoms = finest.ravel()
    counts = np.asarray(membership @ atoms).round().astype(np.int64)
    return CellTable(dimensions, cells, counts, atoms, membership)


def _picks(dimension: Dimension) -> dict[str, list[int]]:
    return {
        label: [place for place, part in enumerate(dimension.parts) if part in dimension.members(label)]
        for label in dimension.labels
    }


def dimension_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], name: str | None = None) -> Dimension:
    """A dimension from columns of rows, the finest first; the others name groups of its labels."""
    finest = columns[0]
    for column in columns:
        if any(column not in row for row in rows):
            refuse(column, "a row lacks this column.")
    parts = tuple(dict.fromkeys(str(row[finest]) for row in rows))
    groups: dict[str, set[str]] = {}
    for column in columns[1:]:
        for row in rows:
            groups.setdefault(str(row[column]), set()).add(str(row[finest]))
    named = {label: frozenset(members) for label, members in groups.items() if label not in parts}
    return Dimension(name or finest, parts, named)
