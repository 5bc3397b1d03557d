"""Short names for the parts of WordprocessingML that a reader of tables meets."""

from __future__ import annotations

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def tag(element: etree._Element) -> str:
    """The local name of a Word element, empty for everything else ("mc:" is kept for alternate content)."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    space, _, local = name.rpartition("}")
    if space.lstrip("{") in {WORD, STRICT_WORD}:
        return local
    return f"mc:{local}" if space.endswith("markup-compatibility/2006") else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if tag(inner) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """A Word attribute of an element that may be missing."""
    if element is None:
        return None
    return element.get(f"{{{WORD}}}{name}") or element.get(f"{{{STRICT_WORD}}}{name}")


def number(element: etree._Element | None, name: str = "val", default: int = 0) -> int:
    """A whole-number attribute, or the default for what is missing or senseless."""
    text = value(element, name) or ""
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else default


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch element is there and not turned off."""
    return element is not None and (value(element) or "true").lower() not in {"0", "false", "off"}
