"""The paragraphs of a document in order, each with the headings it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.documents.model import Document, Paragraph

# Sections that ask the readers of the paper for something, or look back; nothing in them is an action.
_ASKS = re.compile(
    r"\b(?:is|are|be) (?:asked|invited|requested|recommended|required)\b.{0,60}(?:to|that|:)"
    r"|\brecommended that\b|\b(?:asks?|invites?) the (?:committee|board|members|council|cabinet)\b|\bfor decision\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:\d[\d.]*\s*)?(?:(?:table of )?contents|glossary|background papers?|references|bibliography|"
    r"revision history|version (?:control|history)|document control|abbreviations|useful links|minutes?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One paragraph where it stands. ``aside``: in a section that holds no actions."""

    number: int
    text: str
    bullet: int | None
    page: str
    heading: str | None = None
    above: tuple[str, ...] = ()  # wider headings, the widest first
    is_heading: bool = False
    aside: bool = False


def outline(document: Document) -> Iterator[Line]:
    """Every paragraph outside the tables."""
    stack: list[Paragraph] = []
    aside = False
    number = 0
    for page in document.pages:
        for block in page.blocks:
            if not isinstance(block, Paragraph):
                stack, aside = [], False
                continue
            number += 1
            if block.heading is not None:
                stack = [*(held for held in stack if (held.heading or 9) < block.heading), block]
                aside = bool(_ASIDE.match(block.text))
            elif _ASIDE.match(block.text) and len(block.text.split()) <= 4:
                aside = True
            elif block.bullet is None or _ASKS.search(block.text):
                aside = (aside and bool(stack)) or bool(_ASKS.search(block.text))
            titles = [held.text for held in stack]
            heading = titles[-1] if titles else None
            yield Line(
                number,
                block.text,
                block.bullet,
                page.label,
                heading,
                tuple(titles[:-1]),
                block.heading is not None,
                aside,
            )
