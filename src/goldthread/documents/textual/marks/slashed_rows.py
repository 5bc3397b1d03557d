"""The rows of a table whose cells are parted by marks, some of them broken over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.textual.cells.expectations import Column, columns_of
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow
from goldthread.documents.textual.stacked.cell_places import Before, Place, best_way

_LEAST_NUMBERS = 2
_LEAST_ROWS = 2
_ROUNDS = 2


@dataclass(frozen=True)
class Piece:
    """What stands on a line before, between or after the marks."""

    text: str
    line: int
    before: Before


def pieces_of(lines: Sequence[str], first_line: int, mark: re.Pattern[str]) -> list[Piece]:
    """The pieces of lines; a blank one only where two marks stand beside each other."""
    out: list[Piece] = []
    pending = False
    for number, line in enumerate(lines, first_line):
        before = Before.BOTH if pending else Before.LINE
        texts = [text.strip() for text in mark.split(line)]
        pending = len(texts) > 1 and not texts[-1]
        for at, text in enumerate(texts):
            if not text and at in (0, len(texts) - 1):
                before = Before.BOTH if at == 0 and len(texts) > 1 else before
                continue
            out.append(Piece(text, number, before))
            before = Before.MARK
    return out


def rows_under(headings: Sequence[str], pieces: Sequence[Piece]) -> tuple[list[str], list[RawRow]]:
    """The headings, with a blank one where numbers stand under none of them, and the rows under them."""
    numbers = sum(kind_of(piece.text) is Kind.NUMBER for piece in pieces)
    ways: list[tuple[list[str], int | None]] = [(list(headings), None)]
    if numbers >= _LEAST_NUMBERS and not any(column.holds_numbers for column in columns_of(headings)):
        ways += [([*headings[:at], "", *headings[at:]], at) for at in range(len(headings))]
    readings = [(*_places(way, added, pieces), way) for way, added in ways]
    _, places, chosen = max(readings, key=lambda reading: reading[0])
    return chosen, _begun_alike(_rows(pieces, places, len(chosen)))


def _places(headings: Sequence[str], added: int | None, pieces: Sequence[Piece]) -> tuple[float, list[Place]]:
    columns = columns_of(headings)
    if added is not None:
        columns[added].sort = "number"
    texts, before = [piece.text for piece in pieces], [piece.before for piece in pieces]
    score, places = best_way(texts, columns, before)
    for _ in range(_ROUNDS):
        _learn(columns, texts, places)
        known, (score, places) = places, best_way(texts, columns, before)
        if places == known:
            break
    return score, places


def _learn(columns: Sequence[Column], texts: Sequence[str], places: Sequence[Place]) -> None:
    """Let each column see the pieces that stand in it, and how many rows have none there."""
    for column in columns:
        column.forget()
    rows = 0
    seen = [0] * len(columns)
    filled: set[int] = set()
    for text, (col, fresh) in zip(texts, places, strict=True):
        if col == len(columns):
            continue
        rows += fresh
        filled = set() if fresh else filled
        columns[col].see(text)
        seen[col] += col not in filled
        filled.add(col)
    for column, count in zip(columns, seen, strict=True):
        column.empty += max(0, rows - count)


def _rows(pieces: Sequence[Piece], places: Sequence[Place], width: int) -> list[RawRow]:
    rows: list[tuple[list[str], int]] = []
    last = -1
    for piece, (col, fresh) in zip(pieces, places, strict=True):
        if fresh or not rows:
            rows.append(([""] * width, piece.line))
            last = -1
        cells = rows[-1][0]
        if col == width:
            cells[0] = piece.text
            continue
        joint = "\n" if piece.before is Before.LINE else " / "
        cells[col] = f"{cells[col]}{joint}{piece.text}" if col == last else piece.text
        last = col
    return [RawRow(tuple(cells), line) for cells, line in rows]


def _begun_alike(rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows, each with the lines that it begins with as the first one does, which fell to the end of the last."""
    full = [row for row in rows if row.filled > 1]
    if len(full) < _LEAST_ROWS or "\n" not in full[0].cells[0]:
        return list(rows)
    opening = kind_of(full[0].cells[0].split("\n")[0])
    tails = [row.cells[-1].split("\n") for row in full[:-1]]
    alike = [len(tail) > 1 and kind_of(tail[-1]) is opening and kind_of(tail[0]) is not opening for tail in tails]
    if opening is None or not all(alike) or any("\n" in row.cells[0] for row in full[1:]):
        return list(rows)
    out: list[RawRow] = []
    carried = ""
    for row in rows:
        if row.filled < 2:
            out.append(row)
            continue
        cells = [f"{carried}\n{row.cells[0]}" if carried else row.cells[0], *row.cells[1:]]
        carried = ""
        if row is not full[-1]:
            kept, carried = cells[-1].rsplit("\n", 1)
            cells[-1] = kept
        out.append(RawRow(tuple(cells), row.line))
    return out
