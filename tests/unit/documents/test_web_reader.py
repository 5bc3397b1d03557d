"""Web pages: their tables with every span, their lists, and nothing of their menus."""

from __future__ import annotations

import pytest

from goldthread.documents.model import Grid, Paragraph
from goldthread.documents.readers.html import read_html
from goldthread.documents.readers.limits import MAX_CELLS
from goldthread.kernel.errors import InputError


def _blocks(body: str, head: str = "") -> list:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return list(read_html(page.encode(), "page.html").pages[0].blocks)


def _grid(body: str, head: str = "") -> Grid:
    return next(block for block in _blocks(body, head) if isinstance(block, Grid))


def test_spans_of_zero_reach_to_the_end_and_none_is_lost():
    grid = _grid("<table><tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>")
    assert [(cell.row, cell.col, cell.rowspan) for cell in grid.cells] == [(0, 0, 3), (0, 1, 1), (1, 1, 1), (2, 1, 1)]


def test_overgrown_spans_are_clamped():
    grid = _grid("<table><tr><td colspan=99999999>a</td></tr><tr><td rowspan=500>b</td><td>c</td></tr></table>")
    assert grid.rows == 2
    assert grid.cols <= 1000


def test_a_table_of_too_many_cells_is_refused():
    rows = "<tr>" + "<td colspan=1000 rowspan=1000>x</td>" * 1 + "</tr>"
    with pytest.raises(InputError, match=f"{MAX_CELLS:,} cells"):
        _grid(f"<table>{rows * 500}</table>")


def test_lists_keep_their_nesting_and_items_their_text():
    cell = _grid(
        "<table><tr><td><p>Improve access:</p><ul><li>open <b>later</b><ul><li>in the evening</li></ul></li>"
        "<li><p>offer visits</p><p>at home</p></li></ul></td></tr></table>"
    ).cells[0]
    assert [(one.text, one.bullet) for one in cell.paragraphs] == [
        ("Improve access:", None), ("open later", 0), ("in the evening", 1), ("offer visits at home", 0)
    ]  # fmt: skip


def test_lines_broken_inside_a_cell_are_paragraphs_and_inside_a_heading_are_not():
    heading, grid = _blocks("<h1>Delivery<br>plan</h1><table><tr><td>March 2025<br>June 2025</td></tr></table>")
    assert (heading.text, heading.heading) == ("Delivery plan", 1)
    assert [one.text for one in grid.cells[0].paragraphs] == ["March 2025", "June 2025"]


def test_menus_footers_scripts_and_hidden_parts_are_left_out():
    blocks = _blocks(
        "<header><nav><a>Home</a></nav></header><main><p>The plan</p><p hidden>draft</p>"
        "<div style='display:none'>x</div>"
        "<script>var a</script></main><footer>Contact</footer>"
    )
    assert blocks == [Paragraph("The plan")]


def test_the_title_stands_in_for_a_missing_heading():
    assert _blocks("<p>text</p>", "<title>Delivery plan</title>")[0] == Paragraph("Delivery plan", heading=1)


def test_colours_come_from_styles_attributes_and_classes():
    grid = _grid(
        "<table><tr><td style='background-color: rgb(255, 0, 0)'>R</td><td bgcolor=green>G</td><td class='xl5'>A</td>"
        "<td style='background:none'>-</td></tr></table>",
        "<style>.xl5 {background:#FFC000; color:black}</style>",
    )
    assert [cell.fill for cell in grid.cells] == ["#ff0000", "#00ff00", "#ffc000", None]


def test_pictures_speak_by_their_alternative_text():
    assert _grid("<table><tr><td><img alt='Green'></td><td>x</td></tr></table>").cells[0].text == "Green"


def test_tables_that_only_place_others_are_not_grids():
    grid = _grid(
        "<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>"
    )
    assert (grid.rows, grid.cols) == (2, 2)


def test_windows_text_is_read_whatever_the_page_says():
    page = "<html><head><meta charset=utf-8></head><body><p>the board’s plan – £5</p></body></html>".encode("cp1252")
    assert read_html(page, "page.html").pages[0].blocks[0].text == "the board’s plan – £5"


def test_heading_cells_say_so():
    grid = _grid("<table><thead><tr><td>Action</td></tr></thead><tbody><tr><td>Open</td></tr></tbody></table>")
    assert [cell.header for cell in grid.cells] == [True, False]


def test_a_span_in_raised_figures_is_no_span():
    grid = _grid(
        "<table><tr><th colspan='²'>Action</th><th>Lead</th></tr><tr><td>Meet</td><td>Chair</td></tr></table>"
    )
    assert (grid.rows, grid.cols) == (2, 2)
