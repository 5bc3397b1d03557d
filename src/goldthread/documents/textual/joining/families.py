"""Tables of one paper that are pages of the same table: one set of columns, every row put under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from goldthread.documents.textual.cells.expectations import Column, columns_of, heading_fit, learn
from goldthread.documents.textual.cells.headings import (
    first_row,
    heading_row,
    plain_headings,
    same_headings,
)
from goldthread.documents.textual.cells.raw import RawRow, RawTable

_LEADING_GAP = 2.5  # a first heading stands over the first column unless its cells deny it
WIDEST = 40  # columns; wider tables are left as printed


@dataclass
class Fragment:
    """One table as found, with its row of headings if it has one."""

    table: RawTable
    heading: int | None

    @cached_property
    def headings(self) -> list[str]:
        return [] if self.heading is None else plain_headings(self.table.rows[self.heading])

    def body(self) -> list[RawRow]:
        return [row for index, row in enumerate(self.table.rows) if index != self.heading]


@dataclass
class Family:
    """Fragments under the same headings, and the columns they share."""

    fragments: list[Fragment] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    spanned: frozenset[int] = frozenset()  # columns that the heading to their left covers

    @property
    def width(self) -> int:
        return len(self.headings)


def group(tables: Sequence[RawTable], adjoining: Sequence[bool]) -> list[Family]:
    """Families in order. ``adjoining[i]``: only blanks stand between table i and the one before."""
    firsts = Counter(first_row(table) for table in tables)
    recurring = {row for row, times in firsts.items() if times > 1 and len(row) > 1}
    families: list[Family] = []
    last: Family | None = None
    for table, adjoins in zip(tables, adjoining, strict=True):
        fragment = Fragment(table, heading_row(table, recurring))
        last = _family_for(fragment, families, last if adjoins else None)
        last.fragments.append(fragment)
    for family in families:
        _settle_columns(family)
    return families


def _family_for(fragment: Fragment, families: list[Family], before: Family | None) -> Family:
    if fragment.heading is None:
        widest = max((row.width for row in fragment.table.rows), default=0)
        if before is not None and abs(widest - max(_widths(before), default=0)) <= 1:
            return before
    else:
        for family in reversed(families):
            if any(same_headings(fragment.headings, known.headings) for known in family.fragments if known.headings):
                return family
    families.append(Family())
    return families[-1]


def _widths(family: Family) -> list[int]:
    return [row.width for fragment in family.fragments for row in fragment.table.rows]


def _settle_columns(family: Family) -> None:
    """As many columns as the fullest headings or rows show; headings over the columns that suit them."""
    variants = [fragment.headings for fragment in family.fragments if fragment.headings]
    fullest = max(variants, key=lambda headings: (len(headings), sum(map(bool, headings))), default=[])
    width = max(len(fullest), _usual_width(family), 1)
    absent = _absent_blanks(fullest, variants)
    if fullest and width > len(fullest) and width <= WIDEST:
        fullest, gaps = _spread(fullest, family, width)
        absent |= gaps
    family.headings = fullest + [""] * (width - len(fullest))
    family.spanned = frozenset(absent)


def _usual_width(family: Family) -> int:
    """The greatest width that more than a stray row has."""
    counts = Counter(row.width for fragment in family.fragments for row in fragment.body())
    rows = sum(counts.values())
    wide = 0
    for width in sorted(counts, reverse=True):
        wide += counts[width]
        if (wide >= 2 and wide >= 0.1 * rows) or wide == rows:
            return width
    return max(counts, default=0)


def _absent_blanks(fullest: Sequence[str], variants: Sequence[Sequence[str]]) -> set[int]:
    """Blank headings that other pages do not print at all: there the one to the left spans two columns."""
    shorter = any(sum(map(bool, v)) == sum(map(bool, fullest)) and len(v) < len(fullest) for v in variants)
    if not shorter:
        return set()
    return {index for index, heading in enumerate(fullest) if not heading and index and fullest[index - 1]}


def _spread(headings: list[str], family: Family, width: int) -> tuple[list[str], set[int]]:
    """Fewer headings than columns: each goes over the column whose cells suit it."""
    full = [row.cells for fragment in family.fragments for row in fragment.body() if row.width == width]
    columns = columns_of([""] * width)
    learn(columns, full)
    placed = _fit_headings(headings, columns)
    spread = [""] * width
    for heading, col in zip(headings, placed, strict=True):
        spread[col] = heading
    gaps = {col for col in range(1, width) if col not in placed and spread[col - 1]}
    return spread, gaps


def _fit_headings(headings: Sequence[str], columns: Sequence[Column]) -> list[int]:
    """The increasing placement of headings that fits their columns best; leftmost where nothing decides."""
    best: list[dict[int, tuple[float, list[int]]]] = []
    for index, heading in enumerate(headings):
        here: dict[int, tuple[float, list[int]]] = {}
        for col in range(index, len(columns) - (len(headings) - index) + 1):
            own = heading_fit(heading, columns[col]) - 0.01 * col
            if index == 0:
                here[col] = (own - _LEADING_GAP * col, [col])
                continue
            options = [(score, way) for before, (score, way) in best[-1].items() if before < col]
            if options:
                score, way = max(options, key=lambda pair: pair[0])
                here[col] = (score + own, [*way, col])
        best.append(here)
    return max(best[-1].values(), key=lambda pair: pair[0])[1] if best else []
