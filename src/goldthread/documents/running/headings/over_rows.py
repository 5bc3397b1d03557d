"""Plain lines that stand like headings over lines of several facts: "Water" over "June 2031 – Harbour Team – ..."."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.running.headings.themes import under_titles
from goldthread.documents.running.lines.dates import find_date
from goldthread.documents.running.lines.outline import Line

_LEAST = 2  # titles
_LONGEST = 10  # words
_ROWS_EACH = 1.5  # at least; what comes as often as the rows is told of each


def with_titles_over_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, short ones right over the first of several rows, and over later ones, taken for headings."""
    rows = [at for at, line in enumerate(lines) if line.told]
    titles = {at - 1 for at in rows if at and _may_be_title(lines[at - 1])}
    over_first = bool(rows) and rows[0] - 1 in titles | _headings(lines)
    told_of_each = len(titles) * _ROWS_EACH > len(rows)
    if len(titles) < _LEAST or told_of_each or not over_first:
        return list(lines)
    return list(under_titles(lines, titles))


def _headings(lines: Sequence[Line]) -> set[int]:
    return {at for at, line in enumerate(lines) if line.is_heading}


def _may_be_title(line: Line) -> bool:
    plain = not line.told and not line.is_heading and not line.aside and line.bullet is None
    short = len(line.text.split()) <= _LONGEST and line.text.rstrip()[-1:] not in (".", ";", ",")
    return plain and short and find_date(line.text) is None
