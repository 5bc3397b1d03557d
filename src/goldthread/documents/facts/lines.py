"""The lines of a paper that may say what its plan is, with how near they are to the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.documents.model import Document, Grid, Paragraph, Source

_LABEL = re.compile(
    r"^(?P<label>report on|report title|title|subject|re|report|agenda item|item|name of plan|plan)\s*:"
    r"\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_NEAR = 15  # lines from one action of a running plan to the next, with what is told of both between them
_LEAST = 2  # actions
_SMALL = frozenset({"and", "of", "for", "the", "to", "in", "on", "a", "an", "with", "from", "by", "at", "or"})


@dataclass(frozen=True)
class FactLine:
    """One line of the paper. ``before_plan``: how many lines stand between it and the plan, None when behind it."""

    text: str
    number: int  # from 0 in the whole paper
    source: Source
    heading: int | None = None
    bullet: int | None = None
    label: str | None = None  # "subject", "report on"
    before_plan: int | None = None
    in_table: bool = False
    in_plan: bool = False  # a cell of the plan's own tables: tells of places and bodies, not of the plan


def fact_lines(
    document: Document, plan_grids: tuple[Grid, ...] = (), said: frozenset[str] = frozenset()
) -> tuple[FactLine, ...]:
    """Every paragraph and every cell that holds something; ``said`` are paragraphs that are actions of the plan."""
    plan_words = {paragraph.text for grid in plan_grids for cell in grid.cells for paragraph in cell.paragraphs}
    raw: list[FactLine] = []
    plan_at: int | None = None
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Grid) and _is_part(block, plan_words):
                raw.extend(_titles(block, page.label, len(raw)))
                plan_at = len(raw) if plan_at is None else plan_at
                raw.extend(replace(line, in_plan=True) for line in _cells(block, page.label, len(raw)))
            elif isinstance(block, Grid):
                raw.extend(_cells(block, page.label, len(raw)))
            else:
                line = _line(block, page.label, len(raw))
                raw.append(replace(line, in_plan=True) if line.source.quote in said else line)
    raw, plan_at = (raw, plan_at) if plan_at is not None else _in_running_plan(raw)
    if plan_at is None:
        return tuple(raw)
    return tuple(_placed(line, plan_at) for line in raw)


def _in_running_plan(lines: list[FactLine]) -> tuple[list[FactLine], int | None]:
    """The lines, what stands between the actions of a running plan marked as told of them; and where it begins."""
    actions = [at for at, line in enumerate(lines) if line.in_plan]
    between = {at for above, below in pairwise(actions) if below - above <= _NEAR for at in range(above + 1, below)}
    if len(actions) < _LEAST:
        return lines, None
    return [replace(line, in_plan=line.in_plan or at in between) for at, line in enumerate(lines)], actions[0]


def _titles(grid: Grid, page: str, start: int) -> Iterator[FactLine]:
    """The rows at the top of a table that reach over all of it: they are printed there like a heading."""
    for row, cell in enumerate(grid.cells):
        if cell.row != row or cell.colspan < max(grid.cols, 2):
            break
        text = " ".join(cell.text.split())
        if text:
            source = Source(cell.page or page, grid.number or None, cell.row + 1, cell.col + 1, cell.text[:500])
            yield FactLine(text, start, source, heading=3)
            start += 1


def _is_part(grid: Grid, plan_words: set[str]) -> bool:
    """Whether a table of the document is the plan or a page of it: its words are the plan's words."""
    words = [paragraph.text for cell in grid.cells for paragraph in cell.paragraphs]
    return bool(words) and sum(word in plan_words for word in words) >= 0.6 * len(words)


def _placed(line: FactLine, plan_at: int) -> FactLine:
    return replace(line, before_plan=plan_at - line.number - 1 if line.number < plan_at else None)


def _line(paragraph: Paragraph, page: str, number: int) -> FactLine:
    text, label = paragraph.text, None
    match = _LABEL.match(text)
    if match:
        text, label = match["value"].strip(), match["label"].lower()
    source = Source(page=page, quote=paragraph.text[:500])
    return FactLine(text, number, source, paragraph.heading, paragraph.bullet, label)


def _cells(grid: Grid, page: str, start: int) -> Iterator[FactLine]:
    by_row: dict[int, str] = {}
    for index, cell in enumerate(cell for cell in grid.cells if cell.text.strip()):
        label = by_row.get(cell.row)
        by_row[cell.row] = cell.text.strip(" :").lower()[:40]
        source = Source(cell.page or page, grid.number or None, cell.row + 1, cell.col + 1, cell.text[:500])
        yield FactLine(" ".join(cell.text.split()), start + index, source, label=label, in_table=True)


def in_sentence_case(text: str) -> str:
    """A line in capitals as a title: names can be found in it then."""
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) < 0.7 * len(letters) or len(letters) < 8:
        return text
    words = text.lower().split()
    return " ".join(word if word in _SMALL and index else _capital(word) for index, word in enumerate(words))


def _capital(word: str) -> str:
    return re.sub(r"[a-z]", lambda match: match.group().upper(), word, count=1)
