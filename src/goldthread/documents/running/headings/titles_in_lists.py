"""Items of a list that only say what the items below them are about: "Governance" over what is to be done there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.openings import opening_of
from goldthread.documents.running.lines.dates import find_date
from goldthread.documents.running.lines.labels import split_labels
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.subjects import begins_to_act
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import facts_behind

_LEAST = 2  # such items in one list
_LONGEST = 8  # words of a title
_MOSTLY = 0.5  # of the items below each have somebody or a day of their own
_TELLING = {Role.OWNER, Role.TIMESCALE}


def with_titles_in_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines, such items told of those below each: what has its own owner or day is no part of another action."""
    below = {at: _below(lines, at) for at, line in enumerate(lines) if _could_be_title(line)}
    titles = {at: under for at, under in below.items() if under and _tell_for_themselves(lines, under)}
    if len(titles) < _LEAST:
        return list(lines)
    over = {place: lines[at].text.strip(" :") for at, under in titles.items() for place in under}
    return [replace(line, part=over.get(at)) for at, line in enumerate(lines) if at not in titles]


def _could_be_title(line: Line) -> bool:
    """A few words in a list that neither begin with something to do nor say when or who."""
    if line.bullet is None or line.aside or len(line.text.split()) > _LONGEST or line.text.rstrip()[-1:] in ".;,":
        return False
    return not (begins_to_act(line.text) or _tells(line)) and opening_of(line.text).ref is None


def _below(lines: Sequence[Line], at: int) -> range:
    """The places of the items of the list inside an item."""
    level = lines[at].bullet or 0
    last = at + 1
    while last < len(lines) and (lines[last].bullet or 0) > level:
        last += 1
    return range(at + 1, last)


def _tell_for_themselves(lines: Sequence[Line], under: range) -> bool:
    first = lines[under[0]].bullet
    items = [lines[at] for at in under if lines[at].bullet == first]
    return sum(map(_tells, items)) > _MOSTLY * len(items)


def _tells(line: Line) -> bool:
    """Whether a line says when it is due or who is to do it."""
    facts = {fact.role for fact in (*line.told, *facts_behind(line.text)[1])} | {
        one.role for one in split_labels(line.text)[1]
    }
    return bool(facts & _TELLING) or find_date(line.text) is not None
