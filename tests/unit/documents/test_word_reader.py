"""What a Word file holds beyond plain cells: tracked changes, automatic numbers, merges, controls, colours."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from goldthread.documents.model import Document, Grid, Paragraph
from goldthread.documents.readers.docx import read_docx

WORD = nsdecls("w")


def _bytes(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _read(document) -> Document:
    return read_docx(_bytes(document), "paper.docx")


def _grid(document: Document) -> Grid:
    return next(block for block in document.pages[0].blocks if isinstance(block, Grid))


def _paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.pages[0].blocks if isinstance(block, Paragraph)]


def test_tracked_insertions_are_read_and_deletions_are_not():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0]._p.append(
        parse_xml(
            f"<w:p {WORD}><w:del w:id='1' w:author='a'><w:r><w:delText>March 2024</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='a'><w:r><w:t>June 2025</w:t></w:r></w:ins></w:p>"
        )[0]
    )
    inner = parse_xml(f"<w:ins {WORD} w:id='3' w:author='a'><w:r><w:t>June 2025</w:t></w:r></w:ins>")
    cell.paragraphs[0]._p.append(inner)
    read = _read(document)
    assert _grid(read).cells[0].text == "June 2025"
    assert read.notices == ("This document has tracked changes: insertions were read, deletions were left out.",)


def test_rows_that_were_deleted_with_tracking_are_left_out():
    document = docx.Document()
    table = document.add_table(2, 2)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {place}"
    properties = table.rows[1]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:del {WORD} w:id='1' w:author='a'/>"))
    assert [cell.text for cell in _grid(_read(document)).cells] == ["cell 0", "cell 1"]


def test_numbers_that_word_prints_itself_are_part_of_the_text():
    document = docx.Document()
    _define_list(document, number=77, levels=["%1.", "%1.%2"])
    for text, level in (
        ("Prevention", 0),
        ("Train staff", 1),
        ("Review training", 1),
        ("Treatment", 0),
        ("Open a clinic", 1),
    ):
        _put_in_list(document.add_paragraph(text), number=77, level=level)
    assert [paragraph.text for paragraph in _paragraphs(_read(document))] == [
        "1. Prevention", "1.1 Train staff", "1.2 Review training", "2. Treatment", "2.1 Open a clinic"
    ]  # fmt: skip


def test_bullets_keep_their_level():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Improve access:"
    cell.add_paragraph("open later", style="List Bullet")
    cell.add_paragraph("in the evening", style="List Bullet 2")
    cell.add_paragraph("- typed by hand")
    found = _grid(_read(document)).cells[0].paragraphs
    assert [(one.text, one.bullet) for one in found] == [
        ("Improve access:", None), ("open later", 0), ("in the evening", 1), ("typed by hand", 0)
    ]  # fmt: skip


def test_merged_cells_are_one_cell_and_what_they_cover_is_none():
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Priority 1"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "down"
    grid = _grid(_read(document))
    spans = {(cell.row, cell.col): (cell.rowspan, cell.colspan) for cell in grid.cells}
    assert (grid.rows, grid.cols) == (3, 3)
    assert spans[0, 0] == (1, 3)
    assert spans[1, 0] == (2, 1)
    assert (2, 0) not in spans


def test_header_rows_fills_and_highlighting_are_seen():
    document = docx.Document()
    table = document.add_table(2, 1)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.cell(0, 0).text = "RAG"
    table.cell(1, 0)._tc.get_or_add_tcPr().append(parse_xml(f"<w:shd {WORD} w:val='clear' w:fill='FFC000'/>"))
    run = table.cell(1, 0).paragraphs[0].add_run("A")
    run._r.get_or_add_rPr().append(parse_xml(f"<w:highlight {WORD} w:val='red'/>"))
    head, body = _grid(_read(document)).cells
    assert (head.header, body.header) == (True, False)
    assert (body.fill, body.paragraphs[0].fill) == ("#ffc000", "#ff0000")


def test_cells_and_rows_inside_content_controls_are_read():
    document = docx.Document()
    table = document.add_table(2, 2)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {place}"
    row = table.rows[1]._tr
    wrapped = parse_xml(f"<w:sdt {WORD}><w:sdtPr/><w:sdtContent/></w:sdt>")
    row.addprevious(wrapped)
    wrapped.find(qn("w:sdtContent")).append(row)
    assert [cell.text for cell in _grid(_read(document)).cells] == [f"cell {place}" for place in range(4)]


def test_a_table_that_only_places_others_is_not_a_grid():
    document = docx.Document()
    outer = document.add_table(1, 1).cell(0, 0)
    outer.paragraphs[0].text = "Appendix 1"
    inner = outer.add_table(2, 2)
    inner.cell(0, 0).text = "Action"
    read = _read(document)
    assert _paragraphs(read)[0].text == "Appendix 1"
    assert (_grid(read).rows, _grid(read).cols) == (2, 2)


def test_pages_are_counted_as_word_last_laid_them_out():
    document = docx.Document()
    document.add_paragraph("first")
    document.add_paragraph().add_run("second")._r.insert(0, parse_xml(f"<w:lastRenderedPageBreak {WORD}/>"))
    document.add_table(1, 1).cell(0, 0).text = "on page two"
    assert _grid(_read(document)).cells[0].page == "2"


def test_headings_are_told_from_text():
    document = docx.Document()
    document.add_heading("Delivery plan", 1)
    document.add_paragraph("It begins here.")
    assert [one.heading for one in _paragraphs(_read(document))] == [1, None]


def test_macros_are_ignored_with_a_notice():
    packed = io.BytesIO(_bytes(docx.Document()))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"not run")
    assert "Macros in this file were ignored." in read_docx(packed.getvalue(), "paper.docm").notices


@pytest.mark.parametrize("spread", ["Lead\nPartners", "Lead\n\nPartners"])
def test_lines_broken_by_hand_are_lines(spread):
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run(spread)
    assert [one.text for one in _grid(_read(document)).cells[0].paragraphs] == ["Lead", "Partners"]


def _define_list(document, number: int, levels: list[str]) -> None:
    numbering = document.part.numbering_part.element
    made = "".join(
        f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='{pattern}'/>"
        "</w:lvl>"
        for level, pattern in enumerate(levels)
    )
    kind = parse_xml(f"<w:abstractNum {WORD} w:abstractNumId='{number}'>{made}</w:abstractNum>")
    numbering.insert(0, kind)
    numbering.append(parse_xml(f"<w:num {WORD} w:numId='{number}'><w:abstractNumId w:val='{number}'/></w:num>"))


def _put_in_list(paragraph, number: int, level: int) -> None:
    listed = parse_xml(f"<w:numPr {WORD}><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")
    paragraph._p.get_or_add_pPr().append(listed)
