"""From a table of counts to what may be shown of it. Pure.

A period is told apart from the others and never added up with them: each is protected with what was released of the
same period before. The method is ``analysis.disclosure``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.disclosure.cells import TOTAL, Dimension, dimension_of
from goldthread.analysis.disclosure.ledger import Ledger, protect_release
from goldthread.analysis.disclosure.rules import Rule, Zeros
from goldthread.analysis.disclosure.suppress import Protected
from goldthread.kernel.errors import InputError, Place

MOST_CELLS = 3_000
HIDDEN = "[c]"  # the mark of official statistics for a figure that is confidential


@dataclass(frozen=True)
class Asked:
    """How a table is to be read: the column of counts, the period's ("" for none), those that tell people apart."""

    count: str
    over: str
    apart: tuple[str, ...]
    threshold: int
    protects_zeros: bool = False

    @property
    def rule(self) -> Rule:
        zeros = Zeros.PROTECT if self.protects_zeros else Zeros.SHOW
        return Rule(self.threshold, zeros)


@dataclass(frozen=True)
class ShownCell:
    """One cell of a release. ``labels`` are pairs of column and label; a column left out is the total over it."""

    over: str
    labels: tuple[tuple[str, str], ...]
    count: int
    is_published: bool
    is_secondary: bool

    def shown(self) -> int | str:
        return self.count if self.is_published else HIDDEN


def cells_of(
    headings: Sequence[str], rows: Sequence[tuple[int, list[str]]], asked: Asked, ledgers: Mapping[str, Ledger]
) -> list[ShownCell]:
    """Every cell of the table with whether it may be shown. ``rows`` come with the number a person sees.

    Raises InputError naming the column or row at fault, and where a table cannot be released any more.
    """
    _check_columns(headings, asked)
    by_period: dict[str, list[dict[str, object]]] = {}
    for number, cells in rows:
        row = {heading: cells[place].strip() if place < len(cells) else "" for place, heading in enumerate(headings)}
        period = row.get(asked.over, "")
        by_period.setdefault(period, []).append(_finest(number, row, asked))
    found: list[ShownCell] = []
    for period, finest in by_period.items():
        dimensions = [dimension_of(finest, [column]) for column in asked.apart]
        _check_size(dimensions, len(by_period))
        found += _shown(period, protect_release(finest, dimensions, asked.rule, ledgers.get(period, Ledger())))
    return found


def _shown(period: str, protected: Protected) -> list[ShownCell]:
    cells = zip(protected.table.cells, protected.table.counts, protected.hidden, protected.secondary, strict=True)
    return [
        ShownCell(
            period,
            tuple((name, label) for name, label in cell.labels if label != TOTAL),
            int(count),
            not hidden,
            bool(secondary),
        )
        for cell, count, hidden, secondary in cells
    ]


def _finest(number: int, row: dict[str, str], asked: Asked) -> dict[str, object]:
    empty = next((column for column in (*asked.apart, asked.over) if column and not row[column]), None)
    if empty:
        raise InputError("Nothing stands here.", place=Place(row=number, field=empty))
    total = next((column for column in asked.apart if row[column].lower() == TOTAL.lower()), None)
    if total:
        raise InputError(
            "This row is a total.",
            advice="Leave totals out: they are added up.",
            place=Place(row=number, field=total),
        )
    text = row[asked.count].replace(",", "")
    if not text.isdecimal():
        raise InputError(f"“{row[asked.count]}” is no whole count.", place=Place(row=number, field=asked.count))
    return {**{column: row[column] for column in asked.apart}, "count": int(text)}


def _check_columns(headings: Sequence[str], asked: Asked) -> None:
    for column in (asked.count, asked.over, *asked.apart):
        if column and column not in headings:
            raise InputError(
                f"There is no column “{column}”.",
                advice=f"There are: {', '.join(headings)}.",
                place=Place(field=column),
            )
    if not asked.apart:
        raise InputError("No column tells people apart.", advice="A release needs one, like area or sex.")


def _check_size(dimensions: Sequence[Dimension], periods: int) -> None:
    cells = int(np.prod([len(dimension.labels) for dimension in dimensions])) * periods
    if cells > MOST_CELLS:
        raise InputError(
            f"This table has {cells:,} cells with its totals, and one release can have {MOST_CELLS:,}.",
            advice="Leave a column out, or release fewer periods at a time.",
        )
