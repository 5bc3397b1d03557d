"""The shape in which an OpenDocument file shows dates, as the pattern a spreadsheet would write for it."""

from __future__ import annotations

from lxml import etree

from goldthread.documents.readers.odf.names import attribute, tag


def pattern_of(style: etree._Element) -> str:
    """A number:date-style as a pattern: "mmm-yy" for a short month and year."""
    return "".join(_part(node) for node in style)


def _part(node: etree._Element) -> str:
    long = attribute(node, "number:style") == "long"
    match tag(node):
        case "number:day":
            return "dd" if long else "d"
        case "number:month" if attribute(node, "number:textual") == "true":
            return "mmmm" if long else "mmm"
        case "number:month":
            return "mm" if long else "m"
        case "number:year":
            return "yyyy" if long else "yy"
        case "number:day-of-week":
            return "dddd" if long else "ddd"
        case "number:hours":
            return "hh"
        case "number:text":
            return _quoted(node.text or "")
    return ""


def _quoted(text: str) -> str:
    return f'"{text}"' if any(letter.isalpha() for letter in text) else text
