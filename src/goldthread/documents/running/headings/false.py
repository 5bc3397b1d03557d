"""Statements that are set like headings, told by those beside them that are numbered alike and are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.lines.outline import Line


def without_false_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that only look like headings taken for items: statements beside them are numbered alike."""
    items = Counter(_shape(line) for line in lines if not line.is_heading)
    heads = Counter(_shape(line) for line in lines if line.is_heading)
    first = {at for at in range(len(lines) - 1) if lines[at].is_heading and _counts_on(lines[at], lines[at + 1])}
    false = {shape for shape, times in items.items() if shape and times > max(1, heads[shape])}
    return [
        replace(line, is_heading=False) if line.is_heading and (at in first or _shape(line) in false) else line
        for at, line in enumerate(lines)
    ]


def _counts_on(line: Line, following: Line) -> bool:
    """Whether "1. ..." is followed by the statement "2. ...", and so is the first of a list."""
    number, after = opening_of(line.text).ref or "", opening_of(following.text).ref or ""
    return not following.is_heading and number == "1" and after == "2"


def _shape(line: Line) -> str:
    """The reference of a line with its digits made alike, where it has several parts: "9.99" for "2.10".

    "2.1 Objective one: ..." is what it calls itself, whatever stands beside it.
    """
    opening = opening_of(line.text)
    ref = opening.ref or ""
    return re.sub(r"\d", "9", ref) if "." in ref and not theme_of(opening.rest) else ""
