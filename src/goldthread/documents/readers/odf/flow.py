"""Walks the body of an OpenDocument text, or one of its cells, and gathers blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from goldthread.documents.model import Block, Paragraph
from goldthread.documents.readers.limits import MAX_DEPTH, unreadable
from goldthread.documents.readers.odf.names import attribute, children, tag, whole
from goldthread.documents.readers.odf.numbering import Numbering
from goldthread.documents.readers.odf.styles import Styles
from goldthread.documents.readers.odf.text import words_of
from goldthread.documents.readers.typed_bullets import is_lone_mark, typed_paragraph

_WRAPPERS = {"text:section", "text:numbered-paragraph", "draw:frame", "draw:g", "draw:a", *(
    "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse")}  # fmt: skip


@dataclass
class Flow:
    """Reads blocks in order, since numbers and pages are counted as they pass."""

    styles: Styles
    numbering: Numbering
    file: str
    page: int = 1
    knows_pages: bool = False  # true once the file has shown where its pages were broken
    grids: int = 0
    _depth: int = field(default=0)

    @property
    def page_label(self) -> str | None:
        """The page as last laid out, None where the file does not say."""
        return str(self.page) if self.knows_pages else None

    def blocks(self, nodes: Iterable[etree._Element], *, in_cell: bool = False) -> list[Block]:
        """The blocks of some elements; tables inside cells give only their paragraphs."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise unreadable(
                self.file, "Its tables and lists stand inside one another deeper than any real document."
            )
        found: list[Block] = []
        for node in nodes:
            self._take(node, found, in_cell=in_cell)
        self._depth -= 1
        return found

    def broke_page(self, times: int = 1) -> None:
        """Counts page breaks that have passed."""
        self.page, self.knows_pages = self.page + times, self.knows_pages or times > 0

    def _take(self, node: etree._Element, found: list[Block], *, in_cell: bool) -> None:
        match tag(node):
            case "text:p" | "text:h":
                found.extend(self._paragraph(node, in_cell=in_cell))
            case "text:list":
                with self.numbering.inside(node):
                    self._list(node, found, in_cell=in_cell)
            case "table:table":
                found.extend(self._table(node, in_cell=in_cell))
            case "text:soft-page-break":
                self.broke_page()
            case name if name in _WRAPPERS:
                found.extend(self.blocks(node, in_cell=in_cell))

    def _table(self, node: etree._Element, *, in_cell: bool) -> list[Block]:
        from goldthread.documents.readers.odf.table import read_table, rows_of

        if in_cell:
            cells = (cell for row, _ in rows_of(node) for cell in children(row, "table:table-cell"))
            return [block for cell in cells for block in self.blocks(cell, in_cell=True)]
        return read_table(node, self)

    def _list(self, node: etree._Element, found: list[Block], *, in_cell: bool) -> None:
        for item in children(node, "text:list-header", "text:list-item"):
            own = [inner for inner in item if tag(inner) in {"text:p", "text:h"}]
            counted = bool(own) and tag(item) == "text:list-item"
            number = self.numbering.next_item(item) if counted else None
            level = self.numbering.depth if counted and number is None else None
            begun: int | None = None  # where the item's own words stand
            for inner in item:
                made = self.blocks([inner], in_cell=in_cell)
                if inner not in own or not made or not isinstance(words := made[0], Paragraph):
                    found.extend(made)
                elif begun is not None and begun == len(found) - 1 and isinstance(last := found[-1], Paragraph):
                    found[-1] = replace(last, text=f"{last.text} {words.text}")
                    found.extend(made[1:])
                else:
                    begun = len(found)
                    found.extend([_item(words, number, level), *made[1:]])
                    number = None

    def _paragraph(self, node: etree._Element, *, in_cell: bool) -> list[Block]:
        words = words_of(node, self.styles)
        style = attribute(node, "text:style-name")
        fill = self.styles.fill("paragraph", style) or words.fill
        lines = [line for line in words.lines if not (is_lone_mark(line) and len(words.lines) > 1)]
        found: list[Block] = []
        if lines:
            level = whole(node, "text:outline-level") if tag(node) == "text:h" else self.styles.outline(style)
            if level and not in_cell:
                found = [Paragraph(" ".join(lines), heading=min(level, 6), fill=fill)]
            elif self.numbering.depth >= 0:
                found = [Paragraph(" ".join(lines), fill=fill)]
            else:
                found = [typed_paragraph(line, fill=fill) for line in lines]
        self.broke_page(words.breaks)
        return [*found, *self.blocks(words.boxes, in_cell=in_cell)]


def _item(words: Paragraph, number: str | None, level: int | None) -> Paragraph:
    """The first paragraph of an item with its number or at its level; headings are only numbered."""
    if number:
        return replace(words, text=f"{number} {words.text}")
    return words if words.heading else replace(words, bullet=level)
