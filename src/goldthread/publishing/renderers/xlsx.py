"""The report as a spreadsheet: a summary, every action, the thread, and the dates that changed.

Every text is written as text; one that looks like a formula is marked so, and stays text when somebody edits it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goldthread.core.neutral import starts_a_formula
from goldthread.publishing.presented import presented, tiles
from goldthread.publishing.renderers.rows import HEADINGS, action_rows
from goldthread.publishing.report import PlanReport

LONGEST_CELL = 32_767  # what the format allows
WIDE = {"Action": 60, "Latest update": 60, "Parts": 40, "Milestones": 40, "Outcomes": 40, "Priority title": 40}
FILLS = {"Red": "#f4c7c3", "Amber": "#fbe3a6", "Green": "#cfe8cf", "Blue": "#cddff3", "Grey": "#e3e5e8"}


def render(report: PlanReport) -> bytes:
    """The file."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(
        kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"title": f"{report.title}: progress report", "author": report.partnership})
        sheets = Sheets(book)
        sheets.pairs("Summary", _summary(report))
        sheets.table("Unmoved measures", ("Measure", "Where", "Latest", "Period", "What it says"), _unmoved(report))
        sheets.table("No measure", ("Reference", "Action"), ((each.ref, each.text) for each in report.unmeasured))
        sheets.table("Actions", HEADINGS, action_rows(report))
        sheets.table("Recommendations", ("Source", "Recommendation", "Text", "Answered by"), _thread(report))
        sheets.table("Dates changed", ("Action", "Milestone", "Was", "Now", "Why", "Agreed by", "On"), _moved(report))
        sheets.pairs("Method", [("How this report is made", "")] + [(line, "") for line in report.method])
    return kept.getvalue()


class Sheets:
    """Writes the sheets of one workbook, all in one style."""

    def __init__(self, book: Any) -> None:
        self.book = book
        plain = {"valign": "top", "text_wrap": True}
        self.text = book.add_format(plain)
        self.quoted = book.add_format({**plain, "quote_prefix": True})
        self.day = book.add_format({**plain, "num_format": "d mmm yyyy", "align": "left"})
        self.heading = book.add_format(
            {**plain, "bold": True, "bottom": 1, "bg_color": "#f3f4f6", "quote_prefix": True}
        )
        self.fills = {word: book.add_format({**plain, "bg_color": fill}) for word, fill in FILLS.items()}

    def pairs(self, name: str, rows: Iterable[tuple[str, Any]]) -> None:
        """A sheet of names and values, for reading."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 90 if name == "Method" else 34)
        sheet.set_column(1, 1, 60)
        for number, (named, value) in enumerate(rows):
            if value == "":
                sheet.write_string(number, 0, named, self.text if number else self.heading)
                continue
            self._cell(sheet, number, 0, named)
            self._cell(sheet, number, 1, value)

    def table(self, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A sheet with headings that stay, and a filter."""
        sheet = self.book.add_worksheet(name)
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, WIDE.get(heading, 18))
            sheet.write_string(0, column, heading, self.heading)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                self._cell(sheet, last, column, value, coloured=headings[column] == "Stated RAG")
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(headings) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _cell(self, sheet: Any, row: int, column: int, value: Any, *, coloured: bool = False) -> None:
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.text)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.day)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.text)
        else:
            text = str(value)
            style = self.quoted if starts_a_formula(text) else self.text
            sheet.write_string(row, column, text[:LONGEST_CELL], self.fills.get(text, style) if coloured else style)


def _summary(report: PlanReport) -> list[tuple[str, Any]]:
    shown = presented(report)
    return [
        (report.title, ""),
        ("Partnership", report.partnership),
        *((fact["name"], fact["value"]) for fact in shown["facts"]),
        ("As of", report.on),
        ("Since", report.since),
        ("Actions", len(report.actions)),
        *((f"{tile['label']}, {tile['of']}", tile["number"]) for tile in tiles(report)),
        ("Open without a date", len(report.undated)),
        ("Red or signalling measures with no live action", len(report.unmoved_measures)),
        ("Open with no measure", len(report.unmeasured)),
        *((f"Status: {count.words}", count.number) for count in report.by_status),
        *((f"Stated RAG: {count.words}", count.number) for count in report.by_rag),
    ]


def _unmoved(report: PlanReport) -> Iterable[tuple[str, ...]]:
    for each in report.unmoved_measures:
        yield each.name, each.where, each.latest, each.period, each.says


def _thread(report: PlanReport) -> Iterable[tuple[str, ...]]:
    for recommendation in report.recommendations:
        answers = "\n".join(action.name for action in report.answered_by(recommendation))
        yield recommendation.source, recommendation.ref, recommendation.text, answers or "No action answers it"


def _moved(report: PlanReport) -> Iterable[tuple[Any, ...]]:
    for moved in report.moved:
        yield moved.action, moved.what, moved.was, moved.now, moved.reason, moved.agreed_by, moved.set_on
