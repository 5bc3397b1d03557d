"""Every row of a family of tables put under the family's columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.textual.cells.expectations import Column, columns_of, learn
from goldthread.documents.textual.cells.headings import matches
from goldthread.documents.textual.cells.raw import RawRow
from goldthread.documents.textual.joining.families import WIDEST, Family, Fragment
from goldthread.documents.textual.joining.realign import place

_SPILLED = re.compile(
    r"\s*((?:\d{1,3}(?:\.\d{1,2})?[a-z]?\s*[,;&]\s*){0,12}\d{1,3}(?:\.\d{1,2})?[a-z]?)\s+(?=[A-Z(“\"])"
)

Placed = list[tuple[RawRow, list[str]]]


@dataclass
class Placement:
    """A family's columns and, for each fragment, its rows (headings too) with their cells under the columns."""

    family: Family
    columns: list[Column]
    rows: list[Placed]


def place_family(family: Family) -> Placement:
    """Every row of every fragment under the columns that the fragments share."""
    if family.width > WIDEST or family.width < 2:
        width = max((len(row.cells) for fragment in family.fragments for row in fragment.table.rows), default=1)
        rows = [
            [(row, [*row.cells, *[""] * (width - len(row.cells))]) for row in fragment.table.rows]
            for fragment in family.fragments
        ]
        return Placement(family, columns_of([""] * width), rows)
    columns = columns_of(family.headings, family.spanned)
    packed = any(fragment.table.packed for fragment in family.fragments)
    for column in columns:
        column.heeds_endings = packed
    if packed or sum(1 for column in columns if column.sort) < 3:
        learn(
            columns,
            (row.cells for fragment in family.fragments for row in _fullest_rows(fragment, family.width)),
        )
    placed = _place_all(family, columns)
    for _ in range(2):
        learn(columns, list(_body_cells(family, placed)))
        placed = _place_all(family, columns)
    return Placement(family, columns, placed)


def _fullest_rows(fragment: Fragment, width: int) -> list[RawRow]:
    return [row for row in fragment.body() if row.width == width and row.filled * 2 > width]


def _body_cells(family: Family, placed: Sequence[Placed]) -> Iterator[list[str]]:
    for fragment, rows in zip(family.fragments, placed, strict=True):
        for index, (row, cells) in enumerate(rows):
            lone = fragment.table.packed and row.filled == 1  # nobody knows where it stood
            if index != fragment.heading and not lone:
                yield cells


def _place_all(family: Family, columns: Sequence[Column]) -> list[Placed]:
    out = []
    above: list[str] | None = None
    for fragment in family.fragments:
        to_columns = _heading_map(fragment, family)
        rows: Placed = []
        for index, row in enumerate(fragment.table.rows):
            bases = _bases(row, to_columns, len(fragment.headings), family.width)
            if index == fragment.heading:
                where = [bases[0][i] for i, cell in enumerate(row.cells) if cell.strip()]
            else:
                where = place(row.cells, columns, bases, above, packed=bool(fragment.table.packed))
            cells = _spread_cells(row.cells, where, family.width)
            if index != fragment.heading and len(row.cells) < family.width:
                _part_spilled(cells, columns)
            rows.append((row, cells))
            if index != fragment.heading:
                above = None  # only the first row of a page goes on with the last of the one before
        above = rows[-1][1] if rows else None
        out.append(rows)
    return out


def _heading_map(fragment: Fragment, family: Family) -> list[int]:
    """For each heading of the fragment the family's column; blanks stand between their neighbours."""
    pairs = dict(matches(fragment.headings, family.headings))
    out: list[int] = []
    for index in range(len(fragment.headings)):
        out.append(pairs.get(index, out[-1] + 1 if out else 0))
    return out


def _bases(row: RawRow, to_columns: Sequence[int], headings: int, width: int) -> list[list[int]]:
    """Ways the file may have meant the row: straight, as its headings stand, or from the right."""
    count = len(row.cells)
    straight = list(range(count))
    mapped = (
        [to_columns[i] if i < headings else to_columns[-1] + 1 + i - headings for i in range(count)]
        if headings
        else straight
    )
    right = [max(0, width - count + i) for i in range(count)]
    as_headings = headings and count != width and row.width <= headings
    ordered = [mapped, straight, right] if as_headings or row.width == headings else [straight, mapped, right]
    return [base for index, base in enumerate(ordered) if base not in ordered[:index]]


def _spread_cells(cells: Sequence[str], where: Sequence[int], width: int) -> list[str]:
    out = [""] * width
    filled = [cell for cell in cells if cell.strip()]
    for cell, col in zip(filled, where, strict=True):
        col = max(0, min(col, width - 1))
        out[col] = f"{out[col]}\n{cell}" if out[col] else cell
    return out


def _part_spilled(cells: list[str], columns: Sequence[Column]) -> None:
    """A number that fell into the cell to its right goes back to its own, empty column."""
    for col in range(1, len(cells)):
        if cells[col - 1] or not columns[col - 1].holds_numbers or columns[col].holds_numbers:
            continue
        match = _SPILLED.match(cells[col])
        if match:
            cells[col - 1], cells[col] = match.group(1), cells[col][match.end() :]
