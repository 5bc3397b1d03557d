"""A table that goes on over hundreds of pages: one table in the end, and its last page costs what its first did."""

from __future__ import annotations

import sys
from dataclasses import replace

from goldthread.documents.model import Cell, Document, Fit, Grid, Page, Paragraph
from goldthread.documents.stitching.tables import tables_of

HEADINGS = ("No", "Action", "Lead", "By when")
SIDES = (0.0, 30.0, 300.0, 400.0, 500.0)
ROWS = 30  # of a page, the headings not counted
FULL = Fit(first_word=80, room_right=60, room_below=2)
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


def _chart(*rows: tuple[str | int, ...], page: int) -> Page:
    """A page of a table of months; a number after a text is how many columns that text reaches over."""
    cells: list[Cell] = []
    for row, texts in enumerate([("Action", "Lead", "Apr 31", "May 31", "Jun 31"), *rows]):
        col = 0
        for text, after in zip(texts, (*texts[1:], ""), strict=True):
            if isinstance(text, int):
                continue
            across = after if isinstance(after, int) else 1
            box = (100.0 * col, 20.0 * row, 100.0 * (col + across), 20.0 * (row + 1))
            paragraphs = (Paragraph(text),) if text else ()
            cells.append(Cell(row, col, paragraphs, colspan=across, page=str(page), box=box, fit=FULL))
            col += across
    return Page(str(page), (Grid(len(rows) + 1, 5, tuple(cells), number=page),))


def test_letters_under_months_are_no_rest_of_what_stands_over_them():
    upper = _chart(
        ("Open the hide", "Wardens", "S", "F", ""),
        ("Count newts", "Wardens", "all through the season", 3),
        page=1,
    )
    (table,) = tables_of(
        Document("chart.pdf", "pdf", "", (upper, _chart(("Fence the pond", "Rangers", "S", "–", "F"), page=2)))
    )

    assert [cell.text for cell in table.column(0)] == ["Action", "Open the hide", "Count newts", "Fence the pond"]


def test_the_rest_of_a_group_that_a_page_cut_has_no_number_of_its_own():
    """Who answers for a priority stands under its title, and so at the top of the next page."""
    one, two = (
        _page(number, groups) for number, groups in ((1, (_PARKS, _RIVERS)), (2, (("Sponsor: Mill Trust",),)))
    )
    (table,) = tables_of(Document("groups.pdf", "pdf", "", (one, two)))

    cells = {id(cell): cell for cell in table.column(0, 1)}
    assert [(cell.text.split("\n"), cell.rowspan) for cell in cells.values()] == [
        (list(_PARKS), 2), ([*_RIVERS, "Sponsor: Mill Trust"], 4)
    ]  # fmt: skip


_PARKS, _RIVERS = ("Priority 1", "Parks", "Sponsor: Tree Board"), ("Priority 2", "Rivers")


def _page(number: int, groups: tuple[tuple[str, ...], ...]) -> Page:
    """A page with the headings and two rows for each group."""
    cells = [_cell(0, col, text, number - 1) for col, text in enumerate(("Priority", *HEADINGS[1:]))]
    for place, lines in enumerate(groups):
        row = 1 + 2 * place
        box = (SIDES[0], 20.0 * row, SIDES[1], 20.0 * (row + 2))
        title = tuple(Paragraph(line) for line in lines)
        cells.append(Cell(row, 0, title, 2, page=str(number), box=box, fit=replace(FIT, room_below=2)))
        for at in (row, row + 1):
            texts = _row(100 * number + at)[1:]
            cells += [_cell(at, col, text, number - 1) for col, text in enumerate(texts, 1)]
    return Page(str(number), (Grid(1 + 2 * len(groups), len(HEADINGS), tuple(cells), number=number),))
