"""Spreadsheets as a person sees them: months that are stored as days, merged places, titles, hidden sheets."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from goldthread.documents.model import Document, Grid, Paragraph
from goldthread.documents.readers.number_formats import shown
from goldthread.documents.readers.xlsx import read_xlsx
from goldthread.documents.readers.xlsx.fills import theme_colours

DAY_ONE, DAY_FIVE = date(2020, 3, 1), date(2020, 3, 5)
LATER = datetime.combine(DAY_FIVE, time(14, 30))


def _read(book) -> Document:
    out = io.BytesIO()
    book.save(out)
    return read_xlsx(out.getvalue(), "plan.xlsx")


def _grids(document: Document, page: int = 0) -> list[Grid]:
    return [block for block in document.pages[page].blocks if isinstance(block, Grid)]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (DAY_ONE, "mmm-yy", "Mar-20"),
        (DAY_ONE, "mmmm yyyy", "March 2020"),
        (DAY_FIVE, "mm-dd-yy", "05/03/2020"),
        (LATER, "dd/mm/yyyy hh:mm", "05/03/2020"),
        (DAY_FIVE, "[$-809]d mmmm yyyy;@", "5 March 2020"),
        (DAY_FIVE, "General", "05/03/2020"),
        (DAY_FIVE, "yyyy", "2020"),
        (0.45, "0%", "45%"),
        (1.1, "0.00", "1.10"),
        (3.0, "General", "3"),
        (2.5, "General", "2.5"),
        (True, "General", "Yes"),
        (None, "General", ""),
    ],
)
def test_values_are_shown_as_on_the_sheet(value, number_format, text):
    assert shown(value, number_format) == text


def test_titles_stand_before_the_table_and_rows_keep_their_number_on_the_sheet():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Delivery plan"
    sheet["A1"].font = Font(bold=True, size=14)
    for row in (["Action", "Lead"], ["Open a clinic", "Health Board"]):
        sheet.append([]) if row[0] == "Action" else None
        sheet.append(row)
    document = _read(book)
    title = document.pages[0].blocks[0]
    assert isinstance(title, Paragraph)
    assert (title.text, title.heading) == ("Delivery plan", 2)
    (grid,) = _grids(document)
    assert grid.origin == (2, 0)
    assert [cell.text for cell in grid.cells] == ["Action", "Lead", "Open a clinic", "Health Board"]


def test_a_blank_row_parts_tables_unless_a_merged_cell_reaches_over_it():
    book = openpyxl.Workbook()
    sheet = book.active
    for row, cells in {1: "ab", 2: "cd", 4: "ef", 5: "gh"}.items():
        for col, text in enumerate(cells, 1):
            sheet.cell(row, col, text)
    assert len(_grids(_read(book))) == 2
    sheet.merge_cells("A2:A4")
    assert len(_grids(_read(book))) == 1


def test_merged_places_are_one_cell():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["B2"] = "down", "x", "y"
    sheet.merge_cells("A1:A2")
    cells = {(cell.row, cell.col): cell.rowspan for cell in _grids(_read(book))[0].cells}
    assert cells == {(0, 0): 2, (0, 1): 1, (1, 1): 1}


def test_a_colour_of_the_system_in_the_theme_is_as_it_was_last_drawn():
    theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        b'<a:themeElements><a:clrScheme name="x">'
        b'<a:dk1><a:sysClr val="window" lastClr="102030"/></a:dk1><a:lt1><a:sysClr val="windowText"/></a:lt1>'
        b"</a:clrScheme></a:themeElements></a:theme>"
    )

    assert theme_colours(theme)[:2] == ("ffffff", "102030")


def test_fills_are_read_also_from_the_theme():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["R", "A", "plain"])
    sheet["A1"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["B1"].fill = PatternFill("solid", fgColor=Color(theme=9, tint=-0.25))
    first, second, third = _grids(_read(book))[0].cells
    assert first.fill == "#ff0000"
    assert second.fill is not None
    assert third.fill is None


def test_bullets_typed_into_a_cell_are_bullets():
    book = openpyxl.Workbook()
    book.active.append(["Improve access:\n• open later\n- offer visits", "Lead"])
    assert [(one.text, one.bullet) for one in _grids(_read(book))[0].cells[0].paragraphs] == [
        ("Improve access:", None), ("open later", 0), ("offer visits", 0)
    ]  # fmt: skip


def test_hidden_sheets_are_left_out_with_a_notice_and_each_sheet_is_a_page():
    book = openpyxl.Workbook()
    book.active.title = "Plan"
    book.active.append(["Action", "Lead"])
    book.create_sheet("Lists").sheet_state = "hidden"
    book.create_sheet("Notes").append(["one line"])
    document = _read(book)
    assert [page.label for page in document.pages] == ["Plan", "Notes"]
    assert document.notices == ("Hidden sheets were left out: Lists.",)


def test_colour_far_from_the_text_makes_no_columns():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Action", "Lead"])
    sheet["Z1"].fill = PatternFill("solid", fgColor="FF00FF00")
    assert _grids(_read(book))[0].cols == 2
