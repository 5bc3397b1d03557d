"""Pipe tables with a rule under their headings, every row of as many pipes as the rule.

So draw them the programs that take the text out of web pages: a cell keeps its lines, and a blank cell is dropped
while its pipe goes to the end of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from goldthread.documents.textual.cells.raw import RawRow, RawTable, is_rule, pipes, split_at_pipes
from goldthread.documents.textual.marks.front_headings import with_blank_heading_in_front

_MOST_HEADINGS = 20  # lines of headings over the rule
_LONGEST_CELL = 40  # lines
_LEAST_COLUMNS = 2
_NEXT, _NEAR = 3, 12  # lines
_SENTENCE_ENDS = (".", ":", ";", "!", "?")


@dataclass(frozen=True)
class _Shape:
    """How a table is drawn: with how many pipes in a row, and whether one of them begins it."""

    pipes: int
    outer: bool

    def cells(self, text: str) -> tuple[str, ...]:
        pieces = [piece.strip() for piece in split_at_pipes(text)]
        return tuple(pieces[1:-1] if self.outer else pieces[:-1])

    @property
    def columns(self) -> int:
        return self.pipes - self.outer


def ruled_table(lines: Sequence[str], start: int) -> tuple[RawTable, int] | None:
    """The table whose headings begin on this line, and the line after it; None where its rows are not so drawn."""
    rule = _rule_under(lines, start)
    if rule is None:
        return None
    shape = _Shape(pipes(lines[rule]), lines[rule].lstrip().startswith("|"))
    headings = "\n".join(lines[start:rule])
    if shape.columns < _LEAST_COLUMNS or lines[start].lstrip().startswith("|") != shape.outer:
        return None
    body = list(_rows(lines, rule + 1, shape))
    if not body or _goes_on(lines, body[-1]):
        return None
    rows = [RawRow(shape.cells(headings), start + 1), *(RawRow(shape.cells(text), at + 1) for at, text in body)]
    end = _after(body[-1])
    packed = shape.columns if _were_dropped(rows[1:]) else 0
    if packed and (rest := _cut_off(lines, end)) is not None:
        rows.append(RawRow((lines[rest].strip(), *[""] * (shape.columns - 1)), rest + 1))
        end = len(lines)
    return RawTable(tuple(with_blank_heading_in_front(rows, 1)), 1, packed), end


def without_ruled_tables(lines: Sequence[str]) -> list[str]:
    """The lines that belong to no such table."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        found = ruled_table(lines, at) if pipes(lines[at]) else None
        if found is None:
            kept.append(lines[at])
        at = found[1] if found else at + 1
    return kept


def _rule_under(lines: Sequence[str], start: int) -> int | None:
    """The line of the rule, where the lines from ``start`` up to it have as many pipes as it has."""
    count = 0
    for at in range(start, min(len(lines), start + _MOST_HEADINGS)):
        line = lines[at]
        if is_rule(line) and at > start:
            return at if "-" in line and pipes(line) == count else None
        if not line.strip():
            return None
        count += pipes(line)
    return None


def _rows(lines: Sequence[str], start: int, shape: _Shape) -> Iterator[tuple[int, str]]:
    """The first line of each row and its text, as far as rows have all their pipes and end with their lines.

    The headings of another table, with a rule under them, are no row of this one.
    """
    first, count = start, 0
    for at in range(start, len(lines)):
        line = lines[at]
        if at == first and (not line.strip() or is_rule(line) or line.lstrip().startswith("|") != shape.outer):
            return
        count += pipes(line)
        if count > shape.pipes or at - first > _LONGEST_CELL * shape.columns:
            return
        if count == shape.pipes:
            under = lines[at + 1] if at + 1 < len(lines) else ""
            if not line.rstrip().endswith("|") or (is_rule(under) and pipes(under)):
                return
            yield first, "\n".join(lines[first : at + 1])
            first, count = at + 1, 0


def _after(row: tuple[int, str]) -> int:
    at, text = row
    return at + text.count("\n") + 1


def _goes_on(lines: Sequence[str], last: tuple[int, str]) -> bool:
    """Whether more cells follow right behind the last row, in another manner."""
    below = [line for line in lines[_after(last) : _after(last) + _NEAR] if line.strip()]
    return any(pipes(line) for line in below[:_NEXT]) and not any(is_rule(line) for line in below)


def _cut_off(lines: Sequence[str], end: int) -> int | None:
    """The last line of a text that ends inside the first cell of a row."""
    rest = [at for at in range(end, len(lines)) if lines[at].strip()]
    if len(rest) != 1 or rest[0] != end or pipes(lines[end]):
        return None
    return None if lines[end].rstrip().endswith(_SENTENCE_ENDS) else end


def _were_dropped(rows: Sequence[RawRow]) -> bool:
    """Whether blank cells stand nowhere but at the end of rows: they were moved there."""
    blank = [row for row in rows if not all(row.cells)]
    return bool(blank) and not any(any(dropwhile(bool, row.cells)) for row in blank)
