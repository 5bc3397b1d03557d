"""A table with its heading and columns understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Cell
from goldthread.documents.tables.cells.rag import is_key
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.header import Header, find_header
from goldthread.documents.tables.heads.roles import assign_roles
from goldthread.documents.tables.view import Table, words_of


@dataclass(frozen=True)
class PlanTable:
    """A table, the rows that head it and what its columns were taken for."""

    table: Table
    header: Header
    columns: tuple[Column, ...]
    score: float = 0.0  # how much it looks like a plan, 0 to 1
    why_not: str = ""  # what speaks against it
    past: bool = False  # its plan is over

    def has(self, role: Role) -> bool:
        """Whether a column plays this role."""
        return any(column.role is role for column in self.columns)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as printed, blank ones left out."""
        return tuple(text for text in self.header.texts if text)

    @property
    def over_headings(self) -> list[list[Cell]]:
        """The cells with words in each row over the headings, keys to colours left out."""
        above = range(self.header.rows[0] if self.header.rows else 0)
        rows = [[cell for cell in self.table.starting(row) if cell.text.strip()] for row in above]
        return [cells for cells in rows if cells and not all(is_key(cell.text) for cell in cells)]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that its columns play."""
        return frozenset(column.role for column in self.columns) - {Role.OTHER}


def understand(table: Table) -> PlanTable:
    """Finds the heading of a table and the roles of its columns."""
    header = find_header(table)
    return PlanTable(table, header, assign_roles(table, header))


def alike(one: PlanTable, other: PlanTable) -> float:
    """How far two tables have the same headings, 0 to 1."""
    here, there = _words(one.headings), _words(other.headings)
    if not here or not there:
        return 1.0 if one.table.cols == other.table.cols else 0.0
    return len(here & there) / len(here | there)


def _words(headings: Sequence[str]) -> set[str]:
    return {words_of(text) for text in headings}
