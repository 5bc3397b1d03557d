"""Tells what a file is from its first bytes and its inner parts; its name only serves to point out a mismatch."""

from __future__ import annotations

import re
from typing import Literal

from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.limits import unreadable
from goldthread.documents.readers.markdown_signs import is_markdown

Kind = Literal["pdf", "docx", "xlsx", "odt", "ods", "html", "markdown", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    rb"<(?:!doctype\s+html|html|head|body|table|main|article|section|div|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"RIFF": "WebP",
}
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 400_000  # bytes of a text
_KNOWN = (
    "Goldthread reads PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), web pages, Markdown and plain "
    "text."
)


def kind_of(data: bytes, name: str) -> Kind:
    """What the bytes are.

    Raises InputError for anything that no reader can take, with what to do about it.
    """
    head = data[:8192]
    if head.startswith(_OLE):
        raise _old_or_locked(data, name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _office_kind(data, name)
    _refuse_strangers(head, name)
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if head.lstrip().startswith(b"<?xml"):
        raise unreadable(name, "This is an XML file, not a document.", _KNOWN)
    if not head.startswith(_TEXT_MARKS) and _is_binary(head):
        raise unreadable(name, "What this file is cannot be told from what is in it.", _KNOWN)
    return "markdown" if is_markdown(data[:_LOOKED_AT].decode("utf-8", "replace")) else "text"


def mismatch(kind: Kind, name: str) -> str | None:
    """A notice for a file whose name promises something else than it holds."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    promised = _ENDINGS.get(ending)
    if promised is None or promised == kind or {promised, kind} == {"text", "markdown"}:
        return None
    return f"The name ends in .{ending}, but the file is {_SPOKEN[kind]}; it was read as that."


_ENDINGS = {
    "pdf": "pdf", "docx": "docx", "docm": "docx", "xlsx": "xlsx", "xlsm": "xlsx", "dotx": "docx",
    "xltx": "xlsx", "odt": "odt", "ott": "odt", "ods": "ods", "ots": "ods", "htm": "html", "html": "html",
    "txt": "text", "md": "markdown", "markdown": "markdown", "csv": "text", "tsv": "text", "doc": "doc", "xls": "xls",
}  # fmt: skip
_SPOKEN: dict[Kind, str] = {"pdf": "a PDF", "docx": "a Word document", "xlsx": "a spreadsheet",
                            "odt": "an OpenDocument text", "ods": "an OpenDocument spreadsheet",
                            "html": "a web page", "markdown": "Markdown", "text": "plain text"}  # fmt: skip


def _office_kind(data: bytes, name: str) -> Kind:
    archive = Archive(data, name)
    members = archive.names
    if any(member.startswith("word/") for member in members):
        return "docx"
    if any(member.startswith("xl/") for member in members):
        if any(member.endswith("workbook.bin") for member in members):
            raise unreadable(name, "This is a binary spreadsheet (.xlsb).", "Save it as .xlsx and try again.")
        return "xlsx"
    if any(member.startswith("ppt/") for member in members):
        raise unreadable(name, "This is a presentation.", "Save the slides with the plan as PDF and try again.")
    if "encrypted-package" in members:
        raise unreadable(name, "This file is locked with a password.", "Take the password off and try again.")
    if "content.xml" in members:
        return _opendocument_kind(archive, name)
    raise unreadable(name, "This is a zip folder, not a document.", "Unpack it and choose the paper inside.")


def _opendocument_kind(archive: Archive, name: str) -> Kind:
    said = archive.read("mimetype")[:200] if "mimetype" in archive else archive.read("content.xml")[:100_000]
    if b"spreadsheet" in said:
        return "ods"
    if b"presentation" in said or b"graphics" in said:
        raise unreadable(
            name, "This is a presentation or drawing.", "Save the pages with the plan as PDF and try again."
        )
    return "odt"


def _old_or_locked(data: bytes, name: str) -> Exception:
    if _ENCRYPTED_STREAM in data:
        return unreadable(name, "This file is locked with a password.", "Take the password off and try again.")
    return unreadable(
        name, "This is a Word or Excel file of the kind used before 2007.", "Save it as .docx or .xlsx and try again."
    )


def _refuse_strangers(head: bytes, name: str) -> None:
    if head.startswith(b"{\\rtf"):
        raise unreadable(name, "This is a rich text file.", "Open it in Word, save it as .docx and try again.")
    if head[:200].lstrip().lower().startswith((b"mime-version:", b"from: <saved by")):
        raise unreadable(name, "This is a web archive.", "Save the page as HTML or PDF and try again.")
    picture = next((label for start, label in _PICTURES.items() if head.startswith(start)), None)
    if picture:
        raise unreadable(name, f"This is a picture ({picture}); it has no text to read.",
                         "Ask for the document it was made from, or save it as a PDF with a text layer.")  # fmt: skip


def _is_binary(head: bytes) -> bool:
    controls = sum(byte < 9 or (13 < byte < 32 and byte not in (0x0C, 0x1B)) for byte in head)
    return b"\x00" in head or controls > len(head) * 0.02
