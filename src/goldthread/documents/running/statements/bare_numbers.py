"""Statements that begin with a number and no mark behind it, as columns leave them: "2 Open a shop"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.running.headings.themes import under_titles
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import as_items
from goldthread.documents.running.lines.subjects import tells_to_act
from goldthread.documents.textual.cells.numbering import follows
from goldthread.documents.textual.run_on.headings import are_headings

_COUNTED = re.compile(r"(?P<ref>\d{1,2})\s+(?=[A-Z“\"'])")
_LEAST = 4  # statements
_MOSTLY = 0.7  # of them tell somebody to act
_FEWEST_WORDS = 5
_TITLE_WORDS = 14
_FARTHEST = 3  # lines from one to the next


def with_bare_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, the bare numbers told apart from their statements where these count up and say what to do."""
    found: dict[int, re.Match[str]] = {}
    last = -1
    for at, line in enumerate(lines):
        match = _COUNTED.match(line.text) if _may_count(line) else None
        if match and (not found or (at - last <= _FARTHEST and _comes_next(found[last]["ref"], match["ref"]))):
            found[at], last = match, at
    acting = sum(tells_to_act(lines[at].text[match.end() :]) for at, match in found.items())
    if len(found) < _LEAST or acting < _MOSTLY * len(found):
        return list(lines)
    titles = {at - 1 for at in found if at and at - 1 not in found and _may_be_title(lines[at - 1])}
    counted = [
        replace(line, text=line.text[found[at].end() :], number_before=found[at]["ref"]) if at in found else line
        for at, line in enumerate(as_items(lines, found))
    ]
    return list(under_titles(counted, titles))


def _may_count(line: Line) -> bool:
    return line.bullet is None and not line.aside and len(line.text.split()) >= _FEWEST_WORDS


def _may_be_title(line: Line) -> bool:
    """A few words between the statements that are no sentence and no headings of columns."""
    short = line.bullet is None and len(line.text.split()) <= _TITLE_WORDS and line.text[:1].isupper()
    return short and not line.is_heading and line.text.rstrip()[-1] not in ".;,:" and not are_headings(line.text)


def _comes_next(last: str, ref: str) -> bool:
    return follows((int(last),), (int(ref),))
