"""What paragraph styles and numbering of a Word file mean: headings, bullets and the numbers Word prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.docx.names import child, number, tag, value
from goldthread.documents.readers.list_numbers import shaped

_HEADING = re.compile(r"heading\s*([1-6])\b", re.IGNORECASE)
_LIST_BULLET = re.compile(r"list\s*bullet\s*(\d)?", re.IGNORECASE)


@dataclass(frozen=True)
class ListPlace:
    """Which list a paragraph stands in, and how deep."""

    list_id: str
    level: int


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is printed."""

    shape: str = "bullet"  # Word's numFmt
    pattern: str = ""  # "%1.%2"
    start: int = 1


@dataclass(frozen=True)
class Style:
    heading: int | None = None
    place: ListPlace | None = None
    bullet: int | None = None


@dataclass
class Numbering:
    """Lists by id; counts as Word does while the paragraphs go by."""

    levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)  # list id -> the definition that counts for it
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def is_bullet(self, place: ListPlace) -> bool:
        """Whether this level prints a mark rather than a number."""
        return self.levels.get(place.list_id, {}).get(place.level, ListLevel()).shape in {"bullet", "none"}

    def next_number(self, place: ListPlace) -> str:
        """The number Word prints before the next paragraph of this list."""
        levels = self.levels.get(place.list_id, {})
        counts = self._counts.setdefault(self.shared.get(place.list_id, place.list_id), {})
        start = levels.get(place.level, ListLevel()).start
        counts[place.level] = counts.get(place.level, start - 1) + 1
        for deeper in [level for level in counts if level > place.level]:
            del counts[deeper]

        def printed(found: re.Match[str]) -> str:
            level = int(found.group(1)) - 1
            shape = levels.get(level, ListLevel())
            return shaped(counts.get(level, shape.start), shape.shape)

        pattern = levels.get(place.level, ListLevel()).pattern or f"%{place.level + 1}."
        return re.sub(r"%([1-9])", printed, pattern)


def read_numbering(archive: Archive) -> Numbering:
    """The lists of the file; none where the file has no numbering part."""
    if "word/numbering.xml" not in archive:
        return Numbering()
    root = archive.xml("word/numbering.xml")
    kinds = {value(node, "abstractNumId") or "": _levels(node) for node in root if tag(node) == "abstractNum"}
    numbering = Numbering()
    for node in root:
        if tag(node) != "num":
            continue
        list_id, kind = value(node, "numId") or "", value(child(node, "abstractNumId")) or ""
        numbering.levels[list_id] = kinds.get(kind, {})
        overridden = child(node, "lvlOverride") is not None
        numbering.shared[list_id] = f"num {list_id}" if overridden else f"kind {kind}"
    return numbering


def read_styles(archive: Archive, numbering: Numbering) -> dict[str, Style]:
    """Paragraph styles by id, each with what it inherits."""
    if "word/styles.xml" not in archive:
        return {}
    nodes = {value(node, "styleId") or "": node for node in archive.xml("word/styles.xml") if tag(node) == "style"}
    return {style_id: _style(style_id, nodes, numbering) for style_id in nodes}


def list_place(properties: etree._Element | None) -> ListPlace | None:
    """The list a paragraph's own properties put it in; list "0" takes it out of any."""
    listed = child(properties, "numPr")
    if listed is None:
        return None
    return ListPlace(value(child(listed, "numId")) or "0", number(child(listed, "ilvl")))


def _style(style_id: str, nodes: dict[str, etree._Element], numbering: Numbering) -> Style:
    heading: int | None = None
    place: ListPlace | None = None
    bullet: int | None = None
    seen: set[str] = set()
    current: str | None = style_id
    while current and current in nodes and current not in seen:
        seen.add(current)
        node = nodes[current]
        name = value(child(node, "name")) or ""
        heading = heading or _heading_level(node, name)
        place = place or list_place(child(node, "pPr"))
        if bullet is None and (found := _LIST_BULLET.match(name)):
            bullet = int(found.group(1) or 1) - 1
        current = value(child(node, "basedOn"))
    if place and bullet is None and place.list_id != "0" and numbering.is_bullet(place):
        bullet = place.level
    return Style(heading, place, bullet)


def _heading_level(node: etree._Element, name: str) -> int | None:
    if found := _HEADING.match(name):
        return int(found.group(1))
    if name.lower() == "title":
        return 1
    outline = child(node, "pPr", "outlineLvl")
    level = number(outline, default=9) + 1 if outline is not None else 10
    return level if level <= 6 else None


def _levels(node: etree._Element) -> dict[int, ListLevel]:
    return {
        number(level, "ilvl"): ListLevel(
            value(child(level, "numFmt")) or "decimal",
            value(child(level, "lvlText")) or "",
            number(child(level, "start"), default=1),
        )
        for level in node
        if tag(level) == "lvl"
    }
