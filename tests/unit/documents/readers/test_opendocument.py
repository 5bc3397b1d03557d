"""OpenDocument as LibreOffice writes it: lists, merges, dates, repeats, what is hidden, deleted or in the margin."""

from __future__ import annotations

import pytest

from goldthread.documents.model import Grid, Paragraph
from goldthread.documents.readers import read_document
from goldthread.kernel.errors import InputError
from unit.documents.papers.odf import packed


def _text(body: str, styles: str = ""):
    return read_document(packed("text", body, styles), "plan.odt")


def _sheets(body: str, styles: str = ""):
    return read_document(packed("spreadsheet", body, styles), "plan.ods")


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


NUMBERED = (
    '<text:list-style style:name="n"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" '
    'text:display-levels="2"/><text:list-level-style-number text:level="3" style:num-format="a" '
    'style:num-suffix=")"/></text:list-style>'
)


def test_numbers_and_levels_of_lists_are_part_of_the_text():
    document = _text(
        '<text:list text:style-name="n"><text:list-item><text:p>Prevent</text:p><text:list><text:list-item>'
        "<text:p>Schools</text:p><text:list><text:list-item><text:p>first</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>Work</text:p></text:list-item></text:list></text:list-item></text:list>"
        '<text:list><text:list-item><text:p>marked</text:p><text:list><text:list-item><text:p>deeper</text:p>'
        "</text:list-item></text:list></text:list-item></text:list>",
        NUMBERED,
    )  # fmt: skip
    assert [(one.text, one.bullet) for one in document.pages[0].blocks] == [
        ("1. Prevent", None), ("1.1 Schools", None), ("a) first", None), ("1.2 Work", None),
        ("marked", 0), ("deeper", 1),
    ]  # fmt: skip


def test_deletions_comments_and_notes_are_left_out_with_a_notice():
    document = _text(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>by 2020</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>by<text:change-start/> <text:span>March<text:s text:c="2"/>2021</text:span><text:change-end/>'
        "<office:annotation><text:p>sure?</text:p></office:annotation>"
        "<text:note><text:p>a footnote</text:p></text:note>"
        "</text:p>"
    )
    assert [block.text for block in document.pages[0].blocks] == ["by March 2021"]
    assert document.notices == (
        "This document has tracked changes: insertions were read, deletions were left out.",
        "Comments in the margin were left out.",
    )


def test_text_boxes_are_read_and_a_table_in_one_is_a_grid():
    table = f"<table:table>{_row(_cell('Action'), _cell('Lead'))}</table:table>"
    document = _text(
        f"<text:p>Before<draw:frame><draw:text-box><text:p>inside</text:p>{table}</draw:text-box></draw:frame></text:p>"
    )
    before, inside, grid = document.pages[0].blocks
    assert (before.text, inside.text) == ("Before", "inside")
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["Action", "Lead"]


def test_merged_cells_are_one_cell_and_tables_inside_cells_give_their_words():
    inner = f"<table:table>{_row(_cell('one'), _cell('two'))}</table:table>"
    document = _text(
        "<table:table>"
        + _row(_cell("down", 'table:number-rows-spanned="2"'), f"<table:table-cell>{inner}</table:table-cell>")
        + _row("<table:covered-table-cell/>", _cell("below"))
        + _row(_cell("a"), _cell("b"))
        + "</table:table>"
    )
    (grid,) = document.pages[0].blocks
    assert {(cell.row, cell.col): (cell.rowspan, cell.text) for cell in grid.cells} == {
        (0, 0): (2, "down"), (0, 1): (1, "one\ntwo"), (1, 1): (1, "below"), (2, 0): (1, "a"), (2, 1): (1, "b")
    }  # fmt: skip


DATES = (
    '<number:date-style style:name="month"><number:month number:textual="true"/><number:text>-</number:text>'
    '<number:year/></number:date-style><style:style style:name="m" style:family="table-cell" '
    'style:data-style-name="month"/><number:date-style style:name="us"><number:month/><number:text>/</number:text>'
    '<number:day/><number:text>/</number:text><number:year/></number:date-style><style:style style:name="u" '
    'style:family="table-cell" style:parent-style-name="m" style:data-style-name="us"/>'
)


@pytest.mark.parametrize(
    ("style", "shown", "text"),
    [("m", "Mar-20", "Mar-20"), ("u", "3/5/20", "05/03/2020"), ("none", "5 Mar 2020", "05/03/2020")],
)
def test_dates_are_shown_as_on_the_sheet_and_never_month_first(style, shown, text):
    date = _cell(
        shown, f'table:style-name="{style}" office:value-type="date" office:date-value="2020-03-05T00:00:00"'
    )
    document = _sheets(f'<table:table table:name="Plan">{_row(_cell("Due"), date)}</table:table>', DATES)
    assert document.pages[0].blocks[0].cells[1].text == text


def test_repeated_places_are_bounded():
    """A sheet ends with a million blank rows; a thousand equal cells beside each other are no plan."""
    wide, high = 'table:number-columns-repeated="16384"', 'table:number-rows-repeated="1048576"'
    document = _sheets(
        '<table:table table:name="Plan">'
        + _row(_cell("x", 'table:number-columns-repeated="3"'), _cell("y"))
        + f"<table:table-row {high}>{_cell('', wide)}</table:table-row></table:table>"
    )
    (grid,) = document.pages[0].blocks
    assert [cell.text for cell in grid.cells] == ["x", "x", "x", "y"]
    with pytest.raises(InputError, match="too large"):
        _sheets(
            '<table:table table:name="P">'
            + f"<table:table-row {high}>{_cell('x', wide)}</table:table-row>" * 3
            + "</table:table>"
        )


def test_hidden_sheets_are_left_out_and_hidden_rows_and_columns_named():
    document = _sheets(
        '<table:table table:name="Plan"><table:table-column/><table:table-column table:visibility="collapse"/>'
        + _row(_cell("Action"), _cell("Lead"))
        + '<table:table-row table:visibility="filter"><table:table-cell><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>"
        f'<table:table table:name="Lists" table:style-name="off">{_row(_cell("x"))}</table:table>',
        '<style:style style:name="off" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>',
    )
    assert [page.label for page in document.pages] == ["Plan"]
    assert document.notices == (
        "Hidden sheets were left out: Lists.",
        "On the sheet “Plan” the row 2 and column B are hidden; they were read like the others.",
    )


def test_macros_are_ignored_with_a_notice():
    document = read_document(packed("text", "<text:p>plan</text:p>", Basic__script=b"x"), "plan.odt")
    assert document.notices == ("Macros in this file were ignored.",)


@pytest.mark.parametrize(
    "parts", [{"META-INF__manifest.xml": b"<m:encryption-data/>"}, {"encrypted-package": b"noise"}]
)
def test_a_locked_file_is_refused(parts):
    with pytest.raises(InputError, match="locked with a password"):
        read_document(packed("text", "", **parts), "plan.odt")


def test_the_kind_is_told_from_the_inside_and_a_wrong_name_pointed_out():
    document = read_document(packed("spreadsheet", ""), "plan.odt")
    assert document.kind == "ods"
    assert document.notices == (
        "The name ends in .odt, but the file is an OpenDocument spreadsheet; it was read as that.",
    )


def test_a_paragraph_in_a_numbered_heading_style_is_a_heading():
    document = _text(
        '<text:p text:style-name="t">Delivery plan</text:p><text:h text:outline-level="2">Theme</text:h>',
        '<style:style style:name="t" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="Title" style:family="paragraph"/>',
    )
    assert [block for block in document.pages[0].blocks if isinstance(block, Paragraph)] == [
        Paragraph("Delivery plan", heading=1), Paragraph("Theme", heading=2)
    ]  # fmt: skip
