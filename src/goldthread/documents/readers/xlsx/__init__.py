"""Spreadsheets: every visible sheet as a page, its filled places as grids, what stands alone as paragraphs."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import Any

import openpyxl

from goldthread.documents.model import Block, Document, Page
from goldthread.documents.readers import limits
from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.limits import too_large, unreadable
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.documents.readers.sheet_layout import blocks_of
from goldthread.documents.readers.xlsx.fills import theme_colours
from goldthread.documents.readers.xlsx.hidden import hidden_places
from goldthread.documents.readers.xlsx.sheet import filled

_DEEPEST_SHEET = 25 * 1024 * 1024  # bytes of XML; about a quarter of a million cells


def read_xlsx(data: bytes, name: str, progress: Progress = unwatched) -> Document:
    """The visible sheets, each as one ``Page`` with the sheet's name for a label.

    Raises InputError when the workbook is damaged, locked or too large.
    """
    archive = Archive(data, name)
    _check_parts(archive, name)
    book = _open(data, name)
    theme = theme_colours(book.loaded_theme)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    pages: list[Page] = []
    grids = 0
    for sheet in visible[: limits.MAX_SHEETS]:
        blocks: list[Block] = blocks_of(filled(sheet, theme, name), first_number=grids + 1)
        grids += sum(hasattr(block, "cells") for block in blocks)
        pages.append(Page(sheet.title, tuple(blocks)))
        progress(len(pages), min(len(visible), limits.MAX_SHEETS))
    return Document(
        name=name,
        kind="xlsx",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple(pages),
        notices=_notices(archive, book, len(visible)),
    )


def _check_parts(archive: Archive, name: str) -> None:
    for part in archive.names:
        if part.endswith(".xml") and part.startswith("xl/worksheets/") and len(archive.read(part)) > _DEEPEST_SHEET:
            raise too_large(name, "one of its sheets is very long", "about 250,000 filled cells a sheet")
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:4096]:
            raise unreadable(name, "This file declares its own XML entities, which office programs never do.")


def _open(data: bytes, name: str) -> Any:
    """openpyxl's workbook with values for formulas; it raises all sorts on damaged files."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features that do not bear on the words
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:
        raise unreadable(name, "This spreadsheet is damaged: its sheets cannot be opened.") from error


def _notices(archive: Archive, book: Any, visible: int) -> tuple[str, ...]:
    notices = []
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        notices.append(f"Hidden sheets were left out: {', '.join(hidden[:10])}.")
    if visible > limits.MAX_SHEETS:
        notices.append(f"Only the first {limits.MAX_SHEETS} sheets were read.")
    notices += [notice for sheet in book.worksheets if (notice := hidden_places(sheet))]
    if any(part.endswith("vbaProject.bin") for part in archive.names):
        notices.append("Macros in this file were ignored.")
    return tuple(notices)
