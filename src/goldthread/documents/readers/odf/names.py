"""Short names for the parts of OpenDocument that a reader meets: "text:p", "table:table-cell"."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
}
_SPACES = {prefix: space for space, prefix in _PREFIXES.items()}


def tag(element: etree._Element) -> str:
    """The prefixed name of an element, empty for what is of no interest to us."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    space, _, local = name.rpartition("}")
    prefix = _PREFIXES.get(space.lstrip("{"))
    return f"{prefix}:{local}" if prefix else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its prefixed name."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{_SPACES[prefix]}}}{local}")


def whole(element: etree._Element, name: str, default: int = 1) -> int:
    """A whole-number attribute, or the default for what is missing or senseless."""
    text = attribute(element, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The direct children of some names."""
    return (child for child in element if tag(child) in names)


def first(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element
