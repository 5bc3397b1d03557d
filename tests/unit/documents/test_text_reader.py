"""Plain text becomes paragraphs and grids that say what the paper's table said."""

from __future__ import annotations

import textwrap

import pytest

from goldthread.documents.model import Cell, Document, Grid, Paragraph
from goldthread.documents.readers.text import read_text
from goldthread.kernel.errors import InputError


def read(text: str) -> Document:
    return read_text(text.encode(), "paper.txt")


def grid(text: str) -> Grid:
    (found,) = [block for page in read(text).pages for block in page.blocks if isinstance(block, Grid)]
    return found


def rows(found: Grid) -> list[list[str]]:
    """The texts of each row's cells; covered places are left out."""
    return [[cell.text for cell in found.cells if cell.row == row] for row in range(found.rows)]


def paragraphs(text: str) -> list[Paragraph]:
    return [block for page in read(text).pages for block in page.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_common_encoding_is_read(encoding):
    document = read_text("Mary’s plan – “café” costs £5".encode(encoding), "paper.txt")

    assert [block.text for block in document.pages[0].blocks] == ["Mary’s plan – “café” costs £5"]


def test_line_ends_odd_blanks_and_symbol_bullets_become_one_kind():
    assert [each.text for each in paragraphs("one\r\ntwo\u00a0words\r\n\uf0b7 an item\u200b")] == [
        "one",
        "two words",
        "an item",
    ]


@pytest.mark.parametrize("data", [b"", b"  \n\t\n ", "\ufeff".encode()])
def test_an_empty_file_is_refused_kindly(data):
    with pytest.raises(InputError, match="empty"):
        read_text(data, "empty.txt")


def test_a_picture_that_calls_itself_text_is_refused():
    with pytest.raises(InputError, match="does not hold text"):
        read_text(bytes(range(256)) * 40, "photo.txt")


def test_headings_and_bullets():
    found = paragraphs("# Plan\n\n2.1 Aims\n\nText that ends.\n\n- first\n    - inner\n")

    assert [(each.text, each.heading, each.bullet) for each in found] == [
        ("Plan", 1, None),
        ("2.1 Aims", 3, None),
        ("Text that ends.", None, None),
        ("first", None, 0),
        ("inner", None, 1),
    ]


def test_lines_wrapped_at_a_width_are_one_paragraph():
    words = (
        "Every person who asks for help will be seen within three weeks by someone who can help them at once. " * 4
    )
    wrapped = textwrap.fill(words.strip(), 78)

    assert [each.text for each in paragraphs(f"{wrapped}\n\n{wrapped}\n")] == [words.strip()] * 2


def test_form_feeds_part_pages():
    assert [page.label for page in read("one\ftwo\fthree").pages] == ["1", "2", "3"]


def test_numbered_paragraphs_with_a_tab_are_no_table():
    assert not any(isinstance(block, Grid) for block in read("1.1\tThe first.\n1.2\tThe second.\n").pages[0].blocks)


def test_a_table_of_contents_is_no_table():
    assert not any(
        isinstance(block, Grid) for block in read("Introduction\t3\nActions\t5\nGlossary\t19\n").pages[0].blocks
    )


HEAD = ["No", "Theme", "Action", "Lead", "Date"]


def tabbed(*lines: list[str]) -> str:
    return "\n".join("\t".join(cells) for cells in lines)


ACCESS = ["1", "Access", "Open a clinic in the town", "Health Board", "May 2031"]
CARE = ["2", "Care", "Visit people at home", "Outreach Team", "June 2031"]


def test_pages_of_one_table_are_laid_end_to_end():
    text = f"{tabbed(HEAD, ACCESS)}\n\nPage 2\n\n{tabbed(HEAD, CARE)}"

    assert rows(grid(text)) == [HEAD, ACCESS, CARE]


def test_a_row_cut_by_the_page_is_whole_again():
    begun = ["2", "Care", "Visit people who had an overdose at home and", "Outreach Team", "June 2031"]
    rest = ["", "", "offer treatment on the same day", "", ""]
    after = ["3", "Hope", "Pay peer workers", "Peer Network", "July 2031"]
    text = f"{tabbed(HEAD, ACCESS, begun)}\n\n{tabbed(HEAD, rest, after)}"

    assert rows(grid(text))[2][2] == "Visit people who had an overdose at home and offer treatment on the same day"
    assert rows(grid(text))[3] == after


def test_cells_that_the_text_shifted_go_back_under_their_columns():
    full = [
        [str(n), f"Theme {n}", f"Carry out the work that was promised in chapter {n}", "Service Team", f"May 203{n}"]
        for n in range(1, 5)
    ]
    shifted = ["", "Carry out some more of the promised work", "Data Team", "June 2031"]

    assert rows(grid(tabbed(HEAD, *full, shifted)))[-1][-3:] == shifted[1:]


def test_a_theme_printed_once_stands_for_the_rows_below_it():
    more = [
        ["", "", "Send a bus round the glens", "Council", "June 2031"],
        ["", "", "Pay for taxis at night", "Council", "July 2031"],
    ]
    last = ["", "", "Ask families how it went", "Outreach Team", "May 2032"]
    spans = {cell.text: cell.rowspan for cell in grid(tabbed(HEAD, ACCESS, *more, CARE, last)).cells if cell.col == 1}

    assert spans == {"Theme": 1, "Access": 3, "Care": 2}


def action_cell(raw: str) -> Cell:
    """The cell that the reader makes of a raw cell of actions."""
    found = grid(tabbed(HEAD, ["1", "Access", raw, "Health Board", "May 2031"]))
    return next(cell for cell in found.cells if cell.row == 1 and cell.col == 2)


def test_tags_left_in_a_cell_become_paragraphs_and_bullets():
    assert action_cell('<p>Open a clinic:</p> <ul style="x"> - in the town - by the harbour ').paragraphs == (
        Paragraph("Open a clinic:"),
        Paragraph("in the town", bullet=0),
        Paragraph("by the harbour", bullet=0),
    )


def test_a_list_that_lost_its_marks_is_cut_into_its_items():
    items = "Review what is offered now; Agree a new model with families Recruit two nurses for the islands"

    assert [each.text for each in action_cell(f"<ul> {items} ").paragraphs] == [
        "Review what is offered now;",
        "Agree a new model with families",
        "Recruit two nurses for the islands",
    ]


def test_names_in_capitals_do_not_cut_a_list():
    item = "Work with the Northmoor Family Support Service and Police Northmoor on visits"

    assert [each.text for each in action_cell(f"<ul> {item} ").paragraphs] == [item]


def test_numbered_statements_in_one_cell_are_apart():
    assert [each.text for each in action_cell("1.1 Open a clinic. 1.2 Send a bus.").paragraphs] == [
        "1.1 Open a clinic.",
        "1.2 Send a bus.",
    ]


def test_less_than_signs_and_addresses_stay():
    raw = "Open to people < 18 years <https://example.org/a_b>"

    assert action_cell(raw).text == raw


def test_a_banner_across_the_table_is_one_wide_cell():
    text = tabbed(HEAD, ["Treatment and care", "", "", "", ""], ACCESS)
    banner = next(cell for cell in grid(text).cells if cell.text == "Treatment and care")

    assert banner.colspan == 5


def test_a_grid_knows_which_row_the_file_calls_its_heading():
    found = grid("| Action | Lead | Date |\n|---|---|---|\n| Open a clinic | Health Board | May 2031 |\n")

    assert {cell.row for cell in found.cells if cell.header} == {0}


def test_lines_above_the_pages_of_a_table_that_name_its_sections_are_banners():
    pages = [f"{name}\n{tabbed(HEAD, row)}" for name, row in (("Getting help", ACCESS), ("Staying well", CARE))]
    found = grid("\n\n".join(pages))

    assert [cell.text for cell in found.cells if cell.colspan == 5] == ["Getting help", "Staying well"]


STACKED = """Annex C: Actions

Theme
Action
Responsible
Target date
Prevention
Publish a toolkit for schools
Education Team
May 2031
Hold six evenings for parents
Community Learning Team
October 2031
Treatment
Cut waiting times to three weeks
NHS Westland
March 2032
"""


def test_cells_below_each_other_are_put_in_rows_by_what_they_hold():
    found = rows(grid(STACKED))

    assert found[0] == ["Theme", "Action", "Responsible", "Target date"]
    assert found[1] == ["Prevention", "Publish a toolkit for schools", "Education Team", "May 2031"]
    assert found[2][-3:] == ["Hold six evenings for parents", "Community Learning Team", "October 2031"]
    assert found[3][0] == "Treatment"


def test_cells_parted_by_blank_lines_may_have_several_paragraphs():
    cells = ["Ref:", "Action points", "Stakeholders", "Timescale"]
    cells += ["1.1", "Work with food businesses, including:\n\n  • bakeries", "Northland Government", "Food Council"]
    cells += ["December 2031", "1.2", "Set a standard for public buildings.", "Northland Government", "March 2032"]
    found = grid("\n\n".join(cells) + "\n")

    assert [row[0] for row in rows(found)] == ["Ref:", "1.1", "1.2"]
    assert rows(found)[1][2:] == ["Northland Government\nFood Council", "December 2031"]
    assert [each.bullet for cell in found.cells if cell.text.startswith("Work") for each in cell.paragraphs] == [
        None,
        0,
    ]


def test_a_list_of_contents_with_the_words_of_headings_is_no_table():
    contents = "Contents\nIntroduction\nOutcomes\nActions\nPartners\nTimescales\n"
    prose = "This plan was written with people who use services and with their families.\n" * 12

    assert not [
        block for page in read(f"{contents}\n{prose}").pages for block in page.blocks if isinstance(block, Grid)
    ]
