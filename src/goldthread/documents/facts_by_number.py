"""Tables that say who and when by a number alone: what is to be done under it stands in the running text.

"Commitment 2.1 We will ..." in a chapter, and in an annex "2.1 | Trade Team | May 2031".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from goldthread.documents.model import Cell, Document, Grid, Paragraph, Source
from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cells.content import says_what_to_do
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.plan_table import understand
from goldthread.documents.tables.view import Table

_LEAST = 3  # numbers
_MOSTLY = 0.8  # of the rows bear a number that the text has
_SEVERAL = re.compile(r"\s*(?:,|;|&|\+|/|\n|\band\b)\s*")
_HEADING = "Action"
_WHY = "what the text says under its number"


@dataclass(frozen=True)
class _Statement:
    """What the text says under a number, with its bullets, and where."""

    lines: tuple[Paragraph, ...]
    source: Source


def with_statements_of_text(document: Document, tables: Sequence[Table]) -> list[Table]:
    """The tables, those of facts by number alone with a column of what the text says under each number."""
    said = dict(_statements(document))
    return [_with_statements(table, said) for table in tables] if len(said) >= _LEAST else list(tables)


def _statements(document: Document) -> Iterator[tuple[str, _Statement]]:
    """The counted statements of the text, the first of each number last, for that is the one that counts."""
    number = 0
    found: list[tuple[str, _Statement]] = []
    for page in document.pages:
        for block in page.blocks:
            if not isinstance(block, Paragraph):
                continue
            number += 1
            opening = opening_of(block.text)
            if opening.ref and opening.rest and says_what_to_do(opening.rest):
                line = replace(block, text=opening.rest, heading=None, bullet=None)
                source = Source(page.label, None, number, None, block.text[:500])
                found.append((opening.ref, _Statement((line,), source)))
            elif block.bullet is not None and found and found[-1][1].source.row == number - len(found[-1][1].lines):
                ref, statement = found[-1]
                found[-1] = ref, replace(statement, lines=(*statement.lines, block))
    yield from reversed(found)


def _with_statements(table: Table, said: Mapping[str, _Statement]) -> Table:
    plan = understand(table)
    if plan.has(Role.ACTION) or not plan.roles & {Role.OWNER, Role.TIMESCALE}:
        return table
    for col in range(table.cols):
        refs = _refs_of(table, col, plan.header.body_start, said)
        if len(refs) >= _LEAST:
            return _grown(table, col, plan.header.body_start, refs, said)
    return table


def _refs_of(table: Table, col: int, start: int, said: Mapping[str, _Statement]) -> dict[int, list[str]]:
    """The numbers of each row where nearly all cells of a column hold nothing but numbers of the text."""
    own = [cell for cell in table.column(col, start) if cell.colspan == 1 and cell.text.strip()]
    refs = {cell.row: _numbers(cell.text) for cell in own}
    known = {row: numbers for row, numbers in refs.items() if numbers and all(ref in said for ref in numbers)}
    return known if own and len(known) >= _MOSTLY * len(own) else {}


def _numbers(text: str) -> list[str]:
    """ "1.3 and 1.4" as two, "Action 3" as "3"."""
    pieces = [piece for piece in _SEVERAL.split(text.strip(" .")) if piece]
    return ["".join(opening_of(piece).ref or piece.split()[-1]) for piece in pieces]


def _grown(
    table: Table, col: int, start: int, refs: Mapping[int, list[str]], said: Mapping[str, _Statement]
) -> Table:
    """The table with the statements behind its numbers, a row of several numbers made as many rows."""
    heights = [len(refs.get(row, ())) or 1 for row in range(table.rows)]
    tops = [0, *accumulate(heights)]
    cells: list[Cell] = []
    sources: dict[tuple[int, int], Source] = {}
    for cell in table.grid.cells:
        row, place = tops[cell.row], cell.col + (cell.col > col)
        if cell.col == col and cell.row in refs:
            for at, ref in enumerate(refs[cell.row]):
                cells += [
                    replace(cell, row=row + at, rowspan=1, paragraphs=(Paragraph(ref),)),
                    Cell(row + at, col + 1, said[ref].lines),
                ]
                sources[row + at, col], sources[row + at, col + 1] = table.source(cell), said[ref].source
            continue
        wide = cell.colspan + (cell.col <= col < cell.col + cell.colspan - 1)
        tall = tops[cell.row + cell.rowspan] - row
        cells.append(replace(cell, row=row, col=place, colspan=wide, rowspan=tall))
        sources[row, place] = table.source(cell)
    if start:
        cells.append(Cell(tops[start - 1], col + 1, (Paragraph(_HEADING),), header=True))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    grid = Grid(tops[-1], table.cols + 1, tuple(cells), table.grid.number, table.grid.name, table.grid.origin)
    joined = frozenset(tops[row] for row in table.joined)
    return replace(table, grid=grid, sources=sources, joined=joined, unprinted={col + 1: _WHY})
