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
from goldthread.documents.tables.heads.header import find_header
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.rows.tails import (
    Fact,
    ends_in_facts,
    facts_at,
    facts_behind,
    facts_stated,
    recurring_labels,
)
from goldthread.documents.tables.view import Table, words_of

_MOST = 0.5  # of the filled cells of a column
_LEAST = 2  # such cells
_NEARLY_ALL = 0.7  # of them end in a bracket
_WHEN = words_of(str(Role.TIMESCALE))
_NEEDED = {Role.OWNER, Role.TIMESCALE}
_STANDING = {Role.PROGRESS, Role.STATUS, Role.RAG}  # one of them tells how an action stands


@dataclass
class _Divided:
    """A cell without its facts, and the paragraphs of each of them."""

    cell: Cell
    kept: list[Paragraph] = field(default_factory=list)
    facts: dict[str, list[Paragraph]] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)
    printed: dict[str, str] = field(default_factory=dict)
    labelled: set[str] = field(default_factory=set)


def unfolded(table: Table) -> Table:
    """The table with the facts of such cells in columns of their own; the same table where there are none."""
    header = find_header(table)
    said = [heading_scores(text) for text in header.texts]
    missing = _NEEDED - {role for scores in said for role, score in scores.items() if score >= 1}
    missing |= set() if any(_STANDING & set(scores) for scores in said) else _STANDING
    for col in range(table.cols):
        cells = [cell for cell in table.column(col, header.body_start) if cell.text.strip() and cell.col == col]
        labels = recurring_labels([cell.text for cell in cells], max(_LEAST, _MOST * len(cells)))
        trusting = _end_alike(cells)
        divided = [_divide(cell, labels, trusting=trusting) for cell in cells]
        telling = [one for one in divided if one.kept and one.roles & missing]
        if len(telling) >= max(_LEAST, _MOST * len(cells)):
            when = next((at for at, scores in enumerate(said) if scores.get(Role.TIMESCALE, 0.0) >= 1), None)
            whole = _with_columns(table, divided, header.rows[-1] if header.rows else None)
            return whole if when is None else _with_own_times(whole, divided, when)
    return table


def _end_alike(cells: Sequence[Cell]) -> bool:
    """Whether cell after cell ends in a bracket of names or dates: then a name alone is believed to be the owner."""
    ending = sum(ends_in_facts(cell.paragraphs[-1].text) for cell in cells if cell.paragraphs)
    return ending >= max(_LEAST + 1, _NEARLY_ALL * len(cells))


def _divide(cell: Cell, labels: re.Pattern[str] | None, *, trusting: bool) -> _Divided:
    out = _Divided(cell)
    for place, paragraph in enumerate(cell.paragraphs, 1):
        stated = facts_stated(paragraph.text) if out.kept else ()  # a line of its own under the statement
        rest, facts = (
            ("", stated)
            if stated
            else (_facts(paragraph.text, labels, trusting=trusting and place == len(cell.paragraphs)))
        )
        if rest.strip():
            out.kept.append(replace(paragraph, text=rest))
        for fact in facts:
            key = words_of(fact.label)
            out.facts.setdefault(key, []).append(Paragraph(fact.value))
            out.printed.setdefault(key, fact.label)
            out.roles.add(fact.role)
            out.labelled |= {key} if fact.is_labelled else set()
    return out


def _facts(text: str, labels: re.Pattern[str] | None, *, trusting: bool) -> tuple[str, tuple[Fact, ...]]:
    rest, facts = facts_at(labels, text) if labels else (text, ())
    if facts and rest.count("(") <= rest.count(")"):
        return rest, facts
    behind = facts_behind(text, trusting=trusting)  # a bracket with labels in it is read as a whole
    return behind if behind[1] else (rest, facts)


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
    left = {key: paragraphs for key, paragraphs in one.facts.items() if key not in keys}
    bare = [each.text for key in left if key not in one.labelled for each in left[key]]
    behind = f" ({', '.join(bare)})" if bare and one.kept else ""
    yield from one.kept[:-1]
    yield from (replace(last, text=f"{last.text}{behind}") for last in one.kept[-1:])
    for key in (key for key in left if key in one.labelled):
        yield from (replace(each, text=f"{one.printed[key]}: {each.text}") for each in left[key])


def _with_own_times(table: Table, divided: Sequence[_Divided], when: int) -> Table:
    """The table, times that a few statements have of their own in the place of those of their rows."""
    own = {one.cell.row: one.facts[key] for one in divided for key in one.facts if key == _WHEN and one.kept}
    placed = [_with_time(cell, own.get(cell.row)) if cell.col == when else cell for cell in table.grid.cells]
    return replace(table, grid=replace(table.grid, cells=tuple(placed)))


def _with_time(cell: Cell, own: list[Paragraph] | None) -> Cell:
    return replace(cell, paragraphs=tuple(own)) if own and cell.rowspan == 1 else cell


def _added(one: _Divided, keys: list[str], first: int) -> Iterator[Cell]:
    for place, key in enumerate(keys):
        if key in one.facts:
            yield replace(one.cell, col=first + place, colspan=1, paragraphs=tuple(one.facts[key]), fill=None)
