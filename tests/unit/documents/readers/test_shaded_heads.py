"""Heads of tables on a page that are shaded but not ruled, as printed sheets have them, and what pages repeat."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Grid, Paragraph
from goldthread.documents.readers.pdf import read_pdf
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import as_pdf

_BODY = [
    boxes("Fence the lower meadow before lambing", "Grazing Trust", "Posts in", "Wire up", "March 2032"),
    boxes("Clear the ditch along the sea wall", "Drainage Board", "", "Ditch open", "May 2032"),
    boxes("Count the wading birds at high tide", "Wildlife Group", "First count", "", "June 2032"),
]
_ONE_LINE = [boxes("Action", "Lead", "Q1 2031/32", "Q2 2031/32", "By when", bold=True)]
_TWO_LINES = [
    [Box("Action", down=2), Box("Lead", down=2), Box("Milestones 2031/32", across=2), Box("By when", down=2)],
    boxes("Q1", "Q2"),
]


def _paper(head: list[Row], stroke: str, fill: str) -> bytes:
    align = "if y == 0 { center } else { left }"
    table = f"stroke: (x, y) => {stroke}, fill: (x, y) => {fill}, align: (x, y) => {align}, inset: 4pt"
    blocks = [Line("Saltmere Meadows Action Plan 2031/32", 1), Ruled([*head, *_BODY], (5, 3, 2, 2, 2), len(head))]
    return as_pdf(Paper(blocks), table=table)


@pytest.mark.parametrize("fill", ["if y == 0 { silver }", "if y == 0 { rgb(20 * x + 40, 60, 120) }"])
@pytest.mark.parametrize("head", [_ONE_LINE, _TWO_LINES])
def test_walls_go_up_through_the_shade_but_not_through_a_heading(head, fill):
    if len(head) == 2:
        fill = fill.replace("y == 0", "y < 2")
        stroke = "if y > 1 or (y == 1 and (x == 2 or x == 3)) { 0.5pt }"
    else:
        stroke = "if y > 0 { 0.5pt }"
    plan = to_corpus(read_plan(_paper(head, stroke, fill), "meadows.pdf"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Fence the lower meadow before lambing", ["Grazing Trust"], "2032-03"),
        ("Clear the ditch along the sea wall", ["Drainage Board"], "2032-05"),
        ("Count the wading birds at high tide", ["Wildlife Group"], "2032-06"),
    ]
    assert [(step["text"], step["due"]) for step in plan["actions"][0]["milestones"]] == [
        ("Posts in", "2031/32-Q1"),
        ("Wire up", "2031/32-Q2"),
    ]


def test_a_shaded_title_over_a_table_is_no_row_of_it():
    source = """#block(fill: silver, width: 100%, inset: 6pt, below: 0pt)[Work on the meadows]
    #table(columns: (1fr, 1fr, 1fr), [Action], [Lead], [When], [Fence], [Trust], [May])"""
    blocks = read_pdf(typst.compile(source.encode()), "title.pdf").pages[0].blocks

    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["Work on the meadows"]
    assert [(block.rows, block.cols) for block in blocks if isinstance(block, Grid)] == [(2, 3)]


def test_a_line_that_ends_in_the_number_of_the_page_is_left_out_whatever_it_begins_with():
    pages = "#pagebreak()".join(
        f"#set page(footer: [Saltmere plan #h(1fr) {name} – page {number} of 3])\nWords on {name.lower()}."
        for number, name in enumerate(("Meadows", "Ditches", "Birds"), 1)
    )
    document = read_pdf(typst.compile(pages.encode()), "pages.pdf")

    assert [block.text for page in document.pages for block in page.blocks if isinstance(block, Paragraph)] == [
        "Words on meadows.", "Words on ditches.", "Words on birds.",
    ]  # fmt: skip
