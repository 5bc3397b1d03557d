"""The lines of a text as paragraphs and tables, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Page
from goldthread.documents.textual import pipes, tabs
from goldthread.documents.textual.families import Family, Fragment, group
from goldthread.documents.textual.gridding import to_grid
from goldthread.documents.textual.paragraphs import paragraphs
from goldthread.documents.textual.placing import Placed, placed_rows
from goldthread.documents.textual.records import RawTable

_SMALL_WORD = re.compile(r"\b[a-z][a-z’'-]{0,40}\b")
_FURNITURE = re.compile(r"\s*(?:page\s+)?\d{0,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)


@dataclass
class _Piece:
    """Lines of running text, or one table, on one page."""

    page: int
    lines: list[str]
    table: RawTable | None = None


def to_pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: form feeds part them; a text without any is one page."""
    common_words = frozenset(_SMALL_WORD.findall(text))
    pieces = [piece for number, page in enumerate(text.split("\f"), 1) for piece in _pieces(page, number)]
    placed = _place_tables(pieces)
    one_page = "\f" not in text.strip("\f")
    blocks: dict[int, list[Block]] = {piece.page: [] for piece in pieces}
    number = 0
    for piece in pieces:
        if piece.table is None:
            blocks[piece.page].extend(paragraphs(piece.lines))
            continue
        number += 1
        fragment, rows, family = placed[id(piece.table)]
        label = None if one_page else str(piece.page)
        blocks[piece.page].append(to_grid(fragment, rows, family, common_words, number, label))
    return tuple(Page(str(number), tuple(found)) for number, found in blocks.items())


def _pieces(page: str, number: int) -> list[_Piece]:
    lines = [pipes.clean(line) for line in page.split("\n")]
    pieces: list[_Piece] = []
    running: list[str] = []
    index = 0
    while index < len(lines):
        found = _table_at(lines, index)
        if found is None:
            running.append(lines[index])
            index += 1
            continue
        table, after = found
        pieces.append(_Piece(number, running))
        running = []
        pieces.append(_Piece(number, [], table))
        index = max(after, index + 1)
    pieces.append(_Piece(number, running))
    return pieces


def _table_at(lines: Sequence[str], index: int) -> tuple[RawTable, int] | None:
    if not lines[index].strip():
        return None
    for kind in (pipes, tabs):
        if kind.starts_table(lines, index):
            table, after = kind.read_table(lines, index)
            if any(row.filled for row in table.rows):
                return table, after
    return None


def _place_tables(pieces: Sequence[_Piece]) -> dict[int, tuple[Fragment, Placed, Family]]:
    """Each table with its rows under the columns of the family it belongs to."""
    tables: list[RawTable] = []
    adjoining: list[bool] = []
    joins = False
    for piece in pieces:
        if piece.table is not None:
            tables.append(piece.table)
            adjoining.append(joins)
            joins = True
        elif any(not _FURNITURE.fullmatch(line[:60]) or len(line) > 60 for line in piece.lines):
            joins = False
    placed: dict[int, tuple[Fragment, Placed, Family]] = {}
    for family in group(tables, adjoining):
        for fragment, rows in zip(family.fragments, placed_rows(family), strict=True):
            placed[id(fragment.table)] = (fragment, rows, family)
    return placed
