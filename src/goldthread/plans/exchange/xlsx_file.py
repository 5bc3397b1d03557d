"""A plan as a spreadsheet: a sheet a section, a timescale in seven columns."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from typing import Any

import orjson

from goldthread.documents.readers.archive import Archive
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.timescale import Timescale
from goldthread.plans.exchange import records
from goldthread.plans.exchange.model import SCHEMA, SECTIONS, PlanFile, PlanRow
from goldthread.plans.exchange.sections import rows_of_sections

TIMESCALE = ("printed", "start", "end", "precision", "recurrence", "condition", "assumed")
MOST_ROWS = 200_000
WIDTHS = {"text": 70, "title": 50, "narrative": 70, "printed": 28, "reason": 40, "note": 40, "provenance": 12}
_OLDEST = date(1900, 3, 1)  # before it, spreadsheets count days wrongly
# Text in which spreadsheets see an escaped sign of their own is packed; so is text that looks packed.
_PACKED = "json:"
_LOOKS_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")


def plan_file_to_xlsx(file: PlanFile) -> bytes:
    """Dates as dates, everything else as text that no program takes for a formula."""
    import xlsxwriter  # here, because it is slow to load and every start of the product would wait for it

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": file.plan.title[:255], "comments": SCHEMA})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
    }
    _write(book, "plan", PlanRow, [file.plan], styles)
    sections = {name: getattr(file, name) for name in SECTIONS} | dict(file.others)
    for name, row in rows_of_sections().items():
        _write(book, name, row, sections.get(name, ()), styles)
    book.close()
    return buffer.getvalue()


def _write(book: Any, name: str, row: type, rows: Sequence[Any], styles: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(name)
    columns = list(_columns(row))
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, styles["head"])
        sheet.set_column(number, number, WIDTHS.get(column, 16))
    sheet.freeze_panes(1, 0)
    for index, each in enumerate(rows, start=1):
        for number, value in enumerate(_cells(each)):
            _write_cell(sheet, index, number, value, styles)


def _columns(row: type) -> Iterator[str]:
    for name, kind in records.columns_of(row).items():
        yield from TIMESCALE if kind is Timescale else (name,)


def _cells(row: Any) -> Iterator[Any]:
    for name in records.columns_of(type(row)):
        value = getattr(row, name)
        if isinstance(value, Timescale):
            yield from (value.printed, value.start, value.end, value.precision.value, value.recurrence.value)
            yield from (value.condition, _packed(list(value.assumed)))
        else:
            yield _packed(value) if isinstance(value, dict) else value


def _packed(value: Any) -> str:
    return orjson.dumps(value).decode() if value else ""


def _write_cell(sheet: Any, row: int, column: int, value: Any, styles: Mapping[str, Any]) -> None:
    if value in (None, "", False):
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, records.TRUE)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _OLDEST:
        sheet.write_datetime(row, column, value, styles["date"])
    else:
        sheet.write_string(row, column, _safe(value) if isinstance(value, str) else value.isoformat(), styles["wrap"])


def _safe(text: str) -> str:
    if text.startswith(_PACKED) or _LOOKS_ESCAPED.search(text):
        return _PACKED + orjson.dumps(text).decode().replace("_", "\\u005f")
    return text


def plan_file_from_xlsx(data: bytes, name: str = "plan.xlsx") -> PlanFile:
    """The plan that ``plan_file_to_xlsx`` wrote. Raises InputError naming sheet, row and column."""
    import openpyxl

    Archive(data, name)  # refuses what is cut off, locked or unpacks to far too much
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # a damaged workbook fails in as many ways as there are parts in it
        raise InputError(f"This spreadsheet cannot be opened ({error}).", place=Place(file=name)) from None
    with closing(book):
        known = rows_of_sections()
        if "plan" not in book.sheetnames:
            raise InputError("There is no sheet “plan”: this was not written by Goldthread.", place=Place(file=name))
        if unknown := sorted(set(book.sheetnames) - {"plan", *known}):
            raise InputError(f"There is no section “{unknown[0]}”.", place=Place(file=name))
        plans = _read(book, name, "plan", PlanRow)
        if len(plans) != 1:
            raise InputError("The sheet “plan” has one row.", place=Place(file=name))
        sections = {section: _read(book, name, section, row) for section, row in known.items()}
    return PlanFile(
        plan=plans[0],
        **{section: sections[section] for section in SECTIONS},
        others={section: rows for section, rows in sections.items() if section not in SECTIONS},
    )


def _read(book: Any, name: str, section: str, row: type) -> tuple[Any, ...]:
    file = f"{name}, sheet {section}"
    if section not in book.sheetnames:
        return ()
    rows = book[section].iter_rows(values_only=True)
    heads = [str(head) for head in next(rows, ()) if head is not None]
    if missing := [column for column in _columns(row) if column not in heads]:
        raise InputError(f"The column “{missing[0]}” is missing.", place=Place(file=file))
    return tuple(_records(row, heads, rows, file))


def _records(row: type, heads: list[str], rows: Iterable[Sequence[Any]], file: str) -> Iterator[Any]:
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise InputError(f"A sheet has up to {MOST_ROWS:,} rows.", place=Place(file=file))
        if any(cell not in (None, "") for cell in cells):
            place = Place(file=file, row=number)
            values = dict(zip(heads, cells, strict=False))
            yield records.record(row, _values(row, values, place), place)


def _values(row: type, cells: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """The cells of one row as JSON would hold them; an empty cell leaves what the record has by itself."""
    values: dict[str, Any] = {}
    for name, kind in records.columns_of(row).items():
        if kind is Timescale:
            values[name] = _timescale(cells, place)
        elif kind is bool:
            values[name] = _text(cells.get(name)).lower() == records.TRUE
        elif kind is dict:
            values[name] = _unpacked(cells.get(name), {}, place, name)
        elif kind is int:
            values[name] = _whole(cells.get(name))
        elif kind in (date, datetime):
            values[name] = _day(cells.get(name)) or None
        else:
            values[name] = _text(cells.get(name))
    return values


def _timescale(cells: Mapping[str, Any], place: Place) -> dict[str, Any]:
    return {
        "printed": _text(cells.get("printed")),
        "start": _day(cells.get("start")) or None,
        "end": _day(cells.get("end")) or None,
        "precision": _text(cells.get("precision")) or "none",
        "recurrence": _text(cells.get("recurrence")),
        "condition": _text(cells.get("condition")) or None,
        "assumed": _unpacked(cells.get("assumed"), [], place, "assumed"),
    }


def _text(value: Any) -> str:
    """Text as it was written; a number that somebody typed where words stand is its digits."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if text.startswith(_PACKED):
        with suppress(orjson.JSONDecodeError):
            return str(orjson.loads(text.removeprefix(_PACKED)))
    return text


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _day(value: Any) -> str:
    """A date as ISO text, whether the cell holds a date or words."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else _text(value)


def _unpacked(value: Any, empty: Any, place: Place, name: str) -> Any:
    if value in (None, ""):
        return empty
    try:
        return orjson.loads(_text(value))
    except orjson.JSONDecodeError:
        raise InputError(
            "This cell cannot be read.", place=Place(file=place.file, row=place.row, field=name)
        ) from None
