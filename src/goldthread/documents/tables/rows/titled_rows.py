"""Tables that have no column for what is to be done: it stands across the table, over each row of who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cells.content import is_instruction
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.priorities import is_labelled
from goldthread.documents.tables.heads.header import Header, find_header, repeated_headers
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.view import Table

_MOST = 0.7  # of the rows have a title of their own
_LEAST = 2  # such rows
_ACTING = 0.5  # of the titles begin like something to do, or are numbered
_SURE = 0.75  # of a heading
_TOLD_INSTEAD = {Role.ACTION, Role.DETAIL, Role.MILESTONE}


@dataclass(frozen=True)
class TitledRow:
    """One row under its title; ``groups`` are the titles above that one, ``cells`` go with their headings."""

    groups: tuple[Paragraph, ...]
    title: Cell
    cells: tuple[tuple[str, Cell], ...]


def titled_rows(table: Table) -> tuple[list[TitledRow], tuple[Paragraph, ...]]:
    """The rows of such a table, and the titles at its end that stand over what follows; no rows of others."""
    header = find_header(table)
    if not header.rows or not _names_who_or_when(header):
        return [], ()
    again = repeated_headers(table, header)
    over = [*_paragraph_cells(table.before), *_banners(table, range(header.rows[0]))]
    found: list[TitledRow] = []
    lone = 0
    for row in range(header.body_start, table.rows):
        cells = [cell for cell in table.starting(row) if cell.text.strip()]
        if row in again or not cells:
            continue
        if _is_banner(table, cells):
            over += _divided(cells[0])
        elif over:
            said = tuple((header.texts[cell.col], cell) for cell in cells)
            found.append(TitledRow(_groups(over[:-1]), over[-1], said))
            over = []
        else:
            lone += 1
    titled = len(found) >= _LEAST and len(found) >= _MOST * (len(found) + lone) and _say_what_to_do(found)
    return (found, _groups(over)) if titled else ([], ())


def _names_who_or_when(header: Header) -> bool:
    """Whether headings say who or when, and none says what."""
    scores = [heading_scores(text) for text in header.texts if text]
    roles = {max(said, key=lambda role: said[role]) for said in scores if said and max(said.values()) >= _SURE}
    return bool(roles & {Role.OWNER, Role.TIMESCALE}) and not roles & _TOLD_INSTEAD


def _banners(table: Table, rows: Sequence[int]) -> list[Cell]:
    starting = [[cell for cell in table.starting(row) if cell.text.strip()] for row in rows]
    return [part for cells in starting if _is_banner(table, cells) for part in _divided(cells[0])]


def _is_banner(table: Table, cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and cells[0].col == 0 and cells[0].colspan > max(1, table.cols // 2)


def _divided(cell: Cell) -> list[Cell]:
    """A banner of several lines: the title of a group, and under it a numbered one."""
    last = cell.paragraphs[-1]
    if len(cell.paragraphs) > 1 and opening_of(last.text).ref and not opening_of(cell.paragraphs[0].text).ref:
        return [replace(cell, paragraphs=cell.paragraphs[:-1]), replace(cell, paragraphs=(last,))]
    return [cell]


def _paragraph_cells(paragraphs: Sequence[Paragraph]) -> list[Cell]:
    """What stands before a table as cells over it."""
    return [Cell(0, 0, (replace(paragraph, heading=None),)) for paragraph in paragraphs if paragraph.text.strip()]


def _groups(cells: Sequence[Cell]) -> tuple[Paragraph, ...]:
    return tuple(replace(paragraph, heading=2) for cell in cells for paragraph in cell.paragraphs)


def _say_what_to_do(rows: Sequence[TitledRow]) -> bool:
    titles = [row.title.text.strip() for row in rows]
    themes = sum(is_labelled(title) for title in titles)
    acting = sum(
        opening.named or is_instruction(opening.rest) or bool(opening.ref) for opening in map(opening_of, titles)
    )
    return acting >= _ACTING * len(titles) and themes < _ACTING * len(titles)
