"""The rows of a card: labels beside their values or above them, and cells that hold both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Cell
from goldthread.documents.tables.cards.heads import Head, head_of, labelled, told_in
from goldthread.documents.tables.cards.labels import Field, role_of
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.view import Table

_KNOWN = 0.7  # of the labels above their values
_TALL = 3  # rows beside a number that stands on the left of its whole card
_FEW = 4  # words that say how an action stands


@dataclass(frozen=True)
class CardRow:
    """What stands in a row: labels with their values, cells that need no label, and how many cells are neither."""

    pairs: tuple[tuple[Cell, Cell], ...] = ()
    said: tuple[Field, ...] = ()
    strays: int = 0


def card_row(cells: Sequence[Cell]) -> CardRow:
    """A row read as labels beside their values, or as cells that hold both."""
    whole = [labelled(cell) for cell in cells if cell.text.strip()]
    if all(whole):
        return CardRow(said=tuple(field for field in whole if field))
    pairs = tuple(zip(cells[::2], cells[1::2], strict=False))
    if len(cells) % 2 == 0:
        return CardRow(pairs)
    last = cells[-1]
    said = told_in(last) or (("Status", last) if 0 < len(last.text.split()) <= _FEW else None)
    return CardRow(pairs, (said,) if said else (), strays=0 if said or not last.text.strip() else 1)


def values_below(table: Table, row: int) -> tuple[tuple[Cell, Cell], ...]:
    """The cells of a row that holds nothing but labels, each with the value right under it."""
    labels, values = table.starting(row), table.starting(row + 1) if row + 1 < table.rows else []
    if len(labels) < 2 or [_place(cell) for cell in labels] != [_place(cell) for cell in values]:
        return ()
    asked = [role_of(cell.text) for cell in labels]
    known = sum(role is not None for role in asked)
    answers = [role_of(cell.text) is None for cell in values]
    are_labels = known >= max(2, _KNOWN * len(asked)) and Role.ACTION not in asked
    are_values = answers[0] and 2 * sum(answers) >= len(answers)
    return tuple(zip(labels, values, strict=True)) if are_labels and are_values else ()


def head_beside(cells: Sequence[Cell]) -> Head | None:
    """The number that stands on the left of a whole card."""
    head = head_of(cells[:1]) if cells and cells[0].rowspan >= _TALL else None
    return head if head and head.number else None


def _place(cell: Cell) -> tuple[int, int, int]:
    return cell.col, cell.colspan, cell.rowspan
