"""A text as pages of paragraphs and grids, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Page
from goldthread.documents.textual.joining.families import group
from goldthread.documents.textual.joining.gridding import lines_of, to_grid
from goldthread.documents.textual.joining.placing import Placed, Placement, place_family
from goldthread.documents.textual.joining.stitching import Line
from goldthread.documents.textual.labelled.colons import is_labelled
from goldthread.documents.textual.marks.ruled_rows import without_ruled_tables
from goldthread.documents.textual.newspaper import gutter_of, in_reading_order
from goldthread.documents.textual.paragraphs import paragraphs
from goldthread.documents.textual.pieces import Piece, mark_furniture, pieces_of, spread_lines

_DRAWN = re.compile(r"\s*\|.{0,4000}\|\s*$")
_APART = re.compile(r"\S(?: {4,}| *\t\s*)\S")
_MANY = 0.2  # of the lines
_SMALL_WORD = re.compile(r"\b[a-z][a-z’'-]{0,40}\b")


@dataclass(frozen=True)
class _Placed:
    """One table of the text under the columns of its family."""

    placement: Placement
    rows: Placed
    heading: int | None


def to_pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: form feeds part them; a text without any is one page."""
    common_words = frozenset(_SMALL_WORD.findall(text))
    pieces = pieces_of(text)
    mark_furniture(pieces)
    placed = _place_tables(pieces)
    one_page = "\f" not in text.strip("\f")
    blocks: dict[int, list[Block]] = {piece.page: [] for piece in pieces}
    number = 0
    for run in _runs(pieces, placed):
        first = run[0]
        if first.table is None:
            blocks[first.page].extend(paragraphs(first.lines))
            continue
        number += 1
        lines: list[Line] = []
        for piece in run:
            table = placed[id(piece.table)]
            lines += lines_of(table.rows, table.heading, common_words, None if one_page else str(piece.page))
        blocks[first.page].append(to_grid(lines, placed[id(first.table)].placement, number))
    return tuple(Page(str(number), tuple(found)) for number, found in blocks.items())


def to_running_text(text: str) -> tuple[Page, ...]:
    """The pages of a text with nothing in it taken for a table.

    Rows drawn between pipes or with a rule over them can be nothing else, nor can lines of several cells far apart
    without labels.
    """
    whole = (without_ruled_tables(page.split("\n")) for page in text.split("\f"))
    pages = ([line for line in page if not _DRAWN.match(line)] for page in whole)
    return tuple(
        Page(str(number), tuple(paragraphs(_without_spread(in_reading_order(lines)))))
        for number, lines in enumerate(pages, 1)
    )


def _without_spread(lines: Sequence[str]) -> list[str]:
    spread = set(spread_lines(lines))
    return [line for at, line in enumerate(lines) if at not in spread or is_labelled(line)]


def shows_columns(text: str) -> bool:
    """Whether many lines of the text hold cells side by side: far apart, tabs between them, or in a ruled table."""
    lines = [line for line in text.split("\n") if line.strip()]
    unruled = without_ruled_tables(lines)
    apart = sum(bool(_APART.search(line)) for line in unruled)
    return len(lines) - len(unruled) + apart >= _MANY * len(lines)


def is_set_in_columns(text: str) -> bool:
    """Whether a page of the text stands in two columns, as in a newspaper."""
    return any(gutter_of(page.split("\n")) is not None for page in text.split("\f"))


def _runs(pieces: Sequence[Piece], placed: dict[int, _Placed]) -> Iterator[list[Piece]]:
    """Tables of one family with nothing between them together, everything else by itself."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.table is None and not any(line.strip() for line in piece.lines):
            continue
        same = run and piece.table and placed[id(piece.table)].placement is placed[id(run[0].table)].placement
        if run and not same:
            yield run
            run = []
        if piece.table is None:
            yield [piece]
        else:
            run.append(piece)
    if run:
        yield run


def _place_tables(pieces: Sequence[Piece]) -> dict[int, _Placed]:
    """Each table, by its identity, with its rows under the columns of the family it belongs to."""
    tables, adjoining, joins = [], [], False
    for piece in pieces:
        if piece.table is not None:
            tables.append(piece.table)
            adjoining.append(joins)
            joins = True
        elif any(line.strip() for line in piece.lines):
            joins = False
    placed: dict[int, _Placed] = {}
    for family in group(tables, adjoining):
        placement = place_family(family)
        for fragment, rows in zip(family.fragments, placement.rows, strict=True):
            placed[id(fragment.table)] = _Placed(placement, rows, fragment.heading)
    return placed
