"""Who and when on two lines of their own under each statement: "Open a shop", "Trade Team", "May 2031"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import as_items
from goldthread.documents.running.lines.subjects import begins_to_act
from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import Fact, fact_of, facts_stated

_LEAST = 2  # statements with both below
_LONGEST = 100  # characters of a name or a time
_BOTH = {Role.OWNER, Role.TIMESCALE}


def who_and_when_in_turn(lines: Sequence[Line]) -> dict[int, tuple[Fact, ...]]:
    """By their places, the lines under statements that hold a name or a time and nothing else, one of each."""
    facts = [_fact(line) for line in lines]
    found: dict[int, tuple[Fact, ...]] = {}
    for place in range(1, len(lines) - 1):
        one, other = facts[place], facts[place + 1]
        if one and other and {one.role, other.role} == _BOTH and place - 1 not in found and _states(lines, place - 1):
            found |= {place: (one,), place + 1: (other,)}
    return found if len(found) >= 2 * _LEAST else {}


def with_items_above(lines: Sequence[Line], told: Container[int]) -> list[Line]:
    """The lines, counted ones over a name and a time taken for items though they look like headings."""
    places = {at for at, line in enumerate(lines) if line.is_heading and at + 1 in told and at + 2 in told}
    return as_items(lines, places) if places else list(lines)


def _states(lines: Sequence[Line], place: int) -> bool:
    """Whether a line says what is to be done: an item of a list, or words that begin with it."""
    line = lines[place]
    opening = opening_of(line.text)
    if theme_of(line.text) or (line.is_heading and not (opening.ref and _ends_below(lines, place + 3))):
        return False
    return line.bullet is not None or opening.ref is not None or begins_to_act(opening.rest)


def _ends_below(lines: Sequence[Line], place: int) -> bool:
    """Whether the paper, the section or the item ends there: nothing else is told under a counted line."""
    return place >= len(lines) or lines[place].is_heading or opening_of(lines[place].text).ref is not None


def _fact(line: Line) -> Fact | None:
    """A name or a time that is all of a line, and no item of a list."""
    text = line.text.strip()
    if line.is_heading or line.bullet is not None or len(text) > _LONGEST or facts_stated(text):
        return None
    if is_timescale(text):
        return Fact(Role.TIMESCALE, str(Role.TIMESCALE), text)
    fact = fact_of(text)
    return fact if fact and fact.role in _BOTH and not fact.is_labelled else None
