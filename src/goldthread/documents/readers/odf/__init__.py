"""OpenDocument texts and spreadsheets (.odt, .ods), by a walk of their XML."""

from __future__ import annotations

import hashlib

from lxml import etree

from goldthread.documents.model import Document, Grid, Page
from goldthread.documents.readers import limits
from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.hidden_places import hidden_notice
from goldthread.documents.readers.limits import unreadable
from goldthread.documents.readers.odf.flow import Flow
from goldthread.documents.readers.odf.names import attribute, children, first, tag
from goldthread.documents.readers.odf.numbering import Numbering
from goldthread.documents.readers.odf.sheet import SheetReader
from goldthread.documents.readers.odf.styles import Styles
from goldthread.documents.readers.sheet_layout import blocks_of


def read_odt(data: bytes, name: str) -> Document:
    """The body of an OpenDocument text as one ``Page``.

    Raises InputError when the file is damaged, locked or too large.
    """
    archive, root, styles = _opened(data, name)
    body = first(root, "office:body", "office:text")
    if body is None:
        raise unreadable(name, "This OpenDocument file has no text in it.")
    flow = Flow(styles, Numbering(styles), name)
    pages = (Page("1", tuple(flow.blocks(body))),)
    notices = _notices(archive, root)
    if next(body.iter("{*}tracked-changes"), None) is not None:
        notices.insert(0, "This document has tracked changes: insertions were read, deletions were left out.")
    return Document(name, "odt", hashlib.sha256(data).hexdigest(), pages, tuple(notices))


def read_ods(data: bytes, name: str) -> Document:
    """The visible sheets, each as one ``Page`` with the sheet's name for a label.

    Raises InputError when the file is damaged, locked or too large.
    """
    archive, root, styles = _opened(data, name)
    book = first(root, "office:body", "office:spreadsheet")
    if book is None:
        raise unreadable(name, "This OpenDocument file has no sheets in it.")
    sheets = list(children(book, "table:table"))
    hidden = [sheet for sheet in sheets if styles.is_hidden(attribute(sheet, "table:style-name"))]
    shown = [sheet for sheet in sheets if sheet not in hidden]
    notices = _notices(archive, root)
    if hidden:
        names = ", ".join(attribute(sheet, "table:name") or "without a name" for sheet in hidden[:10])
        notices.append(f"Hidden sheets were left out: {names}.")
    if len(shown) > limits.MAX_SHEETS:
        notices.append(f"Only the first {limits.MAX_SHEETS} sheets were read.")
    pages: list[Page] = []
    grids = 0
    for sheet in shown[: limits.MAX_SHEETS]:
        reader = SheetReader(sheet, styles, name)
        filled = reader.read()
        blocks = blocks_of(filled, first_number=grids + 1)
        grids += sum(isinstance(block, Grid) for block in blocks)
        pages.append(Page(filled.name, tuple(blocks)))
        if blocks and (notice := hidden_notice(filled.name, reader.hidden_rows, reader.hidden_columns)):
            notices.append(notice)
    return Document(name, "ods", hashlib.sha256(data).hexdigest(), tuple(pages), tuple(notices))


def _opened(data: bytes, name: str) -> tuple[Archive, etree._Element, Styles]:
    archive = Archive(data, name)
    locked = "encrypted-package" in archive or (
        "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml")
    )
    if locked:
        raise unreadable(name, "This file is locked with a password.", "Take the password off and try again.")
    root = archive.xml("content.xml")
    styles = Styles()
    if "styles.xml" in archive:
        styles.take(archive.xml("styles.xml"))
    styles.take(root)
    return archive, root, styles


def _notices(archive: Archive, root: etree._Element) -> list[str]:
    notices = []
    if any(tag(node) == "office:annotation" for node in root.iter("{*}annotation")):
        notices.append("Comments in the margin were left out.")
    if any(member.startswith(("Basic/", "Scripts/")) for member in archive.names):
        notices.append("Macros in this file were ignored.")
    return notices
