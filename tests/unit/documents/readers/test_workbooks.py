"""Workbooks down to their XML: what other programs write, what is damaged, and openpyxl as the measure."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import Table

from goldthread.documents.model import Document, Grid
from goldthread.documents.readers import limits
from goldthread.documents.readers.number_formats import shown
from goldthread.documents.readers.xlsx import read_xlsx
from goldthread.kernel.errors import InputError

RED, GREEN = PatternFill(bgColor="FFFF0000"), PatternFill(bgColor="FF00FF00")
ROWS = (("Action", "Lead", "RAG"), ("Open a clinic", "Health Board", "Red"), ("Train staff", "Council", "Green"))
FORMATS = ("General", "0.00", "0%", "mmm-yy", "dd/mm/yyyy", "d mmmm yyyy", "h:mm", "#,##0", '"day" d')
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(2999, 1, 1)).map(lambda moment: moment.replace(microsecond=0))  # noqa: DTZ001
VALUES = (
    st.text("ab &<>é'\"_x", min_size=1, max_size=12)
    | st.integers(0, 10**6)
    | st.floats(0, 1e6)
    | st.booleans()
    | MOMENTS
)


def _book(rows=ROWS):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def _bytes(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _shared() -> bytes:
    """The same rows with all texts in a part of their own, as Excel writes them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, texts in enumerate(ROWS):
        sheet.write_row(row, 0, texts)
    book.close()
    return out.getvalue()


def _with(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """The same file with words in one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for before, after in changes if name == part else ():
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return out.getvalue()


def _grid(data: bytes) -> Grid:
    return next(block for block in _read(data).pages[0].blocks if isinstance(block, Grid))


def _read(data: bytes) -> Document:
    return read_xlsx(data, "plan.xlsx")


def _texts(data: bytes) -> list[str]:
    return [cell.text for cell in _grid(data).cells]


@settings(deadline=None)
@given(st.lists(st.tuples(VALUES, st.sampled_from(FORMATS)), min_size=2, max_size=6))
def test_every_value_is_shown_as_openpyxl_would_have_it(cells):
    book = openpyxl.Workbook()
    for col, (value, number_format) in enumerate([("first", "General"), *cells, ("last", "General")], 1):
        book.active.cell(1, col, value).number_format = number_format
    data = _bytes(book)
    row = next(openpyxl.load_workbook(io.BytesIO(data), data_only=True).active.iter_rows())

    found = {cell.col: cell.text for cell in _grid(data).cells}

    assert [found.get(place, "") for place in range(len(row))] == [
        shown(cell.value, cell.number_format).strip() for cell in row
    ]


def test_words_set_in_several_ways_are_one_text_without_what_tells_their_sound():
    runs = "<si><r><t>Open a </t></r><r><rPr><b/></rPr><t>clinic</t></r><rPh sb='0' eb='1'><t>klinik</t></rPh></si>"
    data = _with(_shared(), "xl/sharedStrings.xml", ("<si><t>Open a clinic</t></si>", runs))

    assert "Open a clinic" in _texts(data)


def test_a_line_end_that_excel_writes_as_a_code_is_a_line_end():
    data = _with(_shared(), "xl/sharedStrings.xml", ("Open a clinic", "Open_x000D_\na clinic_x005F_x000D_"))

    assert "Open\na clinic_x000D_" in _texts(data)


def test_texts_written_into_the_cell_or_into_a_part_of_their_own_are_the_same():
    assert _texts(_bytes(_book())) == _texts(_shared()) == [text for row in ROWS for text in row]


def test_the_strict_variant_of_the_format_is_read_too():
    spaces = [
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    ]
    data = _shared()
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        data = _with(data, part, *spaces)

    assert _texts(data) == [text for row in ROWS for text in row]


def test_cells_without_a_reference_stand_one_after_another():
    data = _bytes(_book())
    places = [(f' r="{col}{row}"', "") for row in (1, 2, 3) for col in "ABC"]

    assert _texts(_with(data, "xl/worksheets/sheet1.xml", *places)) == _texts(data)


def test_days_are_counted_from_1904_where_the_book_says_so():
    day = datetime(2031, 3, 5, tzinfo=UTC).replace(tzinfo=None)
    book = _book()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["C2"] = day

    assert "2031-03-05" in _texts(_bytes(book))


def test_a_number_that_is_no_day_is_shown_as_excel_shows_it():
    book = _book()
    book.active["C2"] = 1e12
    book.active["C2"].number_format = "dd/mm/yyyy"
    book.active["C3"] = timedelta(hours=30)

    assert [text for text in _texts(_bytes(book)) if text[0] in "#1"] == ["#VALUE!", "1 day, 6:00:00"]


def test_a_text_that_is_not_there_makes_the_file_damaged():
    data = _with(_shared(), "xl/worksheets/sheet1.xml", ("<v>3</v>", "<v>99</v>"))

    with pytest.raises(InputError, match=r"plan\.xlsx: .*damaged"):
        _read(data)


def test_a_workbook_that_is_not_where_the_file_says_is_damaged():
    data = _with(_bytes(_book()), "_rels/.rels", ("xl/workbook.xml", "xl/elsewhere.xml"))

    with pytest.raises(InputError, match="damaged"):
        _read(data)


def test_a_very_long_sheet_is_refused(monkeypatch):
    monkeypatch.setattr("goldthread.documents.readers.xlsx._DEEPEST_SHEET", 100)

    with pytest.raises(InputError, match="very long"):
        _read(_bytes(_book()))


def test_what_a_merged_place_covers_is_left_out_and_a_hidden_value_makes_it_no_longer():
    book = _book([*ROWS, ("Hidden", None, None)])
    book.active.merge_cells("B2:C3")
    data = _with(_bytes(book), "xl/worksheets/sheet1.xml", ('ref="B2:C3"', 'ref="B2:C900"'))

    merged = next(cell for cell in _grid(data).cells if cell.text == "Health Board")

    assert (merged.rowspan, merged.colspan) == (3, 2)
    assert "Council" not in _texts(data)


def test_rules_colour_what_they_hold_for():
    book = _book()
    rules = book.active.conditional_formatting
    rules.add("C2:C3", CellIsRule(operator="equal", formula=['"Red"'], fill=RED))
    rules.add("A2:A3", FormulaRule(formula=['$C2="Green"'], fill=GREEN))
    within = Rule(type="containsText", operator="containsText", text="board", dxf=DifferentialStyle(fill=GREEN))
    within.formula = ['NOT(ISERROR(SEARCH("board",B2)))']
    rules.add("B2:B3", within)

    fills = {cell.text: cell.fill for cell in _grid(_bytes(book)).cells if cell.fill}

    assert fills == {"Red": "#ff0000", "Train staff": "#00ff00", "Health Board": "#00ff00"}


def test_headings_of_tables_are_known_and_bold_lines_alone_are_titles():
    book = _book([("Plan",), (), *ROWS])
    book.active["A1"].font = Font(bold=True, size=18)
    book.active.add_table(Table(displayName="Plan", ref="A3:C5"))
    document = _read(_bytes(book))

    grid = next(block for block in document.pages[0].blocks if isinstance(block, Grid))

    assert [cell.text for cell in grid.cells if cell.header] == list(ROWS[0])
    assert document.pages[0].blocks[0].heading == 1


def test_hidden_rows_and_columns_are_named():
    book = _book()
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["C"].hidden = True

    assert _read(_bytes(book)).notices == (
        "On the sheet “Sheet” the row 2 and column C are hidden; they were read like the others.",
    )


def test_sheets_beyond_the_most_are_left_out_with_a_notice(monkeypatch):
    monkeypatch.setattr(limits, "MAX_SHEETS", 1)
    book = _book()
    book.create_sheet("Second").append(["one line"])

    assert _read(_bytes(book)).notices == ("Only the first 1 sheets were read.",)
