"""Tables of figures as they come: CSV, a spreadsheet, or cells pasted from one. Rows of words, headings first."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldthread.kernel.errors import InputError, Place

MOST_ROWS = 50_000
_ZIP = b"PK"


@dataclass(frozen=True)
class Table:
    """Headings, and each row with the number a spreadsheet gives it; empty rows are left out."""

    name: str
    headings: list[str]
    rows: list[tuple[int, list[str]]]


def table_of(data: bytes, name: str) -> Table:
    """All rows of the first sheet that has any. Raises InputError for a file that is no table."""
    rows = _workbook(data, name) if data[:2] == _ZIP else _text(data, name)
    return _checked(rows, name)


def table_of_paste(text: str) -> Table:
    """Cells as a spreadsheet copies them (tabs), or CSV. Raises InputError."""
    mark = "\t" if "\t" in text else ","
    return _checked(list(csv.reader(io.StringIO(text.strip("\r\n")), delimiter=mark)), "what was pasted")


def _checked(cells: list[list[str]], name: str) -> Table:
    numbered = [(number, row) for number, row in enumerate(cells, 1) if any(cell.strip() for cell in row)]
    if len(numbered) < 2:
        raise InputError(
            "There is no table of figures here.",
            advice="The first row holds headings, every other row one figure.",
            place=Place(file=name),
        )
    if len(numbered) > MOST_ROWS + 1:
        raise InputError(f"A table can have {MOST_ROWS:,} rows.", advice="Split it.", place=Place(file=name))
    headings = [heading.strip() for heading in numbered[0][1]]
    while headings and not headings[-1]:
        headings.pop()
    if len({heading.lower() for heading in headings}) < len(headings):
        raise InputError(
            "Two columns have the same heading, or none.", advice="Name every column once.", place=Place(file=name)
        )
    return Table(name, headings, numbered[1:])


def _text(data: bytes, name: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise InputError("This is neither CSV nor a spreadsheet.", place=Place(file=name))
    first = text.partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise InputError("This is no CSV file.", place=Place(file=name)) from error


def _workbook(data: bytes, name: str) -> list[list[str]]:
    import openpyxl

    from goldthread.documents.readers.archive import Archive

    try:
        Archive(data, name)  # refuses a file that would unpack beyond all measure
        with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            for sheet in book.worksheets:
                rows = [_words(row) for row in sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2)]
                if any(any(row) for row in rows):
                    return rows
    except InputError:
        raise
    except Exception as error:
        raise InputError("This spreadsheet cannot be opened.", place=Place(file=name)) from error
    return []


def _words(row: Sequence[Any]) -> list[str]:
    return [_word(cell) for cell in row]


def _word(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
