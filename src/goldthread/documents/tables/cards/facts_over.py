"""Small tables of facts under the name of a priority ("Lead | ...", "Outcomes | ..."), before that of its actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Paragraph
from goldthread.documents.tables.cards.labels import role_of
from goldthread.documents.tables.grouping.priorities import is_labelled, is_side_line
from goldthread.documents.tables.view import Table

_MOST_ROWS = 4


def with_facts_over(tables: Sequence[Table]) -> list[Table]:
    """The tables, such facts as lines under the name of the priority over the table that follows."""
    out: list[Table] = []
    held: tuple[Paragraph, ...] = ()
    for place, table in enumerate(tables):
        table = replace(table, before=(*held, *table.before)) if held else table
        held = ()
        following = place + 1 < len(tables)
        if following and (facts := _facts(table)) and not _named(tables[place + 1]):
            held = (*table.before, *facts)
        else:
            out.append(table)
    return out


def _facts(table: Table) -> list[Paragraph]:
    """The rows of a table as lines "Lead: ...", where it says no more than that of the priority named before it."""
    if table.rows > _MOST_ROWS or not _named(table):
        return []
    lines: list[Paragraph] = []
    for row in range(table.rows):
        cells = [cell for cell in table.starting(row) if cell.text.strip()]
        label = cells[0].text.strip(" :\n") if cells else ""
        if len(cells) != 2 or cells[0].col or role_of(label) is None:
            return []
        said = [Paragraph(f"{label}: {line.text}") for line in cells[1].paragraphs if line.text.strip()]
        if not all(is_side_line(line.text) for line in said):
            return []
        lines += said
    return lines


def _named(table: Table) -> bool:
    """Whether the line right before a table names a priority."""
    return bool(table.before) and is_labelled(table.before[-1].text)
