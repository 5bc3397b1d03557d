"""Headings of pipe tables that moved to the left: the blank one over the numbers was dropped in front of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow

_LEAST_ROWS = 2
_RULE = frozenset("-: ")


def with_blank_heading_in_front(rows: Sequence[RawRow], header_rows: int) -> Iterator[RawRow]:
    """The rows, their headings put back over their cells where these begin with a number that none of them names.

    The headings then end one cell early, while the rows fill the last one. Headings printed again are put back too,
    and the rule under them goes.
    """
    heads = {row.cells for row in rows[:header_rows]}
    if len(heads) != 1 or not _are_moved(next(iter(heads)), rows[header_rows:]):
        yield from rows
        return
    for row in rows:
        if row.cells in heads:
            yield replace(row, cells=("", *row.cells[:-1]))
        elif not all(set(cell) <= _RULE for cell in row.cells):
            yield row


def _are_moved(heads: Sequence[str], rows: Sequence[RawRow]) -> bool:
    whole = [row.cells for row in rows if len(row.cells) == len(heads) and all(row.cells)]
    ends_early = len(heads) > 2 and not heads[-1] and all(heads[:-1])
    if not ends_early or len(whole) < _LEAST_ROWS:
        return False
    numbered = sum(kind_of(cells[0]) is Kind.NUMBER for cells in whole if cells != tuple(heads))
    told = all(kind_of(cells[1]) in (Kind.TEXT, Kind.SHORT, Kind.NAME) for cells in whole)
    return numbered == len(whole) and told and heading_sort(heads[0]) not in ("number", "refs")
