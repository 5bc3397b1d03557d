"""Merged cells that a text cannot show: a priority printed once beside the rows it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.textual.cells.expectations import Column
from goldthread.documents.textual.joining.stitching import Line

_SELDOM = 0.6  # of the rows: a number that is filled less often names groups of rows
_NOT_ALWAYS = 0.95
_WITH_THE_GROUP = 0.7  # of its cells stand where a group begins


def spans(lines: Sequence[Line], columns: Sequence[Column]) -> dict[tuple[int, int], int]:
    """For cells (row, column) that stand for several rows, how many; empty cells above the first group stay."""
    body = [index for index, line in enumerate(lines) if not line.heading and not line.banner]
    if len(body) < 3:
        return {}
    action = _action_column(lines, body, columns)
    anchors = _anchors(lines, body, columns, action)
    if not anchors:
        return {}
    out: dict[tuple[int, int], int] = {}
    numbers = [col for col in anchors if columns[col].holds_numbers]
    for col in anchors:
        if numbers and col not in numbers:
            _mend_titles(lines, body, col, numbers)
    heads = _starts(lines, body, anchors)
    for col in anchors:
        starts = _starts(lines, body, [*numbers, col])
        out |= _reaches(lines, body, col, starts)
    for col in _companions(lines, body, anchors, action, heads):
        _gather(lines, body, col, heads)
        out |= _reaches(lines, body, col, heads)
    return out


def _mend_titles(lines: Sequence[Line], body: Sequence[int], col: int, numbers: Sequence[int]) -> None:
    """The rest of a title that a page cut stands beside a later row: small letter, no number."""
    head: int | None = None
    for index in body:
        cell = lines[index].cells[col]
        if any(lines[index].cells[number] for number in numbers):
            head = index
        elif head is not None and cell and cell[0].text[0].islower():
            lines[head].cells[col] = (*lines[head].cells[col], *cell)
            lines[index].cells[col] = ()


def _share(lines: Sequence[Line], body: Sequence[int], col: int) -> float:
    return sum(bool(lines[index].cells[col]) for index in body) / len(body)


def _action_column(lines: Sequence[Line], body: Sequence[int], columns: Sequence[Column]) -> int:
    """The column with the most to say in nearly every row."""

    def said(col: int) -> float:
        length = sum(min(len(lines[index].text(col)), 160) for index in body) / len(body)
        return length * (1.5 if columns[col].sort == "text" else 1.0) * _share(lines, body, col)

    return max(range(len(columns)), key=said)


def _anchors(lines: Sequence[Line], body: Sequence[int], columns: Sequence[Column], action: int) -> list[int]:
    """The number and title of the groups: columns left of the action that are blank again and again."""
    found: list[int] = []
    for col in range(action):
        share = _share(lines, body, col)
        named = columns[col].sort == "title" and 0 < share < _NOT_ALWAYS
        first = col == 0 and columns[col].sort not in ("owner", "date", "rag")
        second = col == 1 and found == [0] and columns[0].holds_numbers
        if named or ((first or second) and 0 < share < _SELDOM):
            found.append(col)
    return found


def _starts(lines: Sequence[Line], body: Sequence[int], cols: Sequence[int]) -> list[int]:
    return [index for index in body if any(lines[index].cells[col] for col in cols)]


def _reaches(
    lines: Sequence[Line], body: Sequence[int], col: int, starts: Sequence[int]
) -> dict[tuple[int, int], int]:
    """Each cell reaches down to the next start, or to a banner."""
    out: dict[tuple[int, int], int] = {}
    for start, after in pairwise([*starts, body[-1] + 1]):
        end = next((row for row in range(start + 1, after) if lines[row].banner or lines[row].cells[col]), after)
        if end > start + 1:
            out[start, col] = end - start
    return out


def _companions(
    lines: Sequence[Line], body: Sequence[int], anchors: Sequence[int], action: int, heads: Sequence[int]
) -> list[int]:
    """Columns left of the action whose cells stand where the groups begin: owners or references of a group."""
    found = []
    for col in range(action):
        cells = [index for index in body if lines[index].cells[col]]
        if col in anchors or not cells or len(cells) >= 0.8 * len(body):
            continue
        if sum(index in heads for index in cells) >= _WITH_THE_GROUP * len(cells):
            found.append(col)
    return found


def _gather(lines: Sequence[Line], body: Sequence[int], col: int, heads: Sequence[int]) -> None:
    """What stands further down in a group's column belongs to the group's cell."""
    head: int | None = None
    for index in body:
        if index in heads:
            head = index
        elif head is not None and lines[index].cells[col]:
            lines[head].cells[col] = (*lines[head].cells[col], *lines[index].cells[col])
            lines[index].cells[col] = ()
