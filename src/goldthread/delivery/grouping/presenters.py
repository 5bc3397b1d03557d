"""Totals and tables of two fields: as files, and the headings between the rows of a grouped list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from goldthread.core.tables import Table
from goldthread.core.wording import count
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.grouping.fields import FIELDS, Key
from goldthread.delivery.grouping.listing import in_groups
from goldthread.delivery.grouping.reads import FIGURES, Crossed, Grouped, crossed, grouped
from goldthread.delivery.presenters.columns import table_of
from goldthread.delivery.reads.lists import rows_in_order
from goldthread.delivery.reads.selection import Scope

FIGURE_LABELS = {
    "total": "Actions",
    "open": "Open",
    "late": "Late",
    "red": "Stated red",
    "assessed_red": "Assessed red",
    "silent": "Silent",
}


def tables_of(scope: Scope, filters: ActionFilters, on: date) -> Iterator[Table]:
    """A list of actions as shown: every row of it, then its totals, then the table of two fields."""
    if filters.group_by:
        lines = in_groups(scope, filters, on=on)
        yield table_of(lines, filters, beside=f"Grouped by {FIELDS[filters.group_by].words}")
    else:
        yield table_of(((row,) for row in rows_in_order(scope, filters, on=on)), filters)
    if filters.group_by:
        yield totals_table(scope, filters, on)
    if filters.across:
        yield cross_table(crossed(scope, filters, on=on))


def totals_table(scope: Scope, filters: ActionFilters, on: date) -> Table:
    """A row a group, and one of all."""
    found = grouped(scope, filters, on=on)
    return Table("Totals", (found.field.label, *FIGURE_LABELS.values()), _totals(found))


def _totals(found: Grouped) -> Iterator[tuple[Any, ...]]:
    for group in found.groups:
        yield (group.words, *(getattr(group.figures, name) for name in FIGURES))
    yield ("All", *(getattr(found.whole, name) for name in FIGURES))


def cross_table(found: Crossed) -> Table:
    """A row and a column for each value, and those of all."""
    headings = (f"{found.field.label} by {found.across.words}", *(each.words for each in found.columns), "All")
    return Table("Two fields", headings, _crossed_rows(found))


def _crossed_rows(found: Crossed) -> Iterator[tuple[Any, ...]]:
    for row in found.rows:
        yield (row.group.words, *(cell.count for cell in row.cells), row.group.figures.total)
    yield ("All", *(column.figures.total for column in found.columns), found.whole.total)


def headings_of(keys: Iterable[Key], found: Grouped | None) -> dict[int, str]:
    """By the place of the first row of each group on the page, what stands above it: the group, and how many."""
    if found is None:
        return {}
    words = {group.key: f"{group.words}: {count(group.figures.total, 'action')}" for group in found.groups}
    headings: dict[int, str] = {}
    last: object = object()
    for place, key in enumerate(keys):
        if key != last:
            headings[place], last = words.get(key, found.field.none), key
    return headings


def as_dict(scope: Scope, filters: ActionFilters, on: date) -> dict[str, Any]:
    """A list by ``filters.group_by``, and by ``filters.across`` where it is given, as plain values for machines."""
    found = grouped(scope, filters, on=on)
    both = crossed(scope, filters, on=on) if filters.across else None
    return {
        "by": found.field.name,
        "groups": [
            {"words": each.words, "query": each.filters.to_query(), "figures": asdict(each.figures)}
            for each in found.groups
        ],
        "whole": asdict(found.whole),
        "across": both.across.name if both else None,
        "columns": [column.words for column in both.columns] if both else [],
        "rows": [
            {"words": row.group.words, "counts": [cell.count for cell in row.cells]}
            for row in (both.rows if both else ())
        ],
    }
