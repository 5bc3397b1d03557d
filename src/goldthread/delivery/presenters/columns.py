"""The columns a list of actions can show, on the page and in a file alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from goldthread.core.tables import Table
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.cells import CELLS
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel
from goldthread.plans.models import ActionStatus


@dataclass(frozen=True, slots=True)
class Column:
    """``sort`` is what its heading sorts by, "" for nothing; ``cell`` what stands in a file."""

    key: str
    label: str
    sort: str
    cell: Callable[[ActionRow], Any]


def _names(owners: tuple[OwnerLabel, ...]) -> str:
    return "; ".join(owner.name for owner in owners)


def _rag(value: str, otherwise: str) -> str:
    return value.capitalize() or otherwise


ACTION = Column("action", "Action", "ref", lambda row: row.name)
COLUMNS = {
    column.key: column
    for column in (
        Column("plan", "Plan", "", lambda row: row.plan_title),
        Column("priority", "Priority", "priority", lambda row: f"{row.priority_ref} {row.priority_title}".strip()),
        Column("lead", "Lead", "", lambda row: _names(row.leads)),
        Column("support", "Support", "", lambda row: _names(row.support)),
        Column("due", "Due", "due", lambda row: row.printed or "No date"),
        Column("first", "First promised", "", lambda row: row.first_ends),
        Column("slipped", "Days moved", "slipped", lambda row: row.slipped),
        Column("status", "Status", "status", lambda row: ActionStatus(row.status).label),
        Column("rag", "Stated", "rag", lambda row: _rag(row.stated_rag, "No RAG")),
        Column("assessed", "Assessed", "assessed", lambda row: _rag(row.assessed_rag, "Cannot say")),
        Column("updated", "Last heard", "updated", lambda row: row.last_update_at and row.last_update_at.date()),
        Column("silent", "Silent since", "", lambda row: row.silent_since),
        Column("ended", "Ended", "", lambda row: row.ended_on),
    )
}


class Columns(tuple[Column, ...]):
    """The columns of one list in their order, the action itself the first."""

    __slots__ = ()

    def cells(self, row: ActionRow, links: Links) -> Markup:
        """What stands beside the action in its row."""
        return Markup("".join([CELLS[column.key](row, links) for column in self[1:]]))  # noqa: S704 - escaped there


def columns_of(filters: ActionFilters) -> Columns:
    """The action itself, and what the list was asked to show of it."""
    return Columns((ACTION, *(COLUMNS[key] for key in filters.shown_columns)))


def table_of(rows: Iterable[tuple[Any, ...]], filters: ActionFilters, *, beside: str = "") -> Table:
    """A list as a file: the columns shown, the reference apart, and the last day beside a timescale in words.

    A row comes alone, or behind the words of its group where the heading ``beside`` names what that is.
    """
    shown = list(_filed(filters))
    return Table(
        "Actions",
        [*([beside] if beside else []), *(label for label, _ in shown)],
        ([*group, *(cell(row) for _, cell in shown)] for *group, row in rows),
    )


def _filed(filters: ActionFilters) -> Iterator[tuple[str, Callable[[ActionRow], Any]]]:
    yield "Reference", lambda row: row.ref
    yield "Action", lambda row: row.text
    for column in columns_of(filters)[1:]:
        yield column.label, column.cell
        if column.key == "due":
            yield "Last day", lambda row: row.ends
            yield "How it stands", lambda row: row.stands.words
