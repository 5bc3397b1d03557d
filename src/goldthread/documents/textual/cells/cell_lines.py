"""The lines of one cell put together, when they were set to a width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.tables.cells.names import are_two
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.wrapping import goes_on, join
from goldthread.documents.timescales import parse_timescale, says_when

_NUMBERED = re.compile(r"(?:[A-Z]{1,3}[. ]?\d{1,2}|\d{1,2}(?:\.\d{1,2})+|[A-Z]\d{1,2}[a-z]?|\d{1,2}[a-z])[.):]?\s+\S")
_FULL = 0.85  # of the width: letters of a page are not all of one width


def cell_of_lines(pieces: Sequence[str], width: int) -> str:
    """With a blank where the next word had no room on the line before, with a line feed where it had."""
    text = last = ""
    for piece in pieces:
        if not piece:
            continue
        wrapped = bool(text) and _was_wrapped(last, piece, width, listed=bool(_NUMBERED.match(text)))
        text = join(text, piece) if wrapped else f"{text}\n{piece}".lstrip("\n")
        last = piece
    return text


def _was_wrapped(before: str, after: str, width: int, *, listed: bool) -> bool:
    if kind_of(before) is Kind.DATE and kind_of(after) is Kind.DATE and before[-1:].isdigit():
        return False  # two whole dates
    if kind_of(before) is Kind.NAME and _is_whole_date(after):
        return False  # who, and under it when
    if are_two(before, after):
        return False
    if listed and _NUMBERED.match(after):
        return False  # "A.2 ..." below "A.1 ..."
    return goes_on(before, after) or len(before) + 1 + len(after.split()[0]) > _FULL * width


def _is_whole_date(words: str) -> bool:
    return kind_of(words) is Kind.DATE and (says_when(parse_timescale(words)) or words.upper() in ("TBC", "TBD"))
