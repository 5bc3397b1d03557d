"""Tables that came out as one cell a line: headings below each other, then the cells of row after row.

Blank cells left no trace, so each line is given its column by what it holds: the way through all lines that
suits the columns best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.textual.expectations import Column, columns_of, heading_sort, learn
from goldthread.documents.textual.kinds import Kind, kind_of, tells_dates
from goldthread.documents.textual.records import RawRow, RawTable
from goldthread.documents.textual.regular import regular_rows
from goldthread.documents.textual.row_starts import counted_starts
from goldthread.documents.textual.stacked_headings import (
    HEADING_WORDS,
    LEAST_HEADINGS,
    MOST_HEADINGS,
    Unit,
    group_label,
    headings_of,
    stands_before,
)
from goldthread.documents.textual.wrapping import goes_on

_LEAST_ROWS = 2
_SAMPLE = 400  # lines of a long table that have to suit its headings before all are tried
_LONGEST_TABLE = 6000  # lines
_SAME_CELL, _SAME_OWNERS = -1.6, -0.8  # a second line in the same cell; of names that is nothing rare
_UNLIKE = -1.5  # a line that suits the cell above it worse than this
_NEW_ROW = -0.3
_MOST_MISSED = 1.0  # what a blank cell may cost
_DATE_MISSED = 1.6  # a row of a plan hardly lacks its date where the others have one
_ACTION_MISSED = 2.5  # a row without its first text is hardly ever one
_END = re.compile(r"^(?:appendix|annex|glossary|contact|references|notes?|section \d)\b", re.IGNORECASE)
_PREFACE = 3  # units
_BANNER, _NO_BANNER = -1.6, -9.0  # a line as the title of the rows below it
_BANNER_WORDS = 12
_CUT_SHORT = 2.5  # times: what a blank cell costs right before a title, which could be that cell
_TITLES = {Kind.SHORT, Kind.NAME}
_COUNTED, _NOT_COUNTED = 2.0, -4.0  # what a number that counts the rows says for its column, and against the others
_UNCOUNTED_ROW = -2.0  # a row that begins with no number where the rows are counted
_LEAST_COUNTED = 2
_MOST = 0.6  # of a column's cells must be of its kind
_FITTING = {
    "date": {Kind.DATE, Kind.POINTER, Kind.SHORT},
    "owner": {Kind.NAME, Kind.SHORT, Kind.POINTER},
    "number": {Kind.NUMBER, Kind.SHORT},
}
_LABELLED = re.compile(r"\s*[A-Z][^:]{1,45}:\s+\S")  # a label with its value heads no column
_BULLET = re.compile(r"^\s*(?:[•*·]|[-–]\s)")


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether headings of a plan stand below each other from this line on."""
    if heading_sort(lines[start]) is None or _LABELLED.match(lines[start]):
        return False
    units = _units(lines, start, MOST_HEADINGS * 2)
    found = headings_of(units)
    return bool(found) and not stands_before(found, units, lines[start:])


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it; no rows when the lines do not fit."""
    units = _units(lines, start, len(lines))
    found = headings_of(units)
    columns = [heading.lower() for heading in found]
    themes = [unit for unit in units if (label := group_label(unit.text)) and label not in columns]
    if "title" in map(heading_sort, found) and not _prefaces(units, themes, found):
        return _read(units, found, start)
    prefaces = _prefaces(units, themes, found)
    table, end = _read([unit for unit in units if unit not in themes and unit not in prefaces], found, start)
    return _with_themes(table, [unit for unit in themes if start < unit.line <= end]), end


def _prefaces(units: Sequence[Unit], themes: Sequence[Unit], headings: Sequence[str]) -> list[Unit]:
    """What stands between the name of a group and the headings that are printed again for it."""
    out: list[Unit] = []
    for place, unit in enumerate(units):
        if unit not in themes:
            continue
        under = units[place + 1 : place + 2 + _PREFACE]
        again = next((at for at, one in enumerate(under) if one.text == headings[0]), 0)
        out += under[:again]
    return out


def _with_themes(table: RawTable, themes: Sequence[Unit]) -> RawTable:
    """The table with the lines that name its groups as rows of their own."""
    if not table.rows or not themes:
        return table
    rows = [*table.rows, *_banner_rows(themes, len(table.rows[0].cells))]
    return RawTable(tuple(sorted(rows, key=lambda row: row.line)), table.header_rows)


def _banner_rows(units: Sequence[Unit], width: int) -> list[RawRow]:
    return [RawRow((" ".join(unit.text.split()), *[""] * (width - 1)), unit.line) for unit in units]


def _read(units: Sequence[Unit], found: Sequence[str], start: int) -> tuple[RawTable, int]:
    for width in range(LEAST_HEADINGS, len(found) + 1):
        if count := regular_rows([unit.text for unit in units], width):
            return _regular_table(units, width, count), _after(units[width * (count + 1) - 1])
    headings = found
    body = _body(units[len(headings) :], headings)
    if not headings or len(body) < _LEAST_ROWS * 2:
        return RawTable(()), start + 1
    if "number" not in map(heading_sort, headings) and _are_numbered(body):
        headings = ["", *headings]
    if len(body) > _SAMPLE and _placed(body[:_SAMPLE], headings) is None:
        return RawTable(()), start + 1
    rows = _placed(body, headings)
    if rows is None:
        return RawTable(()), start + 1
    rows.sort(key=lambda row: row.line)
    return RawTable((RawRow(tuple(headings), start + 1), *rows), 1), _after(body[-1])


def _placed(body: Sequence[Unit], headings: Sequence[str]) -> list[RawRow] | None:
    """The lines as rows under the headings, or None when they do not suit them."""
    columns = columns_of(headings)
    if not headings[0]:
        columns[0].sort = "number"
    places = _way(body, columns)
    for _ in range(2):
        learn(columns, [row.cells for row in _rows(body, places, len(headings))])
        places = _way(body, columns)
    rows = _rows(body, places, len(headings))
    banners = [unit for unit, (col, _) in zip(body, places, strict=True) if col == len(headings)]
    return [*rows, *_banner_rows(banners, len(headings))] if _holds(rows, columns) else None


def _regular_table(units: Sequence[Unit], width: int, rows: int) -> RawTable:
    """Headings and rows of as many cells each."""
    cut = [units[at : at + width] for at in range(0, width * (rows + 1), width)]
    return RawTable(tuple(RawRow(tuple(unit.text for unit in row), row[0].line) for row in cut), 1)


def _after(unit: Unit) -> int:
    return unit.line + unit.text.count("\n")


def _holds(rows: Sequence[RawRow], columns: Sequence[Column]) -> bool:
    """Whether dates stand under dates and names under owners; a list of contents only looks like headings."""
    for col, column in enumerate(columns):
        cells = [cell for row in rows if (cell := row.cells[col])]
        if sum(_fits(cell, column.sort) for cell in cells) < _MOST * len(cells):
            return False
        if column.sort == "date" and not cells:
            return False
    return True


def _fits(cell: str, sort: str | None) -> bool:
    """Whether a cell, or the first line of several, may stand in a column of a sort."""
    if sort not in _FITTING or kind_of(cell.split("\n")[0].rstrip(".")) in _FITTING[sort]:
        return True
    return sort == "date" and tells_dates(cell)


def _units(lines: Sequence[str], start: int, most: int) -> list[Unit]:
    """Lines, or blocks of lines when nearly every other line is blank."""
    part = lines[start : start + most]
    top = part[: MOST_HEADINGS * 2]
    blocks = sum(1 for line in top if not line.strip()) >= 0.4 * len(top)
    units: list[Unit] = []
    heads = _heads(part)
    after_blank = True
    for offset, line in enumerate(part):
        if not line.strip():
            after_blank = True
            continue
        if "\t" in line or line.count("|") > 1:
            break
        if blocks and units and not after_blank and offset >= heads:
            units[-1] = Unit(f"{units[-1].text}\n{line.strip()}", units[-1].line)
        else:
            units.append(Unit(line.strip(), start + offset + 1))
        after_blank = False
    return units


def _heads(lines: Sequence[str]) -> int:
    """How many lines at the top are headings below each other, though blank lines part the cells."""
    count = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    top = lines[:count]
    named = all(len(line.split()) <= HEADING_WORDS and heading_sort(line) for line in top)
    return count if named and count >= LEAST_HEADINGS else 0


def _body(units: Sequence[Unit], headings: Sequence[str]) -> list[Unit]:
    """The units below the headings as far as the table goes, headings printed again left out."""
    known = {heading.lower() for heading in headings}
    body: list[Unit] = []
    for unit in units[:_LONGEST_TABLE]:
        if _END.match(unit.text) and len(unit.text.split()) <= 12:
            break
        if unit.text.lower() not in known:
            body.append(unit)
    return body


def _are_numbered(body: Sequence[Unit]) -> bool:
    """Whether numbers stand between the cells though no heading names them."""
    numbers = sum(1 for unit in body if kind_of(unit.text) is Kind.NUMBER)
    return numbers >= 2 and numbers * 25 >= len(body)


def _way(body: Sequence[Unit], columns: Sequence[Column]) -> list[tuple[int, bool]]:
    """For each unit its column and whether it begins a row."""
    width = len(columns)
    wanted = [min(max(0.0, column.wanted()), _missed(column)) for column in columns]
    counted, holder = _counted(body, columns)
    texts = (col for col, column in enumerate(columns) if column.sort == "text")
    action = holder if holder is not None else next(texts, None)
    if action is not None:
        wanted[action] = max(wanted[action], _ACTION_MISSED)
    titled = any(column.sort == "title" for column in columns)
    first = [
        columns[col].score(body[0].text) + _by_count(0, col, counted, holder) - sum(wanted[:col])
        for col in range(width)
    ]
    best = [[*first, _as_banner(body[0].text, titled=titled)]]
    back: list[list[tuple[int, bool]]] = [[(-1, True)] * (width + 1)]
    for place, (before, unit) in enumerate(pairwise(body), 1):
        scores, steps = [], []
        for col in range(width):
            own = columns[col].score(unit.text) + _by_count(place, col, counted, holder)
            options = [
                (best[-1][last] + cost, (last, fresh))
                for last in range(width + 1)
                for cost, fresh in _steps(
                    last, col, before.text, unit.text, own, wanted, _again(columns[col], unit.text)
                )
            ]
            score, step = max(options, key=lambda pair: pair[0])
            scores.append(score)
            steps.append(step)
        ended = [best[-1][last] - _CUT_SHORT * sum(wanted[last + 1 :]) for last in range(width)]
        last = max(range(width), key=lambda each: ended[each])
        scores.append(ended[last] + _as_banner(unit.text, titled=titled))
        steps.append((last, True))
        best.append(scores)
        back.append(steps)
    return _trace(best, back)


def _missed(column: Column) -> float:
    return _DATE_MISSED if column.sort == "date" else _MOST_MISSED


def _counted(body: Sequence[Unit], columns: Sequence[Column]) -> tuple[frozenset[int], int | None]:
    """The units that begin with numbers counting up, and the column that holds them.

    It is the first one of words where such a number opens the body, else the second: something stands before it.
    """
    texts = [unit.text for unit in body]
    counted = counted_starts(texts)
    holders = [col for col, column in enumerate(columns) if column.sort in ("text", "title")]
    if len(counted) < _LEAST_COUNTED or not holders:
        return frozenset(), None
    opens = all(_as_banner(text, titled=False) == _BANNER for text in texts[: counted[0]])
    return frozenset(counted), holders[0] if opens or len(holders) == 1 else holders[1]


def _by_count(place: int, col: int, counted: frozenset[int], holder: int | None) -> float:
    """What the numbers that count the rows say about the column of a unit."""
    if holder is None:
        return 0.0
    if place in counted:
        return _COUNTED if col == holder else _NOT_COUNTED
    return _UNCOUNTED_ROW if col == holder else 0.0


def _again(column: Column, text: str) -> float:
    """What a further line in a cell of this column costs."""
    names = column.sort == "owner" and kind_of(text) in (Kind.NAME, Kind.SHORT)
    return _SAME_OWNERS if names else _SAME_CELL


def _steps(
    last: int, col: int, before: str, text: str, own: float, wanted: Sequence[float], again: float
) -> list[tuple[float, bool]]:
    """What it costs to go from one column to another, in the same row or in a new one."""
    steps = [(own + _NEW_ROW - sum(wanted[last + 1 :]) - sum(wanted[:col]), True)]
    if last == len(wanted):
        return steps  # a banner ends with its line
    if col == last:
        joins = goes_on(before.rsplit("\n", 1)[-1], text) or _BULLET.match(text)
        unlike = own * (0.8 if own < _UNLIKE and not joins else 0.2)
        steps.append(((0.0 if joins else again) + unlike, False))
    elif col > last:
        steps.append((own - sum(wanted[last + 1 : col]), False))
    return steps


def _as_banner(text: str, *, titled: bool) -> float:
    """How likely a line is the title of the rows below it; where a column is for titles, hardly ever."""
    plain = kind_of(text) in _TITLES and len(text.split()) <= _BANNER_WORDS and text[-1] not in ".;:,"
    return _BANNER if plain and not titled else _NO_BANNER


def _trace(best: Sequence[Sequence[float]], back: Sequence[Sequence[tuple[int, bool]]]) -> list[tuple[int, bool]]:
    col = max(range(len(best[-1])), key=lambda each: best[-1][each])
    way: list[tuple[int, bool]] = []
    for steps in reversed(back):
        last, fresh = steps[col]
        way.append((col, fresh))
        col = last
    return way[::-1]


def _rows(body: Sequence[Unit], places: Sequence[tuple[int, bool]], width: int) -> list[RawRow]:
    rows: list[tuple[list[str], int]] = []
    for unit, (col, fresh) in zip(body, places, strict=True):
        if col == width:
            continue
        if fresh or not rows:
            rows.append(([""] * width, unit.line))
        cells = rows[-1][0]
        cells[col] = f"{cells[col]}\n{unit.text}" if cells[col] else unit.text
    return [RawRow(tuple(cells), line) for cells, line in rows]
