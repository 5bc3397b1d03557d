"""Evidence as a table."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.core.tables import Table
from goldthread.delivery.models import Evidence


def waiting_table(found: Iterable[Evidence]) -> Table:
    """What waits to be looked at, a row each."""
    return Table(
        "Evidence to be checked", ("Evidence", "Kind", "Shown for", "Dated", "Brought by"), map(_cells, found)
    )


def _cells(each: Evidence) -> tuple[object, ...]:
    shown_for = "; ".join(str(use.action) for use in each.uses.all())
    return (each.title, each.get_kind_display(), shown_for, each.dated, each.brought_by.name)
