"""A paper as tagged PDF."""

from __future__ import annotations

from pathlib import Path

from goldthread.publishing import words
from goldthread.publishing.composed.paper import Composed, shown
from goldthread.publishing.typesetting import typeset

TEMPLATE = Path(__file__).with_name("paper.typ")


def render(paper: Composed) -> bytes:
    """The file."""
    return typeset(TEMPLATE, "paper", shown(paper, words.day), paper.on)
