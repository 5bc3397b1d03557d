"""Text with who and when in a column at its right, as minutes are set, read as a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.blanks.layout_rows import segments
from goldthread.documents.textual.cells.cell_lines import cell_of_lines
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.raw import RawRow, RawTable, is_rule

_NARROWEST = 25  # characters of the text
_NEAR = 2
_HEADING_WORDS = 6
_LEAST = 3  # lines with words at the right
_LOOK = 60  # lines
_BLANK_LINES = 4
_BANNER_WORDS = 16
_HEADED = 2  # runs of words: a number and its text, or two headings
_MAY_ACT = 0.4
_LEAST_ROWS = 2
_ENDED = re.compile(r"[.;!?:)]$")


@dataclass
class _Block:
    """Lines that belong together: those of the text and those at its right."""

    line: int
    left: list[str]
    right: list[str]


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether a heading at the right says who or when, and words stand under it again and again beside a text."""
    place = _column(lines[start])
    if place is None:
        return False
    below = [line for line in lines[start + 1 : start + _LOOK] if line.strip()]
    beside = [line for line in below if _at(line, place) and line[: place - _NEAR].strip()]
    if len(beside) < _LEAST or any(len(segments(line[: place - _NEAR])) > _HEADED for line in beside):
        return False
    near = lines[start : start + _LOOK]
    return sum(bool(block.right) for block in _blocks(near, 0, _end(near, 0, place), place)) >= _LEAST_ROWS


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The text beside its column as rows, and the line after it."""
    place = _column(lines[start])
    if place is None:
        return RawTable(()), start + 1
    end = _end(lines, start, place)
    width = max(len(line) for line in lines[start:end]) - place
    heads = (" ".join(lines[start][:place].split()) or "Action", lines[start][place - _NEAR :].strip())
    blocks = _blocks(lines, start, end, place)
    rows = [RawRow(heads, start + 1), *(row for block in blocks if (row := _row(block, place, width)))]
    return RawTable(tuple(rows), 1), end


def _column(line: str) -> int | None:
    """Where the column at the right begins, when this line is its heading."""
    if len(line) <= _NARROWEST:
        return None
    found = segments(line)
    if not 1 <= len(found) <= _HEADED or found[-1].start() < _NARROWEST:
        return None
    words = found[-1].group().strip(":")
    if len(words.split()) > _HEADING_WORDS:
        return None
    told = heading_sort(words) in ("owner", "date")
    if len(found) == 1:
        return found[-1].start() if told or words.lower() in ("action", "actions") else None
    says_what = heading_scores(found[0].group()).get(Role.ACTION, 0) > _MAY_ACT or found[0].group().lower() == "item"
    return found[-1].start() if told and says_what else None


def _at(line: str, place: int) -> bool:
    """Whether words stand in the column, and none over its edge."""
    found = segments(line)
    return bool(found) and abs(found[-1].start() - place) <= _NEAR


def _end(lines: Sequence[str], start: int, place: int) -> int:
    last = start
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        over = len(line.rstrip()) > place and not _at(line, place)
        if over or at - last > _BLANK_LINES:
            break
        last = at
    return last + 1


def _blocks(lines: Sequence[str], start: int, end: int, place: int) -> Iterator[_Block]:
    """What blank lines part; where none do, each line that begins on both sides begins a block."""
    parted = any(not line.strip() for line in lines[start + 2 : end])
    block: _Block | None = None
    for at in range(start + 1, end):
        line = lines[at]
        edge = segments(line)[-1].start() if _at(line, place) else len(line)
        left, right = " ".join(line[:edge].split()), line[edge:].strip()
        new = not (left or right) if parted else bool(left and right and block and _ended(block))
        if block and new:
            yield block
            block = None
        if (left or right) and not is_rule(line):
            block = block or _Block(at + 1, [], [])
            block.left += [left] if left else []
            block.right += [right] if right else []
    if block:
        yield block


def _ended(block: _Block) -> bool:
    return bool(block.left) and bool(_ENDED.search(block.left[-1]))


def _row(block: _Block, place: int, width: int) -> RawRow | None:
    """A row; a short line with nothing beside it is a title over rows, and longer text is none of them."""
    text = cell_of_lines(block.left, place)
    if block.right:
        return RawRow((text, cell_of_lines(block.right, width)), block.line)
    title = len(text.split()) <= _BANNER_WORDS and not _ENDED.search(text)
    return RawRow((text, ""), block.line) if title else None
