"""Tables that an extraction left as tags in its text: <table>, <tr>, <td>."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.textual.cells.raw import RawRow, RawTable

_BEGIN = re.compile(r"<table\b", re.IGNORECASE)
_END = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^>]{0,300}>", re.IGNORECASE)
_CELL = re.compile(r"<(?P<kind>t[dh])\b(?P<how>[^>]{0,300})>", re.IGNORECASE)
_CLOSE = re.compile(r"</t[dhr]\s*>|</?t(?:body|head|foot)\b[^>]{0,100}>|</table\s*>", re.IGNORECASE)
_SPAN = re.compile(r"(?P<which>row|col)span\s*=\s*[\"']?(?P<count>\d{1,3})", re.IGNORECASE)
_LONGEST = 20_000  # lines of one table
_WIDEST = 60  # columns


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether a tagged table with rows begins on this line."""
    if not _BEGIN.search(lines[start]):
        return False
    return any(_ROW.search(line) for line in lines[start : start + 20])


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    end = next((i for i in range(start, min(len(lines), start + _LONGEST)) if _END.search(lines[i])), len(lines) - 1)
    inner = _BEGIN.split("\n".join(lines[start : end + 1]), maxsplit=1)[1]
    rows: list[RawRow] = []
    header_rows = 0
    reach: dict[int, int] = {}  # column: how many more rows a cell above covers
    for piece in _ROW.split(inner)[1:]:
        cells, heads = _cells(piece, reach)
        if heads and header_rows == len(rows):
            header_rows += 1
        rows.append(RawRow(tuple(cells), start + 1))
    return RawTable(tuple(rows), header_rows), end + 1


def _cells(row: str, reach: dict[int, int]) -> tuple[list[str], bool]:
    """The cells of a row with blanks for what is covered, and whether all are headings."""
    out: list[str] = []
    marks = list(_CELL.finditer(row))
    for place, mark in enumerate(marks):
        _cover(out, reach)
        after = marks[place + 1].start() if place + 1 < len(marks) else len(row)
        spans = {found["which"].lower(): int(found["count"]) for found in _SPAN.finditer(mark["how"])}
        width = max(1, min(spans.get("col", 1), _WIDEST))
        for col in range(len(out), len(out) + width):
            if spans.get("row", 1) > 1:
                reach[col] = spans["row"] - 1
        out += [_CLOSE.sub(" ", row[mark.end() : after]).strip(), *[""] * (width - 1)]
        if len(out) > _WIDEST:
            break
    _cover(out, reach)
    return out, bool(marks) and all(mark["kind"].lower() == "th" for mark in marks)


def _cover(out: list[str], reach: dict[int, int]) -> None:
    while reach.get(len(out), 0) > 0:
        reach[len(out)] -= 1
        out.append("")
