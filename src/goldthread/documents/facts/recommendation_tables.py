"""Recommendations listed in a table of their own: "No. | Recommendation", without owners or dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.documents.model import Cell, Document, DraftRecommendation, Evidence, Grid
from goldthread.documents.stitching.tables import tables_of
from goldthread.documents.tables.cells.content import is_reference
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.view import Table

_MOST_COLUMNS = 4
_LEAST = 3  # recommendations in a table
_LEAST_WORDS = 4
_ANSWERED = {Role.OWNER, Role.TIMESCALE, Role.ACTION, Role.PROGRESS}  # then it is the plan that answers them
_MARKED = re.compile(
    r"^\s*(?:rec(?:ommendation)?\.?\s*)?(?P<ref>\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*[.:)–-]\s*(?P<text>\S.*)$", re.I | re.S
)


def recommendation_tables(
    document: Document, answered: frozenset[str] = frozenset()
) -> tuple[DraftRecommendation, ...]:
    """The recommendations of the first table that lists nothing else; empty when there is none.

    ``answered`` are the references that the plan says it answers: what bears them are recommendations.
    """
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                found = tuple(_listed(Table(block, page.label), answered))
                if len(found) >= _LEAST:
                    whole = (table for table in tables_of(document) if table.first == block.number)
                    return max((found, *(tuple(_listed(table, answered)) for table in whole)), key=len)
    return ()


def _listed(table: Table, answered: frozenset[str]) -> Iterator[DraftRecommendation]:
    column = _column(table, answered)
    if column is None:
        return
    for cell in table.column(column, 1):
        marked = _MARKED.match(cell.text)
        ref = _answered_in(table, cell, answered) or _number(table, cell) or (marked["ref"] if marked else None)
        text = marked["text"] if marked and not _number(table, cell) else cell.text
        if ref and len(text.split()) >= _LEAST_WORDS:
            evidence = Evidence(table.source(cell), 0.9, ("a table that lists recommendations",))
            yield DraftRecommendation(ref, " ".join(text.split()), evidence={"text": evidence})


def _column(table: Table, answered: frozenset[str]) -> int | None:
    """The column headed "Recommendation", or the one beside what the plan answers, in a table that answers none."""
    if table.cols > _MOST_COLUMNS or table.rows <= _LEAST:
        return None
    heads = [(cell.col, heading_scores(cell.text.replace("\n", " "))) for cell in table.starting(0)]
    bearing = _bearing(table, answered)
    telling = _ANSWERED - {Role.ACTION} if bearing is not None else _ANSWERED  # "What has to change" may head them
    if any(scores.get(role, 0) >= 1 for _, scores in heads for role in telling):
        return None
    named = [col for col, said in heads if said and max(said, key=lambda role: said[role]) is Role.RECOMMENDATION]
    if not named and bearing is not None:
        named = list(range(bearing + 1, table.cols))
    return max(named, key=lambda col: _length(table, col), default=None)


def _bearing(table: Table, answered: frozenset[str]) -> int | None:
    """The column that holds nothing but references which the plan answers."""
    for col in range(table.cols - 1):
        borne = [_reference(cell) in answered for cell in table.column(col, 1)]
        if sum(borne) >= _LEAST and all(borne):
            return col
    return None


def _answered_in(table: Table, cell: Cell, answered: frozenset[str]) -> str | None:
    """The reference in the same row, if the plan says that it answers that."""
    return next((ref for one in table.starting(cell.row) if (ref := _reference(one)) in answered), None)


def _reference(cell: Cell) -> str:
    """What a cell says, without blanks, as references are kept: "AFI1" for "AFI 1"."""
    return "".join(cell.text.split())


def _length(table: Table, col: int) -> int:
    return sum(len(cell.text) for cell in table.column(col, 1))


def _number(table: Table, cell: Cell) -> str | None:
    """The reference in the same row."""
    beside = (other for other in table.starting(cell.row) if other is not cell and is_reference(other.text))
    number = next(beside, None)
    return re.sub(r"^\D+|\W+$", "", number.text.strip()) or None if number else None
