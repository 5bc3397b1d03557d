"""Tables with tabs between their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.documents.textual.records import RawRow, RawTable, is_rule
from goldthread.documents.textual.wrapping import goes_on

_NUMBERED = re.compile(r"^\s*(?:\(?[0-9ivxa-z]{1,4}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[•*–-])\s*$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[\s.]*(?:\d{1,3}|[ivx]{1,5})\s*$")
_LONGEST_ROW = 40  # lines one row may be broken over
_BANNER_WORDS = 16


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
    want = _tabs_in_a_row(lines[start:end])
    rows: list[RawRow] = []
    header_rows = 0
    index = start
    while index < end:
        if is_rule(lines[index]):
            header_rows = header_rows or (len(rows) if len(rows) < 3 else 0)
            index += 1
            continue
        after = _end_of_row(lines, index, end, want)
        rows.append(RawRow(_cells(lines[index:after]), index + 1))
        index = after
    return RawTable(tuple(rows), header_rows), end


def _end_of_region(lines: Sequence[str], start: int) -> int:
    """Lines with tabs, and between them lines that go on with a cell or name a section."""
    end = start
    while end < len(lines) and lines[end].strip("\n"):
        if "\t" not in lines[end] and not _belongs_inside(lines, end):
            break
        end += 1
    return end


def _belongs_inside(lines: Sequence[str], index: int) -> bool:
    for ahead in range(index, min(len(lines), index + _LONGEST_ROW)):
        line = lines[ahead]
        if "\t" in line:
            return True
        if not line.strip() or (len(line.split()) > _BANNER_WORDS and not goes_on(lines[ahead - 1], line)):
            return False
    return False


def _tabs_in_a_row(lines: Sequence[str]) -> int:
    """What full rows have: the commonest number among the lines with more than half of the most."""
    counts = Counter(line.count("\t") for line in lines if not is_rule(line))
    most = max(counts)
    full = {count: times for count, times in counts.items() if count * 2 > most}
    return max(full, key=lambda count: (full[count], count), default=most)


def _end_of_row(lines: Sequence[str], start: int, end: int, want: int) -> int:
    """Rows of one cell less than most are whole; shorter ones may go on in the next lines."""
    count = lines[start].count("\t")
    index = start + 1
    while index < min(end, start + _LONGEST_ROW):
        following = lines[index].count("\t")
        if count >= max(want - 1, 1) and following == 0 and goes_on(lines[index - 1], lines[index]):
            index += 1  # the last cell goes on
            continue
        if count == 0 or not _goes_on_below(lines, index, count, want):
            break
        count += following
        index += 1
    return index


def _goes_on_below(lines: Sequence[str], index: int, count: int, want: int) -> bool:
    following = lines[index].count("\t")
    if count >= want - 1 or count + following > want or lines[index].startswith("\t") or is_rule(lines[index]):
        return False
    if following == 0:
        return any(line.count("\t") and count + line.count("\t") <= want for line in lines[index + 1 : index + 4])
    return count + following >= want - 1


def _cells(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in "\n".join(lines).split("\t"))
