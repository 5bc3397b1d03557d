"""Pages that are pictures: lines and colours are seen, words recognised, or it is said what is missing."""

from __future__ import annotations

from functools import cache

import pypdfium2
import pytest

from goldthread.documents.model import Grid
from goldthread.documents.readers import limits, read_document
from goldthread.documents.readers.pdf.lattice import lattices
from goldthread.documents.readers.pdf.pages import marks_of
from goldthread.documents.readers.pdf.scanned import tesseract
from goldthread.documents.readers.pdf.scanned.picture import Picture
from goldthread.documents.readers.pdf.scanned.rules import rules_of
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError
from unit.documents.papers.scans import scanned
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import as_pdf

needs_tesseract = pytest.mark.skipif(
    not tesseract.is_installed(), reason="no Tesseract on this machine: apt install tesseract-ocr"
)
PAPER = Paper(
    [
        Line("Larchmoor delivery plan", 1),
        Ruled(
            [
                boxes("Ref", "Action", "Lead", "By when", "RAG", bold=True),
                boxes(Box("Treatment", across=5)),
                boxes("1", "Open an evening clinic in the north", "Health Board", "March 2024", Box(fill="FF4B4B")),
                boxes("2", "Train staff of four hostels", "Third Sector Forum", "June 2025", Box(fill="70AD47")),
            ],
            widths=(2, 9, 6, 4, 2),
        ),
    ]
)  # fmt: skip


@cache
def _scan() -> bytes:
    return scanned(as_pdf(PAPER, size=11, font="Libertinus Serif"))


def test_lines_and_colours_are_seen_in_the_picture():
    with pypdfium2.PdfDocument(_scan()) as scan, pypdfium2.PdfDocument(as_pdf(PAPER, size=11)) as drawn:
        picture = Picture.of(scan[0]).straightened()
        marks = marks_of(drawn[0])
        (seen,), (meant,) = lattices(*rules_of(picture)), lattices(marks.across, marks.down)
    assert [(one.row, one.col, one.colspan) for one in seen.cells] == [
        (one.row, one.col, one.colspan) for one in meant.cells
    ]
    colours = [picture.colour_behind(cell.box) for cell in seen.cells]
    red, green = colours[10], colours[15]
    assert red[:3] > "#e0"
    assert green[3:5] > red[3:5]
    assert not any(colours[:10])


@needs_tesseract
def test_a_scanned_plan_is_read_by_tesseract_with_a_notice():
    told: list[tuple[int, int]] = []
    reading = read_plan(_scan(), "scan.pdf", lambda done, of: told.append((done, of)))
    assert [(one.ref, one.text, one.timescale.printed) for one in reading.plan.actions] == [
        ("1", "Open an evening clinic in the north", "March 2024"),
        ("2", "Train staff of four hostels", "June 2025"),
    ]
    assert [owner.name for one in reading.plan.actions for owner in one.owners] == [
        "Health Board", "Third Sector Forum"
    ]  # fmt: skip
    assert reading.notices == ("Pages that are pictures were read by Tesseract; look their words over: 1.",)
    assert told == [(1, 1)]


def test_without_tesseract_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: None)
    with pytest.raises(InputError, match=r"scan\.pdf: This PDF is a scan.*Tesseract") as caught:
        read_document(_scan(), "scan.pdf")
    assert "apt install tesseract-ocr" in caught.value.advice


def test_more_scanned_pages_than_anyone_waits_for_are_left_out(monkeypatch):
    monkeypatch.setattr(limits, "MAX_SCANNED_PAGES", 0)
    with pytest.raises(InputError, match="no words could be made out"):
        read_document(_scan(), "scan.pdf")


def test_a_tesseract_that_fails_is_a_fault_of_the_page_alone(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: "/bin/false")
    with pytest.raises(InputError, match="no words could be made out"):
        read_document(_scan(), "scan.pdf")


def test_what_tesseract_says_becomes_words_with_their_place():
    said = (
        b"<html><body><span class='ocr_line' title='bbox 100 50 400 80; baseline 0 -5; x_size 30'>"
        b"<span class='ocrx_word' title='bbox 100 60 112 75; x_wconf 80'>*</span>"
        b"<span class='ocrx_word' title='bbox 130 50 220 75; x_wconf 95'>Train</span>"
        b"<span class='ocrx_word' title='bbox 230 50 300 80; x_wconf 9'>|~</span></span></body></html>"
    )
    ((bullet, word),) = tesseract._lines(said, scale=300 / 72)
    assert (bullet.text, word.text) == ("•", "Train")
    assert (word.x0, word.baseline) == pytest.approx((31.2, 18.0))


def test_grids_of_a_scan_have_their_words_in_place(monkeypatch):
    """Whoever recognises the words, the lines of the picture put them into cells."""
    with pypdfium2.PdfDocument(as_pdf(PAPER, size=11, font="Libertinus Serif")) as drawn:
        words = list(marks_of(drawn[0]).words)
    monkeypatch.setattr("goldthread.documents.readers.pdf.scanned.lone_words", lambda *_: [])
    monkeypatch.setattr(
        "goldthread.documents.readers.pdf.scanned.recognised_lines", lambda _: [[word] for word in words]
    )
    blocks = read_document(_scan(), "scan.pdf").pages[0].blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert (grid.rows, grid.cols) == (4, 5)
    assert [cell.text for cell in grid.cells][:6] == ["Ref", "Action", "Lead", "By when", "RAG", "Treatment"]
