"""What the styles of an OpenDocument file mean: colours, lists, the shape of dates, sheets that are hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from goldthread.documents.readers.colours import colour_of
from goldthread.documents.readers.list_numbers import shaped
from goldthread.documents.readers.odf.dates import pattern_of
from goldthread.documents.readers.odf.names import attribute, children, first, tag, whole

_SHAPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_PARENTS = 30


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is printed: a mark (``shape`` None) or a number."""

    shape: str | None = None
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1  # how many levels are printed: 2 for "3.1"

    def label(self, counts: list[int], shapes: list[str]) -> str:
        """The number printed for the counts of this level and those above it."""
        parts = [shaped(count, shape) for count, shape in zip(counts, shapes, strict=True)][-self.shown :]
        return f"{self.prefix}{'.'.join(parts)}{self.suffix}"


@dataclass(frozen=True)
class TextStyle:
    """How large a cell's letters are set, in points, and whether they are bold."""

    size: float = 10.0
    bold: bool = False


@dataclass
class Styles:
    """Styles by family and name."""

    nodes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)  # name -> pattern as spreadsheets write it

    def take(self, root: etree._Element) -> None:
        """Takes in the styles of one part of the file."""
        for group in children(root, "office:styles", "office:automatic-styles"):
            for node in group:
                name = attribute(node, "style:name") or ""
                match tag(node):
                    case "style:style":
                        self.nodes[attribute(node, "style:family") or "", name] = node
                    case "text:list-style":
                        self.lists[name] = _levels(node)
                    case "number:date-style":
                        self.dates[name] = pattern_of(node)

    def fill(self, family: str, name: str | None) -> str | None:
        """The colour behind a cell, paragraph or run of a style."""
        properties = {"table-cell": "style:table-cell-properties", "paragraph": "style:paragraph-properties"}
        found = self._inherited(family, name, properties.get(family, "style:text-properties"), "fo:background-color")
        return colour_of(found)

    def text(self, name: str | None) -> TextStyle:
        """How the text of a cell style is set."""
        size = self._inherited("table-cell", name, "style:text-properties", "fo:font-size") or ""
        weight = self._inherited("table-cell", name, "style:text-properties", "fo:font-weight") or ""
        points = size.removesuffix("pt")
        return TextStyle(
            float(points) if points.replace(".", "", 1).isdecimal() else 10.0, weight in {"bold", "700", "800", "900"}
        )

    def date_pattern(self, cell_style: str | None) -> str:
        """How cells of a style show dates, "General" where it does not say."""
        for node in self._chain("table-cell", cell_style):
            if name := attribute(node, "style:data-style-name"):
                return self.dates.get(name, "General")
        return "General"

    def is_hidden(self, table_style: str | None) -> bool:
        """Whether sheets of a style are not shown."""
        return self._inherited("table", table_style, "style:table-properties", "table:display") == "false"

    def list_of(self, paragraph_style: str | None) -> str | None:
        """The list that paragraphs of a style belong to."""
        for node in self._chain("paragraph", paragraph_style):
            if name := attribute(node, "style:list-style-name"):
                return name
        return None

    def outline(self, paragraph_style: str | None) -> int | None:
        """The heading level of a paragraph style, None for ordinary text; "Title" is a heading of the first level."""
        for node in self._chain("paragraph", paragraph_style):
            level = whole(node, "style:default-outline-level", 0)
            if level:
                return min(level, 6)
            if attribute(node, "style:name") == "Title":
                return 1
        return None

    def _inherited(self, family: str, name: str | None, properties: str, wanted: str) -> str | None:
        for node in self._chain(family, name):
            found = first(node, properties)
            if found is not None and (value := attribute(found, wanted)) is not None:
                return value
        return None

    def _chain(self, family: str, name: str | None) -> list[etree._Element]:
        """A style and what it is based on, nearest first."""
        chain: list[etree._Element] = []
        while name and len(chain) < _MOST_PARENTS and (node := self.nodes.get((family, name))) is not None:
            chain.append(node)
            name = attribute(node, "style:parent-style-name")
        return chain


def _levels(node: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for level in children(node, "text:list-level-style-number", "text:list-level-style-bullet"):
        shape = _SHAPES.get(attribute(level, "style:num-format") or "") if tag(level).endswith("number") else None
        levels[whole(level, "text:level") - 1] = ListLevel(
            shape,
            attribute(level, "style:num-prefix") or "",
            attribute(level, "style:num-suffix") or "",
            whole(level, "text:start-value"),
            whole(level, "text:display-levels"),
        )
    return levels
