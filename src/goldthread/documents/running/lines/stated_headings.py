"""Counted headings that are statements: what is right below them says who does it and when."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Document, Paragraph
from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.lines.labels import only_labelled
from goldthread.documents.tables.columns import Role

_LEAST = 2  # headings of a paper: a single one may be anything
_NEAR = 4  # paragraphs
_LEAST_WORDS = 3


def stated_headings(document: Document) -> frozenset[int]:
    """The paragraphs (from 1) set as headings that are counted and have nothing but facts with a time below them."""
    said = [block for page in document.pages for block in page.blocks if isinstance(block, Paragraph)]
    found = frozenset(at + 1 for at in range(len(said)) if _may_state(said[at]) and _is_dated(said[at + 1 :][:_NEAR]))
    return found if len(found) >= _LEAST else frozenset()


def _may_state(block: Paragraph) -> bool:
    opening = opening_of(block.text)
    counted = opening.ref is not None and not theme_of(block.text)
    return block.heading is not None and counted and len(opening.rest.split()) >= _LEAST_WORDS


def _is_dated(below: Sequence[Paragraph]) -> bool:
    """Whether a run of labelled facts begins there that says when, and names no statement of its own."""
    told: set[Role] = set()
    for block in below:
        labelled = only_labelled(block.text)
        if not labelled or block.heading is not None:
            break
        told |= {one.role for one in labelled if one.value}
    return Role.TIMESCALE in told and Role.ACTION not in told
