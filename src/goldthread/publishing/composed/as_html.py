"""A paper as one web page that stands alone: no script, nothing fetched, ready to print or to send."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from goldthread.publishing import words
from goldthread.publishing.composed.paper import Composed, shown

_pages = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(paper: Composed) -> bytes:
    """The file. Every text is escaped; drawings are the product's own."""
    return _pages.get_template("paper.html").render(paper=shown(paper, words.day)).encode()
