"""A sheet of somebody's actions to fill in: what is agreed beside empty room for what happened since."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.core.neutral import starts_a_formula
from goldthread.publishing import words
from goldthread.publishing.papers.word import shade, write_cell

KEY, PROGRESS = "Goldthread key", "What happened since"
HEADINGS = (KEY, "Ref", "Action", "Timescale", "Status", "RAG", PROGRESS)
WIDTHS = (24, 14, 75, 32, 28, 18, 66)  # millimetres
ADVICE = (
    "Write what happened since in the last column, and change status, RAG or timescale where they have changed. "
    "Leave the first column as it is: it says which action each row is about. Then send the file back."
)


@dataclass(frozen=True)
class SheetRow:
    """One action as it stands when the sheet is made. ``key`` finds it again."""

    key: str
    ref: str
    text: str
    timescale: str
    status: str
    rag: str

    @property
    def cells(self) -> tuple[str, ...]:
        rag = words.RAG[self.rag] if self.rag else ""
        return (self.key, self.ref, self.text, self.timescale, words.STATUS[self.status], rag, "")


def word_sheet(title: str, rows: Sequence[SheetRow]) -> bytes:
    """The sheet as a Word file."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    document.core_properties.title, document.core_properties.comments = title, ""
    document.add_heading(title, 1)
    document.add_paragraph(ADVICE)
    table = document.add_table(rows=0, cols=len(HEADINGS), style="Table Grid")
    table.autofit = False
    for number, values in enumerate([HEADINGS, *(row.cells for row in rows)]):
        row = table.add_row()
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, value, width in zip(row.cells, values, WIDTHS, strict=True):
            cell.width = Mm(width)
            write_cell(cell, value, bold=number == 0)
            if number == 0:
                shade(cell, "F3F4F6")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def excel_sheet(title: str, rows: Sequence[SheetRow]) -> bytes:
    """The sheet as a spreadsheet; status and RAG are chosen from lists."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"title": title})
        plain = {"valign": "top", "text_wrap": True, "border": 1}
        text, quoted = book.add_format(plain), book.add_format({**plain, "quote_prefix": True})
        heading = book.add_format({**plain, "bold": True, "bg_color": "#F3F4F6"})
        sheet = book.add_worksheet("Actions")
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, ADVICE)
        for column, (name, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width * 0.6)
            sheet.write_string(2, column, name, heading)
        for number, row in enumerate(rows, start=3):
            for column, value in enumerate(row.cells):
                sheet.write_string(number, column, value, quoted if starts_a_formula(value) else text)
        _choices(sheet, 4, list(words.STATUS.values()), len(rows))
        _choices(sheet, 5, [word for rag, word in words.RAG.items() if rag], len(rows))
        sheet.freeze_panes(3, 3)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return kept.getvalue()


def _choices(sheet: Any, column: int, values: list[str], rows: int) -> None:
    sheet.data_validation(
        3, column, 2 + max(1, rows), column, {"validate": "list", "source": values, "error_type": "warning"}
    )


WRITERS = {"docx": word_sheet, "xlsx": excel_sheet}
