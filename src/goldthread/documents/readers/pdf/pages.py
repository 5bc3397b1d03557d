"""One page of a PDF: opened, measured, its words and drawings taken off."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from goldthread.documents.readers.pdf.drawings import drawings_of
from goldthread.documents.readers.pdf.letters import words_of
from goldthread.documents.readers.pdf.marks import PageMarks
from goldthread.documents.readers.pdf.turning import View


def marks_of(page: Any) -> PageMarks:
    """The marks of a pypdfium2 page."""
    view = _view(page.raw)
    text_page = page.get_textpage()
    try:
        words = words_of(text_page.raw, view)
    finally:
        text_page.close()
    drawn = drawings_of(page.raw, view)
    return PageMarks(
        view.width,
        view.height,
        tuple(words),
        tuple(drawn.across),
        tuple(drawn.down),
        tuple(drawn.fills),
        drawn.pictures,
    )


def _view(page: Any) -> View:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return View(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))
