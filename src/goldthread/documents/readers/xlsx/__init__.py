"""Spreadsheets: every visible sheet as a page, its filled places as grids, what stands alone as paragraphs."""

from __future__ import annotations

import hashlib

from goldthread.documents.model import Document, Grid, Page
from goldthread.documents.readers import limits
from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.limits import too_large, unreadable
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.documents.readers.sheet_layout import blocks_of
from goldthread.documents.readers.xlsx.book import Book, NamedSheet
from goldthread.documents.readers.xlsx.hidden import hidden_places
from goldthread.documents.readers.xlsx.parsing import Worksheet, parsed
from goldthread.documents.readers.xlsx.sheet import filled

_DEEPEST_SHEET = 25 * 1024 * 1024  # bytes of XML; about a quarter of a million cells


def read_xlsx(data: bytes, name: str, progress: Progress = unwatched) -> Document:
    """The visible sheets, each as one ``Page`` with the sheet's name for a label.

    Raises InputError when the workbook is damaged, locked or too large.
    """
    archive = Archive(data, name)
    book = Book(archive)
    visible = [sheet for sheet in book.sheets if not sheet.hidden]
    pages: list[Page] = []
    notices = _notices(book, len(visible))
    grids = 0
    for named in visible[: limits.MAX_SHEETS]:
        sheet = _parsed(archive, book, named)
        blocks = blocks_of(filled(sheet, named.title, book.header_rows(named, sheet), name), first_number=grids + 1)
        grids += sum(isinstance(block, Grid) for block in blocks)
        pages.append(Page(named.title, tuple(blocks)))
        notices += filter(None, [hidden_places(sheet, named.title)])
        progress(len(pages), min(len(visible), limits.MAX_SHEETS))
    if _has_macros(archive):
        notices.append("Macros in this file were ignored.")
    return Document(name, "xlsx", hashlib.sha256(data).hexdigest(), tuple(pages), tuple(notices))


def _parsed(archive: Archive, book: Book, sheet: NamedSheet) -> Worksheet:
    if archive.size(sheet.part) > _DEEPEST_SHEET:
        raise too_large(archive.file, "one of its sheets is very long", "about 250,000 filled cells a sheet")
    try:
        return parsed(archive, sheet.part, book.values, book.styles)
    except IndexError as error:
        raise unreadable(archive.file, "This spreadsheet is damaged: some of its texts are not there.") from error


def _notices(book: Book, visible: int) -> list[str]:
    notices = []
    hidden = [sheet.title for sheet in book.sheets if sheet.hidden]
    if hidden:
        notices.append(f"Hidden sheets were left out: {', '.join(hidden[:10])}.")
    if visible > limits.MAX_SHEETS:
        notices.append(f"Only the first {limits.MAX_SHEETS} sheets were read.")
    return notices


def _has_macros(archive: Archive) -> bool:
    return any(part.endswith("vbaProject.bin") for part in archive.names)
