"""One page of a PDF: opened, measured, its words and drawings taken off."""

from __future__ import annotations

import ctypes
import math
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from goldthread.documents.readers.pdf.bullets import drawn_bullets
from goldthread.documents.readers.pdf.drawings import drawings_of
from goldthread.documents.readers.pdf.letters import words_of
from goldthread.documents.readers.pdf.marks import PageMarks
from goldthread.documents.readers.pdf.struck import without_lines_on_words
from goldthread.documents.readers.pdf.turning import View

_MOST = 0.7  # of the words that run sideways make a sideways page


def marks_of(page: Any) -> PageMarks:
    """The marks of a pypdfium2 page, turned so that its text is upright."""
    view = _view(page.raw)
    text_page = page.get_textpage()
    try:
        words = words_of(text_page.raw, view)
        if sum(word.turned for word in words) > _MOST * len(words):
            view = replace(view, turns=(view.turns + _quarter_turns(text_page.raw, view)) % 4)
            words = words_of(text_page.raw, view)
    finally:
        text_page.close()
    drawn = drawings_of(page.raw, view)
    words += drawn_bullets(drawn.dots, words)
    across, down = tuple(without_lines_on_words(drawn.across, words)), tuple(drawn.down)
    return PageMarks(view.width, view.height, tuple(words), across, down, tuple(drawn.fills), drawn.pictures)


def _view(page: Any) -> View:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return View(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))


def _quarter_turns(text_page: Any, view: View) -> int:
    """How often a sideways page must be turned clockwise: once where its text runs upwards, else three times."""
    count = pdfium.FPDFText_CountChars(text_page)
    angles = (pdfium.FPDFText_GetCharAngle(text_page, index) for index in range(0, count, max(1, count // 50)))
    # pdfium measures angles clockwise.
    upwards = sum(-math.sin(angle + view.turns * math.pi / 2) for angle in angles if angle >= 0)
    return 1 if upwards > 0 else 3
