"""The lines of a text cut into running text and tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from goldthread.documents.textual.above import take_banners
from goldthread.documents.textual.blanks import facing, layout, margin
from goldthread.documents.textual.cells.headings import split_at_headings
from goldthread.documents.textual.cells.raw import RawTable
from goldthread.documents.textual.labelled import above as labels_above
from goldthread.documents.textual.labelled import colons
from goldthread.documents.textual.marks import commas, pipes, slashes, tabs, tagged
from goldthread.documents.textual.run_on import fitted
from goldthread.documents.textual.run_on import tables as run_on
from goldthread.documents.textual.stacked import tables as stacked

_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{0,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_NAMED_PAGE = re.compile(r"\W*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_LONGEST_FURNITURE = 100  # characters of a running head
_RECURS = 3
_SPREAD = re.compile(r"\S {4,}\S")  # cells side by side
_CELLS = 3  # on a line
_NEAR = 4  # lines


@dataclass
class Piece:
    """Lines of running text, or one table, on one page."""

    page: int
    lines: list[str]
    table: RawTable | None = None


def pieces_of(text: str) -> list[Piece]:
    """The pieces of all pages in order; form feeds part pages."""
    pieces = [piece for number, page in enumerate(text.split("\f"), 1) for piece in _on_page(page, number)]
    take_banners(pieces)
    return pieces


def _on_page(page: str, number: int) -> list[Piece]:
    lines = _without_number([pipes.clean(line) for line in page.split("\n")])
    pieces: list[Piece] = []
    running: list[str] = []
    bounds = _bounds(lines)
    index = 0
    while index < len(lines):
        found = _table_at(lines, index, bounds)
        if found is None:
            running.append(lines[index])
            index += 1
            continue
        tables = split_at_headings(found[0])
        pieces += [Piece(number, running), *(Piece(number, [], table) for table in tables)]
        running = []
        index = max(found[1], index + 1)
    pieces.append(Piece(number, running))
    return pieces


def _without_number(lines: list[str]) -> list[str]:
    """The lines of a page without "Page 3 of 12" at its head or foot."""
    worded = [at for at, line in enumerate(lines) if line.strip()]
    for at in {worded[0], worded[-1]} if worded else ():
        if _NAMED_PAGE.fullmatch(lines[at][:_LONGEST_FURNITURE]):
            lines[at] = ""
    return lines


def _table_at(lines: Sequence[str], index: int, bounds: Sequence[int]) -> tuple[RawTable, int] | None:
    if not lines[index].strip():
        return None
    for kind in (tagged, pipes, tabs, facing, margin, layout, commas, slashes, colons):
        if found := _read(kind, lines, index):
            return found
    following = bisect_left(bounds, index)
    part = lines[: bounds[following]] if following < len(bounds) else lines
    return next(
        (found for kind in (run_on, labels_above, stacked, fitted) if (found := _read(kind, part, index))), None
    )


def _bounds(lines: Sequence[str]) -> list[int]:
    """The lines that no cell of the kinds tried last reaches over: cells side by side, first lines of pipe tables."""
    drawn = {at for at, line in enumerate(lines) if "|" in line and pipes.starts_table(lines, at)}
    return sorted(drawn.union(spread_lines(lines)))


class _KindOfTable(Protocol):
    def starts_table(self, lines: Sequence[str], start: int) -> bool: ...

    def read_table(self, lines: Sequence[str], start: int) -> tuple[RawTable, int]: ...


def _read(kind: _KindOfTable, lines: Sequence[str], index: int) -> tuple[RawTable, int] | None:
    if index >= len(lines) or not kind.starts_table(lines, index):
        return None
    table, after = kind.read_table(lines, index)
    return (table, after) if any(row.filled for row in table.rows) else None


def spread_lines(lines: Sequence[str]) -> list[int]:
    """The lines of cells side by side, far apart, that stand near each other."""
    found = [at for at, line in enumerate(lines) if _SPREAD.search(line) and len(layout.segments(line)) >= _CELLS]
    near = {at for one, other in pairwise(found) if other - one <= _NEAR for at in (one, other)}
    return sorted(near)


def mark_furniture(pieces: Sequence[Piece]) -> None:
    """Takes page numbers and running heads out of the gaps between tables: they part no table."""
    gaps = [piece for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False)
            if before.table and after.table and piece.table is None]  # fmt: skip
    recurring = Counter(line for piece in gaps for line in {_plain(line) for line in piece.lines})
    for piece in gaps:
        kept = [line for line in piece.lines if not _is_furniture(line, recurring, len(gaps))]
        if not any(line.strip() for line in kept):
            piece.lines = []


def _is_furniture(line: str, recurring: Counter[str], gaps: int) -> bool:
    if _PAGE_NUMBER.fullmatch(line[:_LONGEST_FURNITURE]):
        return True
    times = recurring[_plain(line)]
    return len(line) <= _LONGEST_FURNITURE and times >= _RECURS and times >= 0.6 * gaps


def _plain(line: str) -> str:
    """A running head without the number of its page."""
    return re.sub(r"\d+", "#", " ".join(line[:200].lower().split()))
