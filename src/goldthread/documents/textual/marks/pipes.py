"""Tables drawn with pipes: Markdown with and without outer pipes, rows wrapped over lines, boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from goldthread.documents.textual.cells.cell_lines import cell_of_lines
from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow, RawTable, is_rule, pipes, split_at_pipes
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.textual.marks.closed_rows import closed_rows, counted_rows, is_closed_cell
from goldthread.documents.textual.marks.front_headings import with_blank_heading_in_front
from goldthread.documents.textual.marks.ruled_rows import ruled_table

_LONGEST_ROW = 60  # lines one row may be wrapped over
_FARTHEST_PIPE = 12  # lines without a pipe inside one row
_MOST_HEADINGS = 14  # lines of headings over a rule
_LEAST_ALIKE = 3  # lines that hold one cell each
_BULLET = re.compile(r"\s*(?:[•·▪*]|[-–—]\s)")
_DRAWN = re.compile(r"\s*\|.{0,4000}\|\s*$")
_PREFIX = re.compile(r"^\s*[-*>]\s+(?=\|)")
_BOX = str.maketrans("│┃║╎¦", "|||||")


def clean(line: str) -> str:
    """Drawn pipes become plain ones; a bullet or quote mark before the table goes."""
    return _PREFIX.sub("", line.translate(_BOX))


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether a pipe table begins on this line."""
    if is_rule(lines[start]):
        return _box_top(lines, start)
    count = pipes(lines[start])
    if count == 0:
        return False
    nearby = [line for line in lines[start + 1 : start + 4] if line.strip()]
    if any(is_rule(line) and ("|" in line or "+" in line) for line in nearby[:2]) or _ruled_width(lines, start):
        return True
    if count < 2:
        return bool(counted_rows(lines, start)[0])
    return lines[start].lstrip().startswith("|") or any(pipes(line) for line in nearby[:1])


def _ruled_width(lines: Sequence[str], start: int) -> int:
    """How many pipes a row has where its headings stand on several lines, with a rule of as many pipes under them."""
    count = 0
    for line in lines[start : start + _MOST_HEADINGS]:
        if is_rule(line):
            return count if pipes(line) == count > pipes(lines[start]) else 0
        if not line.strip():
            return 0
        count += pipes(line)
    return 0


def _box_top(lines: Sequence[str], start: int) -> bool:
    return "+" in lines[start] and start + 1 < len(lines) and pipes(lines[start + 1]) >= 2


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    boxed = _read_boxed(lines, start)
    if boxed:
        return boxed
    drawn = ruled_table(lines, start)
    if drawn:
        return drawn
    counted, end = counted_rows(lines, start)
    if counted:
        return RawTable(tuple(counted), 1), end
    closed = closed_rows(lines, start)
    if closed:
        whole = (RawRow(_cells("\n".join(lines[a:b]), outer=False), a + 1) for a, b in closed)
        return RawTable(tuple(row for row in whole if row.filled)), closed[-1][1]
    ruled = _ruled_width(lines, start)
    want = ruled or (1 if _lost_cells(lines, start) else _pipes_in_a_row(lines, start))
    outer = _has_outer_pipes(lines, start)
    rows: list[RawRow] = []
    header_rows = 0
    index = start
    while index < len(lines):
        if is_rule(lines[index]) and pipes(lines[index]):
            header_rows = header_rows or len(rows)
            index += 1
            continue
        after = _end_of_row(lines, index, want, outer=outer, ruled=bool(ruled))
        if after is None:
            following = _row_after_blanks(lines, index) if outer else None
            if following is None:
                break
            index = following
            continue
        rows.append(RawRow(_cells("\n".join(lines[index:after]), outer=outer), index + 1))
        index = after
    return RawTable(tuple(with_blank_heading_in_front(rows, header_rows)), header_rows), index


def _row_after_blanks(lines: Sequence[str], start: int) -> int | None:
    """The next row where blank lines part rows that are drawn between pipes; None where another table begins."""
    index = start
    while index < len(lines) and not lines[index].strip():
        index += 1
    if index == start or index == len(lines) or not _DRAWN.match(lines[index]) or is_rule(lines[index]):
        return None
    return None if _is_ruled(lines, index) or _heads(lines[index]) else index


def _heads(line: str) -> bool:
    return heading_score([cell for cell in _cells(line, outer=True) if cell]) >= 2


def _is_ruled(lines: Sequence[str], index: int) -> bool:
    """Whether a rule stands under a line: it is the heading of another table."""
    return index + 1 < len(lines) and is_rule(lines[index + 1])


def _has_outer_pipes(lines: Sequence[str], start: int) -> bool:
    """Whether rows begin with a pipe; one that does so alone begins with an empty cell."""
    rows = [line for line in lines[start : start + 12] if pipes(line) > 1 and not is_rule(line)]
    begun = sum(1 for line in rows if line.lstrip().startswith("|"))
    return begun * 2 > len(rows)


def _pipes_in_a_row(lines: Sequence[str], start: int) -> int:
    """The heading's number, unless no other line agrees with it and most agree with another."""
    counts: Counter[int] = Counter()
    for line in lines[start : start + 400]:
        if not line.strip():
            break
        if pipes(line) and not is_rule(line):
            counts[pipes(line)] += 1
    heading = pipes(lines[start])
    common = max(counts, key=lambda count: (counts[count], count), default=heading)
    return heading if counts[heading] > 1 or counts[common] < 3 or common < heading else common


def _lost_cells(lines: Sequence[str], start: int) -> bool:
    """Whether each line under a row of headings is a row of which the empty cells were dropped.

    Where the cells of one row stand on a line each instead, they take turns: an action, an owner, an action.
    """
    want = pipes(lines[start])
    below = list(takewhile(_holds_one_cell, lines[start + 1 : start + _LONGEST_ROW]))
    if want < 2 or len(below) < _LEAST_ALIKE:
        return False
    kinds = [kind_of(line.strip(" |")) for line in below]
    turns = [Counter(kinds[place::want]).most_common(1)[0][0] for place in range(min(want, len(kinds)))]
    return set(turns) == {Kind.TEXT}


def _holds_one_cell(line: str) -> bool:
    return is_closed_cell(line) and len(line.strip()) > 1


def _end_of_row(lines: Sequence[str], start: int, want: int, *, outer: bool, ruled: bool) -> int | None:
    """The line after the row that starts here, or None where the table ends."""
    count = pipes(lines[start])
    inside = ruled and lines[start].strip() and _pipe_ahead(lines, start, want)
    if count == 0 and not inside and not _begins_with_list(lines, start, want):
        return None
    index = start + 1
    while count < want and index < min(len(lines), start + _LONGEST_ROW):
        following = pipes(lines[index])
        above = next((line for line in reversed(lines[start:index]) if line.strip()), "")
        below = next((line for line in lines[index : index + _FARTHEST_PIPE] if line.strip()), "")
        closed = outer and above.rstrip().endswith("|") and below.lstrip().startswith("|")
        if closed or count + following > want or is_rule(lines[index]):
            break
        if following == 0 and not _pipe_ahead(lines, index, want - count):
            break
        count += following
        index += 1
    return index


def _begins_with_list(lines: Sequence[str], start: int, want: int) -> bool:
    """Whether the first cell of a row is a list: only its last line has pipes, all those of the row."""
    for before, line in pairwise(lines[start : start + _LONGEST_ROW]):
        if not before.strip() or not (_BULLET.match(line) or goes_on(before, line)):
            return False
        if pipes(line):
            return want > 1 and pipes(line) == want
    return False


def _pipe_ahead(lines: Sequence[str], start: int, missing: int) -> bool:
    for line in lines[start : start + _FARTHEST_PIPE]:
        if pipes(line):
            return pipes(line) <= missing
    return False


def _cells(text: str, *, outer: bool) -> tuple[str, ...]:
    pieces = split_at_pipes(text)
    if outer and not pieces[0].strip():
        pieces = pieces[1:]
    if pieces and not pieces[-1].strip():
        pieces = pieces[:-1]
    return tuple(piece.strip() for piece in pieces)


def _read_boxed(lines: Sequence[str], start: int) -> tuple[RawTable, int] | None:
    """A table with a drawn rule after each row: the lines between two rules are one row."""
    if not is_rule(lines[start]) or "+" not in lines[start]:
        return None
    rows: list[RawRow] = []
    header_rows = 0
    index = first = start + 1
    while index < len(lines) and (pipes(lines[index]) or is_rule(lines[index])):
        if is_rule(lines[index]):
            if index > first:
                rows.append(_boxed_row(lines[first:index], first))
            if "=" in lines[index]:
                header_rows = len(rows)
            first = index + 1
        index += 1
    if index > first:
        rows.append(_boxed_row(lines[first:index], first))
    return (RawTable(tuple(rows), header_rows), index) if rows else None


def _boxed_row(lines: Sequence[str], first: int) -> RawRow:
    split = [_cells(line, outer=True) for line in lines]
    width = max(len(cells) for cells in split)
    columns = ([cells[col] for cells in split if col < len(cells)] for col in range(width))
    return RawRow(tuple(cell_of_lines(pieces, max(map(len, pieces))) for pieces in columns), first + 1)
