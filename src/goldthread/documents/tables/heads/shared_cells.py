"""Cells that serve two ends: an owner with a date under it, labels inside the action, ticks under years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.cells.content import is_time_or_open, is_timescale
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.charts import take_ticks
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.tables.heads.parties import take_parties
from goldthread.documents.timescales import words_besides

_Cells = dict[Role, tuple[Cell, ...]]
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z ?/()&]{2,38}?)\s*[:–]\s*(?P<rest>\S.*)", re.DOTALL)
_TAIL = re.compile(
    r"^(?P<rest>.*\S)\s*(?:[,;–]|\s-\s)\s*(?P<when>[^,;–(]+)$|^(?P<before>.*\S)\s*\((?P<inner>[^()]+)\)\s*$",
    re.DOTALL,
)
# Only these labels inside an action's cell are believed; others may be the action's own words.
_LABELLED = {
    Role.COMMENTS,
    Role.OWNER,
    Role.TIMESCALE,
    Role.OUTCOME,
    Role.PROGRESS,
    Role.RAG,
    Role.SUPPORT,
    Role.STATUS,
}
MAY_BE_DATED = (Role.OWNER, Role.RAG, Role.STATUS)
_SURE = 0.9


def told_apart(cells: _Cells, columns: Sequence[Column]) -> _Cells:
    """The cells of a row with shared ones divided by what they say."""
    out = dict(cells)
    if any(column.dated for column in columns):
        _take_dates(out, {column.index for column in columns if column.dated})
    if any(column.role is Role.PERIOD for column in columns):
        take_ticks(out, columns)
    if any(column.role is Role.PARTY for column in columns):
        take_parties(out, columns)
    _take_labels(out)
    return out


def _has_words(cells: _Cells, role: Role) -> bool:
    return any(cell.text.strip() for cell in cells.get(role, ()))


def _take_dates(cells: _Cells, dated: set[int]) -> None:
    """Lines that say when leave the owners, the colours or the status and become the timescale."""
    dates: list[Cell] = []
    for role in MAY_BE_DATED:
        if role in cells:
            cells[role] = tuple(_undated(cell, dates) if cell.col in dated else cell for cell in cells[role])
    cells[Role.TIMESCALE] = (*cells.get(Role.TIMESCALE, ()), *dates)


def _undated(cell: Cell, dates: list[Cell]) -> Cell:
    """The cell without the lines that say when; those are added to the dates."""
    kept: list[Paragraph] = []
    taken: list[Paragraph] = []
    for paragraph in cell.paragraphs:
        rest, when = _divided(paragraph.text)
        kept += [replace(paragraph, text=rest)] if rest else []
        taken += [replace(paragraph, text=when)] if when else []
    dates.append(replace(cell, paragraphs=tuple(taken)))
    return replace(cell, paragraphs=tuple(kept))


def _divided(text: str) -> tuple[str, str]:
    """What a line says besides its timescale, and the timescale."""
    if found := _TAIL.match(text):
        when = (found.group("when") or found.group("inner")).strip()
        rest = (found.group("rest") or found.group("before")).strip()
        if is_time_or_open(when) and (words_besides(rest) or not is_timescale(rest)):
            return rest, when
    return ("", text) if is_time_or_open(text) else (text, "")


def _take_labels(cells: _Cells) -> None:
    """ "Lead: ..." and "Timescale: ..." inside the action's own cell."""
    out: list[Cell] = []
    for cell in cells.get(Role.ACTION, ()):
        kept: list[Paragraph] = []
        for paragraph in cell.paragraphs:
            role, rest = labelled(paragraph.text) if kept else (None, "")
            if role is None or _has_words(cells, role):
                kept.append(paragraph)
            else:
                cells[role] = (replace(cell, paragraphs=(Paragraph(rest),)),)
        out.append(replace(cell, paragraphs=tuple(kept)) if len(kept) != len(cell.paragraphs) else cell)
    if out:
        cells[Role.ACTION] = tuple(out)


def labelled(text: str) -> tuple[Role | None, str]:
    """The role that a line's own label names, and the line without it."""
    found = _LABEL.fullmatch(text.strip())
    if not found:
        return None, text
    role = best_role(found.group("label"), _SURE)
    if role not in _LABELLED:
        return None, text
    if role is Role.TIMESCALE and not is_timescale(found.group("rest")):
        return None, text
    return role, found.group("rest").strip()
