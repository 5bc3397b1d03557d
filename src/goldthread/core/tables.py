"""What a page shows as rows, as a file: one table for the screen's CSV and for its spreadsheet.

A page that lists something says once what its table is; ``?form=csv`` and ``?form=xlsx`` at the page's own address,
filters and all, give the whole of it. CSV is RFC 4180 in UTF-8 with a byte order mark, without which the program
most people open it with takes every dash and Gaelic name for something else. Days are ISO 8601.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from goldthread.core import files, wording
from goldthread.core.neutral import neutral, starts_a_formula

BYTE_ORDER_MARK = "\ufeff"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL, LONGEST_SHEET_NAME = 32_767, 31  # what the format allows
WIDE = 40
LINES_AT_ONCE = 60
EMPTY = '""'
_wants_quotes = re.compile('[",\r\n]').search


@dataclass(frozen=True)
class Table:
    """Rows under headings. A cell is words, a number, a day, a moment, yes or no, or None. ``rows`` are read once."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Any]]


def file_asked(request: HttpRequest, *tables: Table, of: str) -> HttpResponseBase | None:
    """These tables as the file that ``?form=`` asks for; None where the page itself is wanted.

    CSV holds the first table, or the one that ``?part=`` names; a spreadsheet holds all, a sheet each. ``of`` is
    whose they are: it goes first in the name of the file.
    """
    form = request.GET.get("form")
    if form not in ("csv", "xlsx"):
        return None
    named = {table.name.lower(): table for table in tables}
    chosen = named.get(request.GET.get("part", "").lower(), tables[0])
    name = files.file_name(of, chosen.name.lower(), timezone.localdate().isoformat(), ending=form)
    if form == "csv":
        return files.streamed(csv_of(chosen), name=name, media_type=CSV)
    return files.attachment(xlsx_of(tables), name=name, media_type=XLSX)


def csv_of(table: Table) -> Iterator[str]:
    """The file, a piece after another. What a spreadsheet would run as a formula is made plain words."""
    yield BYTE_ORDER_MARK
    yield from lines(table.headings, (map(_plain, row) for row in table.rows))


def csv_bytes(table: Table) -> bytes:
    """The whole file at once."""
    return "".join(csv_of(table)).encode()


def lines(headings: Sequence[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Lines of CSV in pieces, so that a file of any length can be sent as it is made. Texts are neutral already."""
    return in_pieces(headings, (line(map(cell, row)) for row in rows))


def in_pieces(headings: Sequence[str], every: Iterator[str]) -> Iterator[str]:
    """The same of lines that are written already."""
    yield line(map(cell, headings))
    while piece := "".join(islice(every, LINES_AT_ONCE)):
        yield piece


def line(cells: Iterable[str]) -> str:
    """A line of CSV of cells that are written already. One empty cell alone is quoted: else it were no line."""
    return f"{','.join(cells) or EMPTY}\r\n"


def cell(value: Any) -> str:
    """A value as CSV writes it. By ourselves: the csv module of Python takes half as long again over a file."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    return '"' + text.replace('"', '""') + '"' if _wants_quotes(text) else text


def as_dicts(table: Table) -> list[dict[str, Any]]:
    """Each row by its headings, for machines."""
    return [dict(zip(table.headings, row, strict=True)) for row in table.rows]


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return neutral(value) if isinstance(value, str) else value


def xlsx_of(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table: headings that stay, a filter, words kept as words."""
    import xlsxwriter

    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        styles = _styles(book)
        for table in tables:
            _write_sheet(book.add_worksheet(_sheet_name(table.name)), table, styles)
    return kept.getvalue()


def _sheet_name(name: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in name).strip("' ")[:LONGEST_SHEET_NAME] or "Table"


def _styles(book: Any) -> Mapping[str, Any]:
    plain = {"valign": "top", "text_wrap": True}
    return {
        "text": book.add_format(plain),
        "quoted": book.add_format({**plain, "quote_prefix": True}),
        "day": book.add_format({**plain, "num_format": "d mmm yyyy", "align": "left"}),
        "heading": book.add_format({**plain, "bold": True, "bottom": 1, "bg_color": "#f3f4f6", "quote_prefix": True}),
    }


def _write_sheet(sheet: Any, table: Table, styles: Mapping[str, Any]) -> None:
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, styles["heading"])
    last, widest = 0, [len(heading) + 2 for heading in table.headings]
    for last, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, last, column, value, styles)
            widest[column] = max(widest[column], len(str(value or "")))
    for column, width in enumerate(widest):
        sheet.set_column(column, column, min(max(width, 10), WIDE))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(table.headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Any, row: int, column: int, value: Any, styles: Mapping[str, Any]) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, styles["text"])
    elif isinstance(value, bool):
        sheet.write_string(row, column, "yes" if value else "no", styles["text"])
    elif isinstance(value, datetime):
        sheet.write_string(row, column, wording.moment(value), styles["text"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles["day"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, styles["text"])
    else:
        text = str(value)
        sheet.write_string(row, column, text[:LONGEST_CELL], styles["quoted" if starts_a_formula(text) else "text"])
