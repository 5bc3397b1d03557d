"""A paper as a Word file, for a secretary to edit."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from goldthread.analysis.charts.png import png_of
from goldthread.publishing import words
from goldthread.publishing.composed.paper import Composed, shown
from goldthread.publishing.renderers.word import Paper

LINE = 170  # millimetres between the margins
PICTURE = 480  # points


def render(paper: Composed) -> bytes:
    """The file."""
    values = shown(paper, words.day)
    made = Paper(values, name=paper.subtitle)
    made.line(values["partnership"], bold=True)
    made.heading(values["title"], 0)
    made.line(values["subtitle"])
    for fact in values["facts"]:
        made.line(fact["value"], label=f"{fact['name']}:")
    for part in values["sections"]:
        made.heading(part["title"], part["level"])
        for block in part["blocks"]:
            _block(made, block)
    return made.file()


def _block(made: Paper, block: dict[str, Any]) -> None:
    kind = block["kind"]
    if kind == "words":
        for number, paragraph in enumerate(block["paragraphs"] or [""]):
            made.line(paragraph, label=block["label"] if not number else "")
    elif kind == "bullets":
        made.bullets(block["lines"])
    elif kind == "drawing":
        made.picture(
            png_of(block["svg"], width=PICTURE, fonts=settings.FONTS), f"{block['title']}. {block['description']}"
        )
    else:
        whole = sum(block["widths"])
        made.line(block["title"], bold=True)
        made.table(block["headings"], block["rows"], [round(LINE * width / whole) for width in block["widths"]])
