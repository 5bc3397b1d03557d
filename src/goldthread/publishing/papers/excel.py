"""A plan's paper as a spreadsheet: one sheet, the priority of each action in a column of its own."""

from __future__ import annotations

import io
from typing import Any

from goldthread.core.neutral import starts_a_formula
from goldthread.publishing.papers.cells import FILLS, heading_of, row_of
from goldthread.publishing.papers.layout import PaperLayout
from goldthread.publishing.report import PlanReport

LONGEST_CELL = 32_767  # what the format allows
CHARACTERS = 170  # the width of the columns together
PRIORITY = "Priority"


def plan_sheet(report: PlanReport, layout: PaperLayout) -> bytes:
    """The file; ``read_plan`` reads the same plan in it."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"title": report.title, "author": report.partnership})
        _Sheet(book, layout).fill(report)
    return kept.getvalue()


class _Sheet:
    """The one sheet of the book."""

    def __init__(self, book: Any, layout: PaperLayout) -> None:
        plain = {"valign": "top", "text_wrap": True, "border": 1}
        self.sheet, self.layout = book.add_worksheet("Action plan"), layout
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.text, self.quoted = book.add_format(plain), book.add_format({**plain, "quote_prefix": True})
        self.heading = book.add_format({**plain, "bold": True, "bg_color": "#F3F4F6"})
        self.fills = {rag: book.add_format({**plain, "bg_color": f"#{fill}"}) for rag, fill in FILLS.items()}

    def fill(self, report: PlanReport) -> None:
        """Logo, title and leading body, then the header and a row for each action."""
        if self.layout.logo:
            self.sheet.set_row(0, 48)
            self.sheet.insert_image(
                0, 0, "logo", {"image_data": io.BytesIO(self.layout.logo), "y_scale": 0.5, "x_scale": 0.5}
            )
        top = 1 if self.layout.logo else 0
        self.sheet.write_string(top, 0, report.title, self.title)
        self.sheet.write_string(top + 1, 0, report.leading_body)
        for number, heading in enumerate((PRIORITY, *(column.heading for column in self.layout.columns))):
            self.sheet.write_string(top + 3, number, heading, self.heading)
        for number, share in enumerate((0.18, *self.layout.widths)):
            self.sheet.set_column(number, number, CHARACTERS * share)
        row = top + 3
        for priority in report.priorities:
            for action in priority.actions:
                row += 1
                for number, value in enumerate((heading_of(priority), *row_of(action, self.layout))):
                    rag = number and self.layout.columns[number - 1].key == "rag" and action.rag
                    self._write(row, number, value, self.fills[action.rag] if rag else None)
        self.sheet.freeze_panes(top + 4, 0)
        self.sheet.repeat_rows(top + 3)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _write(self, row: int, column: int, value: str, filled: Any) -> None:
        style = filled or (self.quoted if starts_a_formula(value) else self.text)
        if value:
            self.sheet.write_string(row, column, value[:LONGEST_CELL], style)
        else:
            self.sheet.write_blank(row, column, None, style)
