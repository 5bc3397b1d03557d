"""Word documents, by a walk of their XML: tracked insertions are read, deletions are not."""

from __future__ import annotations

import hashlib

from lxml import etree

from goldthread.documents.model import Block, Document, Page
from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.docx.names import tag
from goldthread.documents.readers.docx.styles import read_numbering, read_styles
from goldthread.documents.readers.docx.table import read_table
from goldthread.documents.readers.docx.text import ParagraphReader
from goldthread.documents.readers.limits import unreadable

_MAIN = "word/document.xml"
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


def read_docx(data: bytes, name: str) -> Document:
    """The body of a Word file as one ``Page``.

    Raises InputError when the file is damaged, locked or too large.
    """
    archive = Archive(data, name)
    main = _MAIN if _MAIN in archive else _main_part(archive, name)
    root = archive.xml(main)
    numbering = read_numbering(archive)
    reader = ParagraphReader(read_styles(archive, numbering), numbering, name)
    body = next((node for node in root if tag(node) == "body"), None)
    if body is None:
        raise unreadable(name, "This Word file has no text in it.")
    blocks: list[Block] = []
    _walk(body, reader, blocks)
    return Document(
        name=name,
        kind="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=(Page("1", tuple(blocks)),),
        notices=_notices(archive, root),
    )


def _main_part(archive: Archive, name: str) -> str:
    """The main part of files that do not use the usual name for it."""
    for member in archive.names:
        if member.startswith("word/document") and member.endswith(".xml"):
            return member
    raise unreadable(name, "This Word file has no text in it.")


def _walk(parent: etree._Element, reader: ParagraphReader, blocks: list[Block]) -> None:
    for node in parent:
        match tag(node):
            case "p":
                blocks.extend(reader.paragraphs(node))
            case "tbl":
                made = read_table(node, reader, number=1 + sum(not hasattr(block, "text") for block in blocks))
                blocks.extend(made)
            case name if name in _WRAPPERS:
                _walk(node, reader, blocks)


def _notices(archive: Archive, root: etree._Element) -> tuple[str, ...]:
    names = {tag(node) for node in root.iter()}
    notices = []
    if names & {"ins", "del", "moveFrom", "moveTo"}:
        notices.append("This document has tracked changes: insertions were read, deletions were left out.")
    if "commentReference" in names:
        notices.append("Comments in the margin were left out.")
    if any(member.endswith("vbaProject.bin") for member in archive.names):
        notices.append("Macros in this file were ignored.")
    return tuple(notices)
