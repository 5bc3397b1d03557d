"""A paper cut at its headings: which paragraphs and which tables stand under which of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldthread.documents.model import Document, DraftAction, Grid, Paragraph
from goldthread.documents.tables.choosing.past import looks_back
from goldthread.documents.tables.view import Table
from goldthread.documents.under import under_with


@dataclass(frozen=True)
class Section:
    """What stands under one heading, down to the next: paragraphs and grids as the reader counts them, from 1."""

    headings: tuple[Paragraph, ...]  # the widest first
    first: int  # place of its first block in the document
    paragraphs: range
    grids: tuple[int, ...]

    def is_under(self, headings: tuple[Paragraph, ...]) -> bool:
        """Whether these headings stand over it."""
        return self.headings[: len(headings)] == headings


class Sections:
    """The sections of a paper in order, and where its actions stand among them."""

    def __init__(self, document: Document, tables: Sequence[Table]) -> None:
        self.all = tuple(_cut(document))
        self._of_paragraph = {number: section for section in self.all for number in section.paragraphs}
        of_grid = {number: section for section in self.all for number in section.grids}
        self._of_table = {table.grid.number: of_grid[table.first] for table in tables if table.first in of_grid}

    def of(self, action: DraftAction) -> Section | None:
        """The section that tells an action, in a table or in running text."""
        if "text" not in action.evidence:
            return None
        source = action.evidence["text"].source
        return self._of_paragraph.get(source.row or 0) if source.table is None else self._of_table.get(source.table)

    def telling(self, actions: Sequence[DraftAction]) -> list[Section]:
        """The sections that tell some of these actions, in order."""
        places = {section.first for action in actions if (section := self.of(action))}
        return [section for section in self.all if section.first in places]

    @cached_property
    def looking_back(self) -> frozenset[int]:
        """The paragraphs of sections that by their headings tell what was."""
        return frozenset(
            number
            for section in self.all
            if any(looks_back(heading.text) for heading in section.headings)
            for number in section.paragraphs
        )


def _cut(document: Document) -> Iterator[Section]:
    """The first section has no heading, and each other begins with its own."""
    stack: tuple[Paragraph, ...] = ()
    first, start, number, grids = 0, 1, 0, list[int]()
    blocks = [block for page in document.pages for block in page.blocks]
    for place, block in enumerate(blocks):
        if isinstance(block, Grid):
            grids.append(block.number)
            continue
        number += 1
        if block.heading is not None:
            yield Section(stack, first, range(start, number), tuple(grids))
            stack = under_with(stack, block)
            first, start, grids = place, number, []
    yield Section(stack, first, range(start, number + 1), tuple(grids))
