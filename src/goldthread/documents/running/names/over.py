"""Headings that only say who: "Trade Team" over what it is to do, below the heading that says what about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from goldthread.documents.openings import numbered_title, opening_of, theme_of
from goldthread.documents.running.lines.labels import split_labels
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.subjects import names_somebody
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.plan_headings import says_what_about
from goldthread.documents.tables.rows.tails import facts_behind

_LEAST = 2  # headings that say who, different ones
_MOSTLY = 0.5  # of the headings beside them do; of what stands under them less says who by itself
_LONGEST = 14  # words of a heading without what is added to its name
_ADDED = re.compile(r"\s*\([^()]*\)|,? \(?(?:with|alongside|jointly|together|in partnership)\b.*$", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:plan|strategy|response|report|framework|policy|review)s?\b(?=\W*$|\s+(?:of|to|by|for|from|\d))",
    re.IGNORECASE,
)

_Place = tuple[tuple[str, ...], str | None]


def names_who(heading: str) -> bool:
    """Whether a heading is the name of a body or post, or of several, and neither of its paper nor a sentence."""
    name = _ADDED.sub("", heading).strip(" :,")
    if (
        not name
        or name.endswith(".")
        or len(name.split()) > _LONGEST
        or theme_of(heading)
        or numbered_title(heading)[0]
    ):
        return False
    return names_somebody(name) and not _PAPER.search(name)


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
    return list(_told_of(lines, places, _levels_with_both(lines, places)))


def _levels_with_both(lines: Sequence[Line], places: Container[_Place]) -> frozenset[tuple[str, ...]]:
    """What stands over headings that say who and others that say what about, which look alike."""
    others = {(line.above, line.text) for line in lines if line.is_heading and says_what_about(line.text)}
    times = Counter(above for above, text in others if (above, text) not in places)
    return frozenset(above for above, count in times.items() if count >= _LEAST)


def _told_of(lines: Sequence[Line], places: Container[_Place], both: Container[tuple[str, ...]]) -> Iterator[Line]:
    """The lines, who is to do them told apart from the heading above that, or from the last one that looks alike."""
    last: dict[tuple[str, ...], str] = {}
    for line in lines:
        place = (line.above, line.text if line.is_heading else line.heading)
        if place not in places:
            if line.is_heading and line.above in both:
                last[line.above] = line.text
            yield line
        elif not line.is_heading:
            *above, over = (*line.above, last[line.above]) if line.above in last else line.above
            yield replace(line, heading=over, above=tuple(above), who_before=line.heading)


def _says_who(line: Line) -> bool:
    told = {one.role for one in split_labels(line.text)[1]} | {
        fact.role for fact in facts_behind(opening_of(line.text).rest)[1]
    }
    return Role.OWNER in told
