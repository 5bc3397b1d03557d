"""An action row with the rows below that only go on with it, and what it cannot know by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from goldthread.documents.model import Cell, DraftAction, Evidence, Paragraph
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.evidence import evidence_of
from goldthread.documents.tables.rows.body import Row
from goldthread.documents.tables.view import Table


@dataclass(frozen=True)
class Surroundings:
    """What the table and the rows above say about a row."""

    table: Table
    columns: Sequence[Column]
    priority_ref: str | None = None
    priority_evidence: Evidence | None = None
    sub_priority: str | None = None
    previous: DraftAction | None = None
    known_owners: frozenset[str] = frozenset()
    around: date | None = None  # about when the plan begins, for months without a year
    shared: dict[Role, tuple[Cell, ...]] = field(default_factory=dict)  # what the priority gives all its actions
    answers: tuple[str, ...] = ()  # the recommendations that its priority is
    of_persons: frozenset[int] = frozenset()  # columns that name persons

    def has(self, *roles: Role) -> bool:
        """Whether a column of the table plays one of these roles."""
        return any(column.role in roles for column in self.columns)


@dataclass(frozen=True)
class Block:
    """The rows of one action."""

    rows: tuple[Row, ...]
    near: Surroundings

    def cells(self, role: Role) -> tuple[Cell, ...]:
        """The cells of a role in all rows, each once."""
        found: dict[tuple[int, int], Cell] = {}
        for row in self.rows:
            for cell in row.get(role):
                if not self._is_priority_level(role, cell):
                    found.setdefault((cell.row, cell.col), cell)
        return tuple(found.values()) or self.near.shared.get(role, ())

    def colours(self) -> tuple[Cell, ...]:
        """The cells that show the RAG, be it with a word or only with their colour."""
        rag = [cell for row in self.rows for cell in row.cells.get(Role.RAG, ())]
        if any(cell.text.strip() or cell.fill for cell in rag):
            return tuple(rag)
        coloured = {column.index for column in self.near.columns if column.coloured}
        found = (cell for row in self.rows for cells in row.cells.values() for cell in cells)
        return tuple(replace(cell, paragraphs=()) for cell in found if cell.col in coloured)

    def paragraphs(self, role: Role) -> tuple[Paragraph, ...]:
        """The paragraphs of a role's cells, blank ones left out."""
        return tuple(
            paragraph for cell in self.cells(role) for paragraph in cell.paragraphs if paragraph.text.strip()
        )

    def dates(self) -> list[tuple[Paragraph, ...]]:
        """The lines that say when, each with the date it was moved to where another column gives one."""
        late = {column.index for column in self.near.columns if column.moved}
        lines: dict[bool, list[Paragraph]] = {False: [], True: []}
        for cell in self.cells(Role.TIMESCALE):
            lines[cell.col in late] += [paragraph for paragraph in cell.paragraphs if paragraph.text.strip()]
        first, moved = lines[False], lines[True]
        if len(first) == len(moved):
            return list(zip(first, moved, strict=True))
        return [*((line,) for line in first[:-1]), (*first[-1:], *moved)] if first or moved else []

    def text(self, role: Role) -> str:
        """The words of a role's cells, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs(role))

    def line(self, role: Role, place: int | None, of: int | None = None) -> str:
        """The whole text of a role, or one line of it where the row is divided and the lines match."""
        paragraphs = self.paragraphs(role)
        if place is not None and (of is None or (of > 1 and len(paragraphs) == of)):
            return paragraphs[place].text
        return "\n".join(paragraph.text for paragraph in paragraphs)

    def evidence(self, role: Role, *why: str, confidence: float = 1.0) -> Evidence:
        """Where a role's first cell stands and why it was believed."""
        return evidence_of(self.near.table, self.near.columns, role, self.cells(role), *why, confidence=confidence)

    def _is_priority_level(self, role: Role, cell: Cell) -> bool:
        """Owners and outcomes that a table prints once for a priority are not the action's own."""
        if role not in (Role.OWNER, Role.OUTCOME):
            return False
        column = next((column for column in self.near.columns if column.index == cell.col), None)
        if column is None or not column.of_priority:
            return False
        return role is Role.OUTCOME or any(
            other.role is Role.OWNER and not other.of_priority for other in self.near.columns
        )
