"""Cells that hold the facts of their action under it: "Lead: ...", "(Owner: ...; by May 2031)".

Where most cells of a column do, the facts get columns of their own, headed by their labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldthread.documents.model import Cell, Grid, Paragraph, Source
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.header import find_header
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.tails import Fact, facts_behind, role_of_label
from goldthread.documents.tables.view import Table, words_of

_LABEL = re.compile(r"(?:^|(?<=\s))(?P<label>[A-Z][a-zA-Z]{1,20}(?: [a-z]{1,15}){0,3})\s*:\s")
_MOST = 0.5  # of the filled cells of a column
_LEAST = 2  # such cells
_WIDE = {Role.OWNER, Role.TIMESCALE, Role.SUPPORT, Role.OUTCOME, Role.PROGRESS, Role.RAG, Role.STATUS}
_NEEDED = {Role.OWNER, Role.TIMESCALE}


@dataclass
class _Divided:
    """A cell without its facts, and the paragraphs of each of them."""

    cell: Cell
    kept: list[Paragraph] = field(default_factory=list)
    facts: dict[str, list[Paragraph]] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)
    printed: dict[str, str] = field(default_factory=dict)


def unfolded(table: Table) -> Table:
    """The table with the facts of such cells in columns of their own; the same table where there are none."""
    header = find_header(table)
    headed = {role for text in header.texts for role, score in heading_scores(text).items() if score >= 1}
    for col in range(table.cols):
        cells = [cell for cell in table.column(col, header.body_start) if cell.text.strip() and cell.col == col]
        divided = [_divide(cell, labels) for labels in [_recurring(cells)] for cell in cells]
        telling = [one for one in divided if one.kept and one.roles & _NEEDED - headed]
        if len(telling) >= max(_LEAST, _MOST * len(cells)):
            return _with_columns(table, divided, header.rows[-1] if header.rows else None)
    return table


def _recurring(cells: Sequence[Cell]) -> re.Pattern[str] | None:
    """The labels that come again from cell to cell, as one pattern."""
    times = Counter(label for cell in cells for label in {found["label"] for found in _LABEL.finditer(cell.text)})
    known = [
        label for label, count in times.items()
        if count >= max(_LEAST, _MOST * len(cells)) and role_of_label(label) in _WIDE
    ]  # fmt: skip
    if not known:
        return None
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=\s))(?P<label>{'|'.join(map(re.escape, longest_first))})\s*:\s*")


def _divide(cell: Cell, labels: re.Pattern[str] | None) -> _Divided:
    out = _Divided(cell)
    for paragraph in cell.paragraphs:
        rest, facts = _facts(paragraph.text, labels)
        if rest.strip():
            out.kept.append(replace(paragraph, text=rest))
        for fact in facts:
            key = words_of(fact.label)
            out.facts.setdefault(key, []).append(Paragraph(fact.value))
            out.printed.setdefault(key, fact.label)
            out.roles.add(fact.role)
    return out


def _facts(text: str, labels: re.Pattern[str] | None) -> tuple[str, tuple[Fact, ...]]:
    marks = list(labels.finditer(text)) if labels else []
    if not marks:
        return facts_behind(text)
    edges = [*(mark.start() for mark in marks[1:]), len(text)]
    facts = (
        Fact(role, mark["label"], text[mark.end() : edge].strip(" ;,|"))
        for mark, edge in zip(marks, edges, strict=True)
        if (role := role_of_label(mark["label"]))
    )
    return text[: marks[0].start()].strip(), tuple(facts)


def _with_columns(table: Table, divided: list[_Divided], head: int | None) -> Table:
    times = Counter(key for one in divided for key in one.facts)
    keys = [key for key in times if times[key] >= max(_LEAST, 0.2 * len(divided))]
    changed = {id(one.cell): one for one in divided if set(one.facts) & set(keys)}
    sources: dict[tuple[int, int], Source] = dict(table.sources)
    cells: list[Cell] = []
    for cell in table.grid.cells:
        one = changed.get(id(cell))
        wide = cell.col == 0 and cell.colspan == table.cols
        if one is None:
            cells.append(replace(cell, colspan=cell.colspan + len(keys)) if wide else cell)
            continue
        cells.append(replace(cell, paragraphs=tuple(_kept(one, keys))))
        for added in _added(one, keys, table.cols):
            cells.append(added)
            sources[added.row, added.col] = table.source(cell, added.text)
    printed = {key: one.printed[key] for one in divided for key in one.printed}
    if head is not None:
        cells += [
            Cell(head, table.cols + place, (Paragraph(printed[key]),), header=True) for place, key in enumerate(keys)
        ]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    grid = Grid(
        table.rows, table.cols + len(keys), tuple(cells), table.grid.number, table.grid.name, table.grid.origin
    )
    return replace(table, grid=grid, sources=sources)


def _kept(one: _Divided, keys: list[str]) -> Iterator[Paragraph]:
    """What stays in the cell: the statement, and facts that too few cells state to make a column."""
    yield from one.kept
    for key, paragraphs in one.facts.items():
        if key not in keys:
            yield from (replace(each, text=f"{one.printed[key]}: {each.text}") for each in paragraphs)


def _added(one: _Divided, keys: list[str], first: int) -> Iterator[Cell]:
    for place, key in enumerate(keys):
        if key in one.facts:
            yield replace(one.cell, col=first + place, colspan=1, paragraphs=tuple(one.facts[key]), fill=None)
