"""A column for each body, with a letter or tick in the rows that are its: "L" and "S", R A C I, crosses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.cells.content import is_mark, is_named, is_timescale, says_part
from goldthread.documents.tables.cells.names import is_acronym, is_body, is_post
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.view import Table

_LEAST = 3  # such columns side by side
_LONGEST = 60  # characters of a name
_KNOWN = 0.9  # a heading that names another role so clearly is no body
# The marks of those that an action is theirs, the surest first: where one is given, the others only help.
_OWNS = (
    re.compile(r"\W*(?:l|o|(?:joint )?leads?|owners?)[\W\d]*", re.IGNORECASE),
    re.compile(r"[^a-z]*(?:[ra]\b.*|.*\b[ra]|accountable|responsible)\W*", re.IGNORECASE),
    re.compile(r"\W*(?:[xypd]|deliver\w*|yes)\W*|\W+", re.IGNORECASE),
)


def party_columns(table: Table, header: Header, again: frozenset[int]) -> frozenset[int]:
    """The columns that stand for bodies: at least three side by side. ``again``: rows that print the headings."""
    filled = [_filled(table, header, col, again) for col in range(table.cols)]
    may = [_names_party(header, col) and _are_marks(filled[col]) for col in range(table.cols)]
    found: set[int] = set()
    for _, run in groupby(range(table.cols), key=lambda col: may[col]):
        cols = list(run)
        told = sum(bool(filled[col]) for col in cols)
        if may[cols[0]] and len(cols) >= _LEAST and told >= _LEAST:
            found |= set(cols)
    return frozenset(found)


def as_party(header: Header, col: int) -> Column:
    """The column under the name of a body."""
    name = _name(header, col)
    return Column(col, name, Role.PARTY, 0.9, (f'the heading "{name}" is one of several names over marks',))


def take_parties(cells: dict[Role, tuple[Cell, ...]], columns: Sequence[Column]) -> None:
    """Those whose column is marked become the owners of a row, and the others that help."""
    names = {column.index: column.heading for column in columns}
    marked = [cell for cell in cells.get(Role.PARTY, ()) if cell.text.strip() or cell.fill]
    # Beside a column of its own for whoever leads, a tick only says who takes part.
    told = _OWNS[: -1 if any(column.role is Role.OWNER for column in columns) else None]
    owning = next((own for pattern in told if (own := [cell for cell in marked if pattern.fullmatch(cell.text)])), [])
    helping = [cell for cell in marked if cell not in owning and cell.text.strip()]
    for role, found in ((Role.OWNER, owning), (Role.SUPPORT, helping)):
        if found and not any(cell.text.strip() for cell in cells.get(role, ())):
            said = tuple(Paragraph(names[cell.col]) for cell in found)
            cells[role] = (replace(found[0], paragraphs=said, fill=None),)


def _names_party(header: Header, col: int) -> bool:
    text = _name(header, col)
    if not text or len(text) > _LONGEST or is_timescale(text):
        return False
    if max(heading_scores(text).values(), default=0.0) >= _KNOWN:
        return False
    return is_acronym(text) or is_body(text) or is_post(text) or is_named(text) or text.istitle()


def _are_marks(cells: Sequence[Cell]) -> bool:
    return all(is_mark(cell) or says_part(cell.text) for cell in cells)


def _filled(table: Table, header: Header, col: int, again: frozenset[int]) -> list[Cell]:
    cells = (cell for cell in table.column(col, header.body_start) if cell.row not in again)
    return [cell for cell in cells if cell.text.strip() and cell.col == col and cell.colspan == 1]


def _name(header: Header, col: int) -> str:
    """The last line of the headings over a column."""
    return (header.lower_line(col) or header.texts[col]).strip().split("\n")[-1].strip()
