"""A paper as tagged PDF (PDF/UA-1 as Typst writes it), in the font that ships with the product."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import orjson

from goldthread.publishing import words
from goldthread.publishing.composed.paper import Composed, shown
from goldthread.publishing.renderers.pdf import FONTS

TEMPLATE = Path(__file__).with_name("paper.typ")


def render(paper: Composed) -> bytes:
    """The file. The data goes in as JSON, never as markup, so no text can change the document."""
    import typst  # heavy, and few requests want it

    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"paper": orjson.dumps(shown(paper, words.day)).decode()},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(paper.on, time(12), tzinfo=UTC),
    )
    return made
