"""What has already left: a new table must not undo an old one, nor the two together a third.

The ledger is a value: the caller keeps it. Each entry is a cell by its labels, so that the same people are the same
cell in whatever table they stand. A dimension that grows (quarters) needs its totals named ("2024"), for "all of
them" means something else each time; a count that has changed since is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from goldthread.analysis.checking import refuse
from goldthread.analysis.disclosure.cells import TOTAL, Cell, CellTable, Dimension, Key, extended, tabulate
from goldthread.analysis.disclosure.rules import Rule
from goldthread.analysis.disclosure.suppress import Protected, protect


@dataclass(frozen=True)
class Entry:
    """One cell as it was released: its count, and whether it was published or hidden."""

    key: Key
    count: int
    published: bool
    release: str


@dataclass(frozen=True)
class Ledger:
    """Every cell of every release so far."""

    entries: Mapping[Key, Entry] = field(default_factory=dict)

    def with_release(self, name: str, protected: Protected) -> Ledger:
        """The ledger after one more release. A published cell stays published."""
        added = {
            cell.key: Entry(cell.key, int(count), not hide, name)
            for cell, count, hide in zip(protected.table.cells, protected.table.counts, protected.hidden, strict=True)
        }
        kept = {key: entry for key, entry in self.entries.items() if entry.published or key not in added}
        return Ledger({**added, **kept})


def protect_release(
    rows: Sequence[Mapping[str, Any]],
    dimensions: Sequence[Dimension],
    rule: Rule,
    ledger: Ledger,
    *,
    count: str = "count",
    terms: Sequence[Sequence[tuple[str, tuple[str, ...]]]] | None = None,
) -> Protected:
    """Protect a new table together with everything released; gives back the new table's own cells.

    Cells that are public stay public, cells that were hidden stay hidden and uncertain. Refuses a table that cannot
    be released any more, one that disagrees with what was released, and one without a dimension that was released.
    """
    table = tabulate(rows, dimensions, count=count, terms=terms)
    whole = extended(table, (_cell(table, entry) for key, entry in ledger.entries.items() if key not in table.places))
    public, hidden = np.zeros(len(whole), dtype=bool), np.zeros(len(whole), dtype=bool)
    for place, cell in enumerate(whole.cells):
        entry = ledger.entries.get(cell.key)
        if entry is None:
            continue
        if entry.count != whole.counts[place]:
            refuse(
                "rows",
                f"{cell} was released as another count ({entry.release}).",
                "Name the period in totals, and release a revision as a table of its own.",
            )
        public[place], hidden[place] = entry.published, not entry.published
    protected = protect(whole, rule, already_public=public, also_hidden=hidden)
    asked = slice(0, len(table))
    return replace(protected, table=table, hidden=protected.hidden[asked], primary=protected.primary[asked])


def _cell(table: CellTable, entry: Entry) -> Cell:
    wanted = dict(entry.key)
    known = {dimension.name: dimension for dimension in table.dimensions}
    for name, label in _unknown(wanted.items(), known):
        refuse(name, f"“{label}” stands in an earlier release ({entry.release}) and not in these rows.")
    return Cell(tuple((name, wanted.get(name, TOTAL)) for name in known))


def _unknown(wanted: Iterable[tuple[str, str]], known: Mapping[str, Dimension]) -> Iterable[tuple[str, str]]:
    return ((name, label) for name, label in wanted if name not in known or label not in known[name].labels)
