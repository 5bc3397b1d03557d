"""Tables with tabs between their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.raw import RawRow, RawTable, is_rule
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.textual.marks.rowing import rows_of

_NUMBERED = re.compile(r"^\s*(?:\(?[0-9ivxa-z]{1,4}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[•*–-])\s*$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[\s.]*(?:\d{1,3}|[ivx]{1,5})\s*$")
_LONGEST_CELL = 25  # lines one cell may be broken over
_LONGEST_LINE = 160  # characters; more is running text
_LONGEST_PARAGRAPH = 1000  # the same under headings, where a paragraph may stand in a cell
_HEADED = 3.5  # evidence that a line holds headings


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether lines with tabs from here on are a table, not numbered paragraphs or a list of contents."""
    if "\t" not in lines[start].strip(" ") or not lines[start].strip():
        return False
    run = _run_of_tabs(lines, start)
    cells = [[cell.strip() for cell in line.split("\t")] for line in run]
    if max(sum(1 for cell in row if cell) for row in cells) >= 3:
        return True
    pairs = [row for row in cells if len([cell for cell in row if cell]) == 2]
    if len(pairs) < 2:
        return False
    firsts = [next(cell for cell in row if cell) for row in pairs]
    lasts = [row[-1] or row[-2] for row in pairs]
    listed = (
        sum(1 for cell in firsts if _NUMBERED.match(cell)),
        sum(1 for cell in lasts if _PAGE_NUMBER.match(cell)),
    )
    return max(listed) * 2 < len(pairs)


def _run_of_tabs(lines: Sequence[str], start: int) -> Sequence[str]:
    end = start
    while end < min(len(lines), start + 200) and "\t" in lines[end]:
        end += 1
    return lines[start:end]


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    end = _end_of_region(lines, start)
    rows: list[RawRow] = []
    header_rows = 0
    first = start
    for index in range(start, end + 1):
        if index == end or is_rule(lines[index]):
            rows += rows_of(lines[first:index], first + 1) if index > first else []
            header_rows = header_rows or (len(rows) if index < end and len(rows) < 3 else 0)
            first = index + 1
    return RawTable(tuple(rows), header_rows), end


def _end_of_region(lines: Sequence[str], start: int) -> int:
    """Lines with tabs, and between them lines that go on with a cell or name a section."""
    end = start
    longest = _LONGEST_LINE
    while end < len(lines) and lines[end].strip("\n"):
        if "\t" not in lines[end] and not _belongs_inside(lines, end, longest):
            break
        if heading_score(lines[end].split("\t")) >= _HEADED:
            longest = _LONGEST_PARAGRAPH
        end += 1
    return end


def _belongs_inside(lines: Sequence[str], index: int, longest: int) -> bool:
    """Whether lines with tabs follow before anything that is plainly running text; or a last cell goes on."""
    for ahead in range(index, min(len(lines), index + _LONGEST_CELL)):
        line = lines[ahead]
        if "\t" in line:
            return True
        if not line.strip() or len(line) > longest:
            break
    return len(lines[index]) <= _LONGEST_LINE and goes_on(lines[index - 1].rsplit("\t", 1)[-1], lines[index])
