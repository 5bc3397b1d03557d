"""Web pages: the text and tables of the page itself, without menus, footers and scripts."""

from __future__ import annotations

import hashlib
import re

from lxml import etree, html

from goldthread.documents.model import Block, Document, Page, Paragraph
from goldthread.documents.readers.html.definitions import recurring_terms
from goldthread.documents.readers.html.flow import Flow, is_element
from goldthread.documents.readers.html.styles import Styles
from goldthread.documents.readers.limits import unreadable

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)


def read_html(data: bytes, name: str) -> Document:
    """The page as one ``Page`` of paragraphs and grids.

    Raises InputError when nothing can be made of it.
    """
    root = _parse(data, name)
    styles = Styles.of(root)
    main = _main_part(root)
    flow = Flow(styles, name, labels=recurring_terms(main))
    flow.walk(main)
    blocks = flow.finish()
    return Document(
        name=name,
        kind="html",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=(Page("1", _with_title(root, blocks)),),
    )


def _parse(data: bytes, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding=_encoding(data), huge_tree=False, no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise unreadable(name, "This web page holds nothing that can be read.") from error
    return root


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf") or _is_utf8(data):
        return "utf-8"
    declared = _CHARSET.search(data[:4096])
    named = declared.group(1).decode("ascii", "replace").lower() if declared else ""
    # A page that says UTF-8 and is not is nearly always Windows text; so is Latin 1 on the web.
    return "cp1252" if named in {"", "utf-8", "utf8", "iso-8859-1", "latin1"} else named


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _main_part(root: html.HtmlElement) -> html.HtmlElement:
    found = root.xpath("//main | //*[@role='main']")
    if isinstance(found, list) and len(found) == 1 and is_element(found[0]):
        return found[0]
    return root


def _with_title(root: html.HtmlElement, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The page's <title> stands in for a heading that the page does not have."""
    if any(isinstance(block, Paragraph) and block.heading for block in blocks):
        return blocks
    title = " ".join((root.findtext(".//title") or "").split())
    return (Paragraph(title, heading=1), *blocks) if title else blocks
