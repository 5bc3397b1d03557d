"""Six files from one report: each says the same, and none runs what somebody typed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import docx
import openpyxl
import pypdfium2
import pytest
from lxml import html

from factories import reports
from goldthread.core.neutral import neutral
from goldthread.publishing.renderers import FORMATS, render
from goldthread.publishing.report import ReportedPriority

HOSTILE = '=HYPERLINK("http://example.org") <script>alert(1)</script> #set text(9pt) \\ $x$ & é \x07\ufeff“”'


def text_of(form: str, file: bytes) -> str:
    if form == "pdf":
        document = pypdfium2.PdfDocument(file)
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    if form == "docx":
        body = docx.Document(io.BytesIO(file)).element.body
        return " ".join(body.itertext())
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(file))
        return " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)
    if form == "html":
        return " ".join(html.fromstring(file).text_content().split())
    return file.decode("utf-8-sig")


def hostile_report():
    hostile = replace(reports.ACTIONS_OF_ONE[0], text=HOSTILE, leads=(HOSTILE,), latest=reports.update(HOSTILE))
    priority = replace(reports.plan_report().priorities[0], title=HOSTILE, actions=(hostile,))
    return reports.plan_report(title=HOSTILE, partnership=HOSTILE, priorities=(priority,))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_how_each_action_stands(form):
    said = " ".join(text_of(form, render(reports.plan_report(), form)).split())
    for words in (
        "Saving lives and changing the story",
        "Train front-door staff",
        "By March 2026",
        "End October 2025",
        "weekend sessions",
        "Harbour Trust",
    ):
        assert words in said, f"{form} leaves out “{words}”"


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "xlsx", "csv"])
def test_formats_for_people_use_words_beside_colour(form):
    said = " ".join(text_of(form, render(reports.plan_report(), form)).split())
    for words in ("Red", "Amber", "Not stated", "Blocked", "Closed without completion", "Late"):
        assert words in said


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_stays_text(form):
    file = render(hostile_report(), form)
    assert "alert(1)" in text_of(form, file)
    if form == "html":
        assert html.fromstring(file).xpath("//script") == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_without_actions_makes_a_report(form):
    assert render(reports.plan_report(priorities=(), recommendations=(), moved=()), form)


def test_no_cell_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(render(hostile_report(), "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    hostile = [cell for cell in cells if str(cell.value).startswith("=")]
    assert hostile
    assert all(cell.quotePrefix for cell in hostile)
    rows = list(csv.DictReader(io.StringIO(render(hostile_report(), "csv").decode("utf-8-sig"))))
    assert rows[0]["Action"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r=1", "\n+1"])
def test_each_start_of_a_formula_is_made_plain(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "“=”"])
def test_other_text_is_left_alone(text):
    assert neutral(text) == text


def test_csv_has_one_row_an_action_with_iso_dates():
    rows = list(csv.DictReader(io.StringIO(render(reports.plan_report(), "csv").decode("utf-8-sig"))))
    assert [row["Reference"] for row in rows] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]
    assert (rows[0]["Ends"], rows[0]["First ends"], rows[0]["As of"]) == ("2026-03-31", "2025-10-31", "2026-06-30")
    assert rows[4]["Stated RAG"] == "Not stated"


def test_json_holds_the_whole_report_and_its_figures():
    report = reports.plan_report()
    said = json.loads(render(report, "json"))
    assert said["kind"] == "goldthread.plan-report.1"
    assert said["summary"]["late"] == [1]
    assert said["summary"]["by_rag"]["not_stated"] == 1
    assert said["priorities"][0]["actions"][0]["latest"]["narrative"] == report.actions[0].latest.narrative


def test_pdf_is_tagged_titled_and_in_english():
    file = render(reports.plan_report(), "pdf")
    document = pypdfium2.PdfDocument(file)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"].startswith("Saving lives")
    assert b"pdfuaid" in file
    assert b"/Lang" in file


def test_word_file_has_headings_and_header_rows():
    document = docx.Document(io.BytesIO(render(reports.plan_report(), "docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    assert all(table.rows[0]._tr.trPr is not None for table in document.tables)
    assert document.core_properties.language == "en-GB"


def test_the_longest_plan_is_set_in_seconds():
    report = reports.large_report(priorities=20, actions=20)
    assert len(pypdfium2.PdfDocument(render(report, "pdf"))) > 40


def test_a_sign_the_font_has_not_is_said_in_words_in_pdf():
    cheered = reports.update("Done \U0001f389 with 中文, \U0001f469\u200d\U0001f680 and “żółw”")
    report = replace(reports.plan_report(), priorities=(_one(latest=cheered),))
    assert "Done [party popper] with □□, [woman][rocket] and “żółw”" in text_of("pdf", render(report, "pdf"))
    assert "Done \U0001f389 with 中文" in text_of("html", render(report, "html"))


def _one(**values: object) -> ReportedPriority:
    return ReportedPriority(ref="1", title="One", actions=(replace(reports.ACTIONS_OF_ONE[0], **values),))
