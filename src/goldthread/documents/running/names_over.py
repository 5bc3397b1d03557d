"""Headings that only say who: "Trade Team" over what it is to do, below the heading that says what about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.openings import numbered_title, opening_of, theme_of
from goldthread.documents.running.labels import split_labels
from goldthread.documents.running.outline import Line
from goldthread.documents.running.subjects import names_body
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.names import is_body, is_post
from goldthread.documents.tables.tails import facts_behind

_LEAST = 2  # headings that say who, different ones
_MOSTLY = 0.5  # of the headings beside them do; of what stands under them less says who by itself
_LONGEST = 14  # words of a heading without what is added to its name
_ADDED = re.compile(r"\s*\([^()]*\)|,? \(?(?:with|alongside|jointly|together|in partnership)\b.*$", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:plan|strategy|response|report|framework|policy|review)s?\b(?=\W*$|\s+(?:of|to|by|for|from|\d))",
    re.IGNORECASE,
)


def names_who(heading: str) -> bool:
    """Whether a heading is the name of a body or post, or of several, and not of its paper."""
    name = _ADDED.sub("", heading).strip(" :,")
    if not name or len(name.split()) > _LONGEST or theme_of(heading) or numbered_title(heading)[0]:
        return False
    return (names_body(name) or is_body(name) or is_post(name)) and not _PAPER.search(name)


def with_names_over(lines: Sequence[Line]) -> list[Line]:
    """The lines, each such heading told of what stands under it, where several stand beside each other."""
    named = [line for line in lines if line.is_heading and line.above and names_who(line.text)]
    parents = {line.above for line in named}
    beside = [line for line in lines if line.is_heading and line.above in parents]
    if len({line.text for line in named}) < _LEAST or len(named) <= _MOSTLY * len(beside):
        return list(lines)
    places = {(line.above, line.text) for line in named}
    under = [line for line in lines if not line.is_heading and (line.above, line.heading) in places]
    if not under or sum(map(_says_who, under)) >= _MOSTLY * len(under):
        return list(lines)
    return [
        _done_by(line) if (line.above, line.heading) in places else line
        for line in lines
        if not (line.is_heading and (line.above, line.text) in places)
    ]


def _done_by(line: Line) -> Line:
    """A line whose heading is who is to do it, below the heading above that."""
    return replace(line, heading=line.above[-1], above=line.above[:-1], who_before=line.heading)


def _says_who(line: Line) -> bool:
    told = {one.role for one in split_labels(line.text)[1]} | {
        fact.role for fact in facts_behind(opening_of(line.text).rest)[1]
    }
    return Role.OWNER in told
