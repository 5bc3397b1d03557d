"""Pages that are pictures: their words by Tesseract, their ruling lines and colours by looking at the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from goldthread.documents.readers.pdf.lattice import lattices
from goldthread.documents.readers.pdf.marks import Fill, PageMarks
from goldthread.documents.readers.pdf.scanned.bullets import bullets_before
from goldthread.documents.readers.pdf.scanned.lone_marks import lone_words
from goldthread.documents.readers.pdf.scanned.picture import Picture
from goldthread.documents.readers.pdf.scanned.rules import painted_out, rules_of
from goldthread.documents.readers.pdf.scanned.tesseract import NoTesseract, RecognitionFailed, recognised_lines

__all__ = ["NoTesseract", "RecognitionFailed", "marks_of_scan"]


def marks_of_scan(page: Any, marks: PageMarks) -> PageMarks:
    """The marks of a scanned pypdfium2 page.

    Raises NoTesseract where none is installed, RecognitionFailed when it cannot make anything of the page.
    """
    picture = Picture.of(page).straightened()
    across, down = rules_of(picture)
    clean = painted_out(picture, across, down)
    lines = recognised_lines(clean)
    words = [*bullets_before(lines, clean), *(word for line in lines for word in line)]
    cells = [cell.box for lattice in lattices(across, down) for cell in lattice.cells]
    words += lone_words(clean, cells, words)
    fills = tuple(Fill(box, colour) for box in cells if (colour := picture.colour_behind(box)))
    return replace(marks, words=tuple(words), across=across, down=down, fills=fills)
