"""Names and references of SpreadsheetML: which part another one points at, which places "B2:D5" means."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from goldthread.documents.readers.archive import Archive

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # the strict variant
)
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\Z")
_OFF = {None, "0", "false", "off"}


class Area(NamedTuple):
    """A block of places, both ends within, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, row: int, col: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= col <= self.right


class Related(NamedTuple):
    """A part that another one names by an id."""

    kind: str  # "worksheet", "theme", "table" ...
    part: str


def main_tags(*names: str) -> tuple[str, ...]:
    """Elements of a worksheet by their local names, in both variants of the format."""
    return tuple(f"{{{space}}}{name}" for space in _MAIN for name in names)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, empty for comments."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def is_on(value: str | None) -> bool:
    """Whether an attribute that is true or false is there and true."""
    return value not in _OFF


def whole(text: str | None, default: int = 0) -> int:
    """A whole-number attribute, or the default for what is missing or senseless."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def related_id(element: etree._Element) -> str | None:
    """The id by which an element names another part."""
    return next((str(value) for name, value in element.attrib.items() if str(name).endswith("}id")), None)


def related(archive: Archive, part: str) -> dict[str, Related]:
    """The parts that one part ("" for the file as a whole) names, by their ids."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive:
        return {}
    found = {}
    for node in archive.xml(listed):
        target = posixpath.normpath(posixpath.join("/", folder, node.get("Target") or ""))
        found[node.get("Id") or ""] = Related((node.get("Type") or "").rpartition("/")[2], target.lstrip("/"))
    return found


def column_number(letters: str) -> int:
    """ "A" is 1, "AA" is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of "B2", counted from 1; None for what is no reference to a place."""
    found = _PLACE.match(reference)
    return (int(found[2]), column_number(found[1])) if found else None


def area_of(reference: str) -> Area | None:
    """The places of "B2:D5" or of "B2"."""
    first, _, last = reference.partition(":")
    begun, ended = place_of(first), place_of(last or first)
    if begun is None or ended is None:
        return None
    return Area(begun[1], begun[0], ended[1], ended[0])
