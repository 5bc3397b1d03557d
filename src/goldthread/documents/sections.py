"""A paper cut at its headings: which paragraphs and which tables stand under which of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.documents.model import Document, DraftAction, Grid, Paragraph
from goldthread.documents.tables.past import looks_back


@dataclass(frozen=True)
class Section:
    """What stands under one heading, down to the next: its paragraphs and tables by number (from 1), in order."""

    headings: tuple[Paragraph, ...]  # the widest first
    first: int  # place of its first block in the document
    paragraphs: range
    tables: tuple[int, ...]

    def is_in(self, other: Section) -> bool:
        """Whether it stands below the heading of another, or is it."""
        return self.headings[: len(other.headings)] == other.headings


def sections_of(document: Document) -> Iterator[Section]:
    """The sections in order; the first has no heading, and each begins with its own."""
    stack: tuple[Paragraph, ...] = ()
    first, start, number, tables = 0, 1, 0, list[int]()
    blocks = [block for page in document.pages for block in page.blocks]
    for place, block in enumerate(blocks):
        if isinstance(block, Grid):
            tables.append(block.number)
            continue
        number += 1
        if block.heading is not None:
            yield Section(stack, first, range(start, number), tuple(tables))
            stack = under_with(stack, block)
            first, start, tables = place, number, []
    yield Section(stack, first, range(start, number + 1), tuple(tables))


def under_with(headings: tuple[Paragraph, ...], paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The headings that what follows a paragraph stands under, the widest first."""
    level = paragraph.heading
    return headings if level is None else (*(held for held in headings if (held.heading or 9) < level), paragraph)


def looking_back(sections: Iterable[Section]) -> frozenset[int]:
    """The paragraphs of sections that by their headings tell what was."""
    return frozenset(
        number
        for section in sections
        if any(looks_back(heading.text) for heading in section.headings)
        for number in section.paragraphs
    )


def table_of(action: DraftAction) -> int | None:
    """The table an action was read from, by number."""
    return action.evidence["text"].source.table if "text" in action.evidence else None


def paragraph_of(action: DraftAction) -> int | None:
    """The paragraph an action was read from, by number, where it stands in none."""
    found = action.evidence["text"].source if "text" in action.evidence else None
    return found.row if found and found.table is None else None
