"""Ticks, letters and bars under periods: when the work of a row goes on, and when it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.cells.content import is_mark, is_sign, is_timescale, sign_in
from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.view import Table
from goldthread.documents.timescales import parse_timescale

_DASHES = re.compile(r"[-–—.…]+")
_NEARLY_ALL = 0.9  # of what stands under the periods
_MOST_KINDS = 8
_RATED = 0.5  # of the signs are colours
_BLANK = 0.2  # of the places: then a dash is no blank
_WIDE = 0.8  # of the periods
_WHITE = "#ffffff"


def signs_under(table: Table, header: Header, run: Sequence[int], again: frozenset[int]) -> frozenset[str]:
    """The few letters and signs that stand under periods side by side, where hardly anything else does.

    A dash says that work goes on where blank cells say that it does not; where none is blank, it stands for a blank.
    """
    cells = [
        cell
        for col in run
        for cell in table.column(col, header.body_start)
        if cell.col == col and cell.colspan == 1 and cell.row not in again
    ]
    told = [sign for cell in cells if (sign := sign_in(cell))]
    kinds = frozenset(filter(is_sign, told))
    if not kinds or len(kinds) > _MOST_KINDS or sum(sign in kinds for sign in told) < _NEARLY_ALL * len(told):
        return frozenset()
    if sum(map(is_rag_word, told)) >= _RATED * len(told):
        return frozenset()
    blank = len(cells) - len(told) >= _BLANK * len(cells)
    return frozenset(sign for sign in kinds if blank or not _DASHES.fullmatch(sign))


def take_ticks(cells: dict[Role, tuple[Cell, ...]], columns: Sequence[Column]) -> None:
    """The headings of the marked columns are the timescale, from the first to the last, or words over all of them."""
    under = {column.index: column for column in columns if column.role is Role.PERIOD}
    found = cells.get(Role.PERIOD, ())
    words = next((cell for cell in found if _says_when_instead(cell, under)), None)
    plain = {None, _WHITE, *(cell.fill for cell in cells.get(Role.ACTION, ()))}  # every other row may be shaded
    marked = [cell for cell in found if _marks(cell, under, plain)]
    cells[Role.PERIOD] = tuple(cell for cell in found if cell is not words and not _is_only_sign(cell, under))
    if any(cell.text.strip() for cell in cells.get(Role.TIMESCALE, ())):
        return
    if words is not None:
        cells[Role.TIMESCALE] = (replace(words, fill=None),)
    elif marked:
        reached = [cell for cell in found if cell in marked or re.search(r"\w", cell.text)]
        cells[Role.TIMESCALE] = (_span(reached, under),)  # a step in words behind the last mark ends it


def _is_only_sign(cell: Cell, under: dict[int, Column]) -> bool:
    return cell.col in under and sign_in(cell) in under[cell.col].signs


def _marks(cell: Cell, under: dict[int, Column], plain: set[str | None]) -> bool:
    if _is_only_sign(cell, under):
        return True
    return is_mark(cell) and (bool(cell.text.strip()) or cell.fill not in plain)


def _says_when_instead(cell: Cell, under: dict[int, Column]) -> bool:
    """Whether words stand across the columns of a chart and say when, or stand across nearly all of them."""
    if cell.colspan < 2 or not cell.text.strip() or not any(column.signs for column in under.values()):
        return False
    return is_timescale(cell.text) or cell.colspan >= _WIDE * len(under)


def _span(marked: Sequence[Cell], under: dict[int, Column]) -> Cell:
    last = marked[-1]
    first = under[max(marked[0].col, min(under))].heading
    final = under[min(last.col + last.colspan - 1, max(under))].heading
    said = final if first == final or not parse_timescale(f"{first} to {final}").start else f"{first} to {final}"
    return replace(last, paragraphs=(Paragraph(said),), fill=None)
