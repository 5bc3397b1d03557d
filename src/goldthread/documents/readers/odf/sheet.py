"""One sheet of an OpenDocument spreadsheet: what is written and coloured, with repeated places bounded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.readers.limits import MAX_SPAN, check_cells
from goldthread.documents.readers.number_formats import shown
from goldthread.documents.readers.odf.names import attribute, children, tag, whole
from goldthread.documents.readers.odf.styles import Styles
from goldthread.documents.readers.odf.text import words_of
from goldthread.documents.readers.sheet_layout import WIDEST, FilledSheet, heading_level
from goldthread.documents.readers.typed_bullets import typed_paragraphs

_MOST_REPEATS = 1_000  # of a row with words in it
_ROW_GROUPS = {"table:table-header-rows", "table:table-rows", "table:table-row-group"}
_COLUMN_GROUPS = {"table:table-header-columns", "table:table-columns", "table:table-column-group"}
_HIDDEN = {"collapse", "filter"}


@dataclass
class SheetReader:
    """Reads one table:table of a spreadsheet."""

    table: etree._Element
    styles: Styles
    file: str
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    _cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    _headings: dict[tuple[int, int], int] = field(default_factory=dict)
    _column_styles: dict[int, str | None] = field(default_factory=dict)

    def read(self) -> FilledSheet:
        """The filled places of the sheet. Raises InputError when it has more cells than we keep."""
        self._columns()
        row = 0
        for node, header in _rows(self.table):
            repeated = whole(node, "table:number-rows-repeated")
            written = any(child.text or len(child) for cell in node for child in cell)
            if written:
                for _ in range(min(repeated, _MOST_REPEATS)):
                    self._row(node, row, header=header)
                    self._note_hidden(node, row)
                    row += 1
                    check_cells(self.file, len(self._cells))
            else:
                if repeated == 1:
                    self._row(node, row, header=header)  # colours inside merged places
                row += repeated
        return FilledSheet(attribute(self.table, "table:name") or "", self._bounded(row), self._headings)

    def _note_hidden(self, node: etree._Element, row: int) -> None:
        if attribute(node, "table:visibility") in _HIDDEN:
            self.hidden_rows.append(row + 1)

    def _columns(self) -> None:
        col = 0
        for node in _columns_of(self.table):
            for _ in range(min(whole(node, "table:number-columns-repeated"), WIDEST)):
                self._column_styles[col] = attribute(node, "table:default-cell-style-name")
                if attribute(node, "table:visibility") in _HIDDEN:
                    self.hidden_columns.append(col + 1)
                col += 1
            if col > WIDEST:
                return

    def _row(self, node: etree._Element, row: int, *, header: bool) -> None:
        col = 0
        row_style = attribute(node, "table:default-cell-style-name")
        for cell in children(node, "table:table-cell", "table:covered-table-cell"):
            repeated = whole(cell, "table:number-columns-repeated")
            if tag(cell) == "table:table-cell":
                for place in range(col, min(col + repeated, WIDEST)):
                    self._place(cell, row, place, row_style, header=header)
            col += repeated
            if col >= WIDEST:
                return

    def _place(self, cell: etree._Element, row: int, col: int, row_style: str | None, *, header: bool) -> None:
        style = attribute(cell, "table:style-name") or row_style or self._column_styles.get(col)
        paragraphs = self._paragraphs(cell, style)
        fill = self.styles.fill("table-cell", style)
        down, across = (min(whole(cell, f"table:number-{way}-spanned"), MAX_SPAN) for way in ("rows", "columns"))
        if not paragraphs and not fill and down == across == 1:
            return
        if paragraphs:
            setting = self.styles.text(style)
            if level := heading_level(setting.size, bold=setting.bold):
                self._headings[row, col] = level
        page = attribute(self.table, "table:name")
        self._cells[row, col] = Cell(row, col, paragraphs, max(1, down), max(1, across), fill, header, page)

    def _paragraphs(self, cell: etree._Element, style: str | None) -> tuple[Paragraph, ...]:
        said = attribute(cell, "office:date-value")
        if said:
            with suppress(ValueError):  # else what the sheet shows will do
                return typed_paragraphs(shown(datetime.fromisoformat(said[:19]), self.styles.date_pattern(style)))
        lines = [line for node in children(cell, "text:p") for line in words_of(node, self.styles).lines]
        return typed_paragraphs("\n".join(lines))

    def _bounded(self, rows: int) -> dict[tuple[int, int], Cell]:
        """No cell reaches beyond the last written row or the widest column."""
        last = max((row + 1 for (row, _), cell in self._cells.items() if cell.paragraphs), default=0)
        return {
            place: Cell(
                cell.row, cell.col, cell.paragraphs, max(1, min(cell.rowspan, min(last, rows) - cell.row)),
                min(cell.colspan, WIDEST), cell.fill, cell.header, cell.page,
            )
            for place, cell in self._cells.items()
        }  # fmt: skip


def _rows(table: etree._Element, *, header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    for node in table:
        name = tag(node)
        if name == "table:table-row":
            yield node, header
        elif name in _ROW_GROUPS:
            yield from _rows(node, header=header or name == "table:table-header-rows")


def _columns_of(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        if tag(node) == "table:table-column":
            yield node
        elif tag(node) in _COLUMN_GROUPS:
            yield from _columns_of(node)
