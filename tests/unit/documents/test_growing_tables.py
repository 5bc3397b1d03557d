"""A table that goes on over hundreds of pages: one table in the end, and its last page costs what its first did."""

from __future__ import annotations

import sys

from goldthread.documents.model import Cell, Document, Fit, Grid, Page, Paragraph
from goldthread.documents.stitch import tables_of

HEADINGS = ("No", "Action", "Lead", "By when")
SIDES = (0.0, 30.0, 300.0, 400.0, 500.0)
ROWS = 30  # of a page, the headings not counted
FIT = Fit(first_word=20, room_right=60, room_below=100)


def _document(pages: int) -> Document:
    return Document("long.pdf", "pdf", "", tuple(Page(str(page + 1), (_grid(page),)) for page in range(pages)))


def _grid(page: int) -> Grid:
    rows = [HEADINGS, *(_row(page * ROWS + row) for row in range(1, ROWS + 1))]
    cells = [_cell(row, col, text, page) for row, texts in enumerate(rows) for col, text in enumerate(texts)]
    return Grid(ROWS + 1, len(HEADINGS), tuple(cells), number=page + 1)


def _row(number: int) -> tuple[str, ...]:
    return str(number), f"Review what the service in place {number} offers.", "Council", "March 2031"


def _cell(row: int, col: int, text: str, page: int) -> Cell:
    box = (SIDES[col], 20.0 * row, SIDES[col + 1], 20.0 * (row + 1))
    return Cell(row, col, (Paragraph(text),), page=str(page + 1), box=box, fit=FIT)


def _calls(document: Document) -> int:
    made = 0

    def note(_frame: object, event: str, _value: object) -> None:
        nonlocal made
        made += event == "call"

    sys.setprofile(note)
    try:
        tables_of(document)
    finally:
        sys.setprofile(None)
    return made


def test_a_table_over_many_pages_is_one_with_its_headings_once():
    (table,) = tables_of(_document(20))

    assert table.rows == 1 + 20 * ROWS
    assert [cell.text for cell in table.column(0)] == ["No", *map(str, range(1, 20 * ROWS + 1))]
    assert {table.at(1 + page * ROWS, 0).page for page in range(20)} == {str(page + 1) for page in range(20)}


def test_the_last_page_of_a_long_table_costs_no_more_than_one_in_its_middle():
    tables_of(_document(2))  # what is looked up once
    short, middle, long = (_calls(_document(pages)) for pages in (20, 40, 60))

    assert long - middle < 1.05 * (middle - short)
