"""A PDF opened and its pages taken off one by one, scanned ones by way of their picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from goldthread.documents.readers import limits
from goldthread.documents.readers.limits import too_large, unreadable
from goldthread.documents.readers.pdf.marks import PageMarks
from goldthread.documents.readers.pdf.pages import marks_of
from goldthread.documents.readers.progress import Progress

_SOURCE_ADVICE = "Ask for the document it was made from, or for a PDF whose text can be selected."
_TESSERACT_ADVICE = (
    "Ask for the document it was made from; or have whoever runs this machine install Tesseract "
    "(on Debian: apt install tesseract-ocr) and try again."
)


@dataclass
class Scans:
    """What became of the pages that are pictures, by page number."""

    recognised: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)  # more than we are willing to wait for
    without_tesseract: list[int] = field(default_factory=list)

    def notices(self) -> tuple[str, ...]:
        """Sentences for the user."""
        said = {
            "Pages that are pictures were read by Tesseract; look their words over: {}.": self.recognised,
            "Pages that are pictures were not read, because Tesseract is not installed here: {}.":
                self.without_tesseract,
            "Pages that are pictures were not read, because nothing could be recognised on them: {}.": self.failed,
            "Pages that are pictures were not read, because there are too many: {}.": self.beyond,
        }  # fmt: skip
        return tuple(sentence.format(_named(pages)) for sentence, pages in said.items() if pages)


def pages_of(data: bytes, name: str, scans: Scans, progress: Progress) -> Iterator[PageMarks]:
    """The marks of each page in turn; what became of scanned ones is noted in ``scans``.

    Raises InputError when the file is damaged, locked, too long, or has no words on any page.
    """
    document = _opened(data, name)
    try:
        if len(document) > limits.MAX_PAGES:
            raise too_large(name, f"it has {len(document):,} pages", f"{limits.MAX_PAGES} pages")
        worded = pictured = False
        for index in range(len(document)):
            marks = _page(document[index], index + 1, scans)
            worded, pictured = worded or bool(marks.words), pictured or marks.pictures > 0
            progress(index + 1, len(document))
            yield marks
        if not worded:
            raise _without_words(name, scans, pictured=pictured)
    except pypdfium2.PdfiumError as error:
        raise unreadable(name, "This PDF is damaged: one of its pages cannot be opened.") from error
    finally:
        document.close()


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise unreadable(
                name, "This PDF is locked with a password.", "Take the password off and try again."
            ) from error
        raise unreadable(name, "This PDF is damaged or was cut off on its way.") from error


def _page(page: Any, number: int, scans: Scans) -> PageMarks:
    try:
        marks = marks_of(page)
        return marks if marks.words or not marks.pictures else _scanned(page, marks, number, scans)
    finally:
        page.close()


def _scanned(page: Any, marks: PageMarks, number: int, scans: Scans) -> PageMarks:
    from goldthread.documents.readers.pdf.scanned import NoTesseract, RecognitionFailed, marks_of_scan

    if len(scans.recognised) + len(scans.failed) >= limits.MAX_SCANNED_PAGES:
        scans.beyond.append(number)
        return marks
    try:
        found = marks_of_scan(page, marks)
    except NoTesseract:
        scans.without_tesseract.append(number)
        return marks
    except RecognitionFailed:
        scans.failed.append(number)
        return marks
    scans.recognised.append(number)
    return found


def _without_words(name: str, scans: Scans, *, pictured: bool) -> Exception:
    if scans.without_tesseract:
        return unreadable(
            name,
            "This PDF is a scan: its pages are pictures. Tesseract, which would read them, is not installed here.",
            _TESSERACT_ADVICE,
        )
    if pictured:
        return unreadable(name, "This PDF is a scan, and no words could be made out on its pages.", _SOURCE_ADVICE)
    return unreadable(name, "This PDF has no text and cannot be read.", _SOURCE_ADVICE)


def _named(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:12])) + (" and more" if len(pages) > 12 else "")
