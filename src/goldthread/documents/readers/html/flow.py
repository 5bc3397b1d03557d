"""Walks the elements of a page and gathers paragraphs and grids in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeGuard

from lxml import html

from goldthread.documents.model import Block, Paragraph
from goldthread.documents.readers.html.definitions import Definition, labelled_rows
from goldthread.documents.readers.html.styles import Styles, is_hidden
from goldthread.documents.readers.limits import MAX_DEPTH
from goldthread.documents.readers.placing import SpanningCell, grid_of, place_cells
from goldthread.documents.readers.typed_bullets import typed_paragraph

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "p", "div", "section", "article", "main", "body", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "address", "header", "figure", "figcaption", "details", "summary", "fieldset", "legend", "form", "hr", "center",
    *_HEADINGS,
}  # fmt: skip
_SKIPPED = {"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "nav", "footer", "head",
            "button", "select", "input", "textarea", "video", "audio", "canvas"}  # fmt: skip
_SKIPPED_ROLES = {"navigation", "contentinfo", "search", "banner"}


def is_element(node: Any) -> TypeGuard[html.HtmlElement]:
    """True for elements, false for comments and processing instructions."""
    return isinstance(getattr(node, "tag", None), str)


class Flow:
    """Collects the blocks of one container: a page, or one cell of a table."""

    def __init__(
        self,
        styles: Styles,
        file: str,
        *,
        labels: frozenset[str] = frozenset(),
        in_cell: bool = False,
        depth: int = 0,
    ) -> None:
        self._styles = styles
        self._file = file
        self._labels = labels  # terms of lists that stand before values
        self._in_cell = in_cell
        self._depth = depth
        self._blocks: list[Block] = []
        self._words: list[str] = []
        self._heading: int | None = None
        self._fill: str | None = None
        self._bullet: int | None = None
        self._item_open = False  # the present list item has given its first paragraph
        self._grids = 0

    def finish(self) -> tuple[Block, ...]:
        """Everything gathered so far."""
        self._flush()
        return tuple(self._blocks)

    def walk(self, element: html.HtmlElement) -> None:
        """Takes in one element with all it holds."""
        if self._is_left_out(element) or self._depth > MAX_DEPTH:
            return
        self._depth += 1
        match element.tag:
            case "table":
                self._table(element)
            case "br":
                self._break()
            case "img":
                self._words.append(f" {element.get('alt') or ''} " if self._in_cell else " ")
            case "li":
                self._item(element)
            case "ul" | "ol":
                self._list(element)
            case "dl" if not self._in_cell and (rows := labelled_rows(element, self._labels)):
                self._labelled(rows)
            case tag if tag in _BLOCKS:
                self._block(element)
            case _:
                apart = " " if self._styles.stands_apart(element) else ""  # a badge beside a number
                self._words.append(apart)
                self._children(element)
                self._words.append(apart)
        self._depth -= 1

    def _is_left_out(self, element: html.HtmlElement) -> bool:
        tag, role = str(element.tag), element.get("role") or ""
        if tag in _SKIPPED or role in _SKIPPED_ROLES or is_hidden(element):
            return True
        return tag == "header" and element.find(".//nav") is not None  # the site's header, not the article's

    def _children(self, element: html.HtmlElement) -> None:
        self._words.append(element.text or "")
        for child in element:
            if is_element(child):
                self.walk(child)
            self._words.append(child.tail or "")

    def _block(self, element: html.HtmlElement) -> None:
        self._flush()
        before = self._heading, self._fill
        self._heading = _HEADINGS.get(str(element.tag), self._heading)
        self._fill = self._styles.fill(element) or self._fill
        self._children(element)
        self._flush()
        self._heading, self._fill = before

    def _list(self, element: html.HtmlElement) -> None:
        self._flush()
        before = self._bullet, self._item_open
        self._bullet = 0 if self._bullet is None else self._bullet + 1
        self._item_open = True  # loose text between items is no item
        self._children(element)
        self._flush()
        self._bullet, self._item_open = before

    def _item(self, element: html.HtmlElement) -> None:
        self._flush()
        outside = self._bullet is None
        self._bullet = 0 if outside else self._bullet
        self._item_open = False
        number = None if self._in_cell else _number_of(element)
        if number and not self._styles.hides_numbers(element):
            self._words.append(f"{number} ")
        self._children(element)
        self._flush()
        self._item_open = True
        self._bullet = None if outside else self._bullet

    def _break(self) -> None:
        if self._heading:
            self._words.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if not text:
            return
        if self._bullet is None:
            self._blocks.append(typed_paragraph(text, fill=self._fill, heading=self._heading))
        elif self._item_open and self._in_cell and self._blocks and isinstance(last := self._blocks[-1], Paragraph):
            self._blocks[-1] = replace(last, text=f"{last.text} {text}")
        elif self._item_open:
            self._blocks.append(typed_paragraph(text, fill=self._fill))
        else:
            self._blocks.append(Paragraph(text, bullet=self._bullet, fill=self._fill))
            self._item_open = True

    def _table(self, table: html.HtmlElement) -> None:
        self._flush()
        if self._in_cell or _is_layout(table):
            self._children(table)
            self._flush()
            return
        rows = [[self._cell(cell) for cell in _cells(row)] for row in _rows(table)]
        cells = place_cells(rows, file=self._file)
        if cells:
            self._grids += 1
            caption = " ".join((table.findtext("caption") or "").split()) or None
            self._blocks.append(grid_of(cells, number=self._grids, name=caption))

    def _labelled(self, rows: Sequence[Definition]) -> None:
        """A list of terms that other lists have too, as a table of labels and values."""
        self._flush()
        placed = []
        for term, said in rows:
            values = [self._cell(each) for each in said]
            paragraphs = tuple(paragraph for value in values for paragraph in value.paragraphs)
            fill = next((value.fill for value in values if value.fill), None)
            placed.append([self._cell(term), SpanningCell(paragraphs, fill=fill)])
        self._grids += 1
        self._blocks.append(grid_of(place_cells(placed, file=self._file), number=self._grids))

    def _cell(self, cell: html.HtmlElement) -> SpanningCell:
        inner = Flow(self._styles, self._file, in_cell=True, depth=self._depth)
        inner._children(cell)
        fill = self._styles.fill(cell)
        row = cell.getparent()
        if fill is None and is_element(row):
            fill = self._styles.fill(row)
        paragraphs = tuple(block for block in inner.finish() if isinstance(block, Paragraph))
        in_head = is_element(row) and is_element(above := row.getparent()) and above.tag == "thead"
        return SpanningCell(
            paragraphs,
            rowspan=_span(cell.get("rowspan")),
            colspan=_span(cell.get("colspan")),
            fill=fill,
            header=in_head or cell.get("scope") in {"col", "colgroup"},
        )


def _rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    rows = []
    for child in table:
        if not is_element(child):
            continue
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            rows.extend(row for row in child if is_element(row) and row.tag == "tr")
    return rows


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if is_element(cell) and cell.tag in {"td", "th"}]


def _number_of(item: html.HtmlElement) -> str | None:
    """The number a browser shows before an item of an ordered list: "3." or "c."."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return None
    number = _first_number(parent) - 1
    for one in (*reversed([*item.itersiblings("li", preceding=True)]), item):
        said = one.get("value") or ""
        number = int(said) if said.isdecimal() and len(said) < 6 else number + 1
    kind = parent.get("type") or "1"
    letter = kind in "aA" and 1 <= number <= 26
    return f"{chr(ord(kind) + number - 1)}." if letter else f"{number}."


def _first_number(ordered: html.HtmlElement) -> int:
    start = ordered.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _is_layout(table: html.HtmlElement) -> bool:
    """A table that only places other tables on the page."""
    if table.get("role") in {"presentation", "none"}:
        return True
    return table.find(".//table") is not None and sum(len(_cells(row)) for row in _rows(table)) <= 4


def _span(printed: str | None) -> int:
    digits = (printed or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else 1
