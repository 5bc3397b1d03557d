"""Lines straight above the pages of a table that name its sections: banners whose blanks were trimmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from goldthread.documents.textual.cells.headings import heading_row, plain_headings
from goldthread.documents.textual.cells.raw import RawRow, RawTable

_LONGEST = 12  # words
_NO_BANNER = re.compile(r"\b(?:table|figure|plan|appendix|annex|page|continued)\b", re.IGNORECASE)


class _Piece(Protocol):
    lines: list[str]
    table: RawTable | None


def take_banners(pieces: Sequence[_Piece]) -> None:
    """Moves such a line into its table when several tables with its headings have one, or it has more itself."""
    found: dict[tuple[str, ...], list[tuple[_Piece, _Piece]]] = {}
    for before, piece in pairwise(pieces):
        if before.table is None and piece.table is not None and _could_name(before.lines):
            row = heading_row(piece.table)
            if row is not None:
                found.setdefault(tuple(plain_headings(piece.table.rows[row])), []).append((before, piece))
    for pairs in found.values():
        for before, piece in pairs:
            if len(pairs) > 1 or _names_sections(piece):
                _move(before, piece)


def _names_sections(piece: _Piece) -> bool:
    """Whether rows of a table name its sections, each over rows of several cells."""
    rows = piece.table.rows if piece.table else ()
    over = [row for row, below in pairwise(rows) if row.filled == 1 and row.width == 1 and below.filled > 2]
    full = [row for row in rows if row.filled > 2]
    return bool(over) and len(over) + len(full) == len(rows) and all(_could_name([row.cells[0]]) for row in over)


def _could_name(lines: Sequence[str]) -> bool:
    """Whether the last line, with no blank line after it, is short, begins with a capital and does not end."""
    if not lines or not lines[-1].strip():
        return False
    text = lines[-1].strip()
    if len(text.split()) > _LONGEST or text[-1] in ".;:,?" or not text[0].isupper() or _NO_BANNER.search(text):
        return False
    return len(lines) < 2 or not lines[-2].strip()


def _move(before: _Piece, piece: _Piece) -> None:
    if piece.table is None:
        return
    width = max(len(row.cells) for row in piece.table.rows)
    banner = RawRow((before.lines[-1].strip(), *[""] * (width - 1)), piece.table.rows[0].line - 1)
    marked = piece.table.header_rows + 1 if piece.table.header_rows else 0
    piece.table = replace(piece.table, rows=(banner, *piece.table.rows), header_rows=marked)
    before.lines = before.lines[:-1]
