"""What stands before the labels of records: their statements, the titles over them and over several of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.headings.themes import outermost_themes
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.subjects import begins_to_act
from goldthread.documents.running.records.record import Record
from goldthread.documents.tables.cells.content import is_reference
from goldthread.documents.tables.columns import Role

_TITLE_WORDS = 30
_MOST_PARTS = 8
_PART_WORDS = 25
_LEAST_THEMES = 2  # headings that call themselves priorities


@dataclass(frozen=True)
class Head:
    """What stands before the labels of a record, told apart."""

    banners: tuple[Line, ...]  # the nearest heading, under the priority it is a part of
    title: Line | None
    statement: tuple[Line, ...]
    number: Line | None = None  # a reference on a line of its own
    parts: frozenset[str] = frozenset()  # those of the banners that name a part of a priority


def heads_of(records: Sequence[Record]) -> list[Head]:
    """Statements, the titles over them and the banners over several records."""
    numbers = [next((line for line in reversed(one.before) if _only_counts(line)), None) for one in records]
    befores = [[line for line in record.before if not _only_counts(line)] for record in records]
    stated = [
        [] if Role.ACTION in record.roles else _statement(before)
        for record, before in zip(records, befores, strict=True)
    ]
    headings = [
        [line for line in before[: len(before) - len(said)] if line.is_heading]
        for before, said in zip(befores, stated, strict=True)
    ]
    own = sum(bool(above) for above in headings)
    titled = own >= 0.8 * len(records) and any(len(above) > 1 for above in headings[1:])
    titled = titled or (own == len(records) > 2)
    if not titled:
        headings = _told_once(headings)
    if not titled and (over := _titles_over(records, befores)):
        headings = over
    themed = sum(any(theme_of(line.text) for line in above) for above in headings) >= _LEAST_THEMES
    themes = outermost_themes([line for above in headings for line in above]) if themed else frozenset()
    out = []
    for above, said, number in zip(headings, stated, numbers, strict=True):
        title = above[-1] if titled and above else None
        banners = _banners(above[:-1] if title else above, themes)
        parts = frozenset(line.text for line in banners if line.text not in themes) if themed else frozenset()
        out.append(Head(banners, title, tuple(said), number, parts))
    return out


def _banners(above: Sequence[Line], themes: Container[str]) -> tuple[Line, ...]:
    """The nearest of some headings, and the priority over it where priorities call themselves so."""
    theme = next((line for line in reversed(above) if line.text in themes), None)
    return tuple(dict.fromkeys([*([theme] if theme else []), *above[-1:]]))


def _titles_over(records: Sequence[Record], befores: Sequence[list[Line]]) -> list[list[Line]]:
    """The plain line over the first of several records that each call themselves an action, over some later ones too.

    They are titles if they are alike: short, and all of them sentences or none.
    """
    own = [Role.ACTION in record.roles for record in records]
    over = [before[-1:] for before in befores]
    titles = [line for lines in over for line in lines]
    ends = {line.text.rstrip()[-1:] in ".;" for line in titles}
    short = all(len(line.text.split()) <= _TITLE_WORDS for line in titles)
    plain = all(line.bullet is None and not line.is_heading for before in befores for line in before)
    several = len(titles) > 1 and len(titles) < len(records) and bool(over[0])
    return over if all(own) and plain and several and short and len(ends) == 1 else []


def _told_once(headings: Sequence[list[Line]]) -> list[list[Line]]:
    """The headings without those that come again under others ("Why", "What we will do")."""
    times = Counter(line.text for above in headings for line in above)
    return [[line for line in above if times[line.text] == 1] or above for above in headings]


def _only_counts(line: Line) -> bool:
    """ "3.1" or "Action 4" on a line of its own."""
    return is_reference(line.text) or (opening_of(line.text).named and not opening_of(line.text).rest)


def _statement(before: Sequence[Line]) -> list[Line]:
    """The paragraph nearest to the labels with the bullets under it; a heading where nothing else stands there."""
    if led := _led_in(before):
        return led
    start = len(before) - 1
    while start > 0 and before[start].bullet is not None and not _is_list_of_actions(before, start):
        start -= 1
    return list(before[max(start, 0) :])


def _led_in(before: Sequence[Line]) -> list[Line]:
    """ "A4 Replace the lamps with:" and the lines below it that a text printed without their bullets."""
    for start in range(len(before) - 2, max(-1, len(before) - 2 - _MOST_PARTS), -1):
        line, parts = before[start], before[start + 1 :]
        if not all(_may_be_part(part) for part in parts):
            return []
        if line.text.rstrip().endswith(":") and opening_of(line.text).ref and not line.is_heading:
            return [line, *(replace(part, bullet=0) for part in parts)]
    return []


def _may_be_part(line: Line) -> bool:
    plain = line.bullet is None and not line.is_heading and opening_of(line.text).ref is None
    return plain and line.text[:1].islower() and len(line.text.split()) <= _PART_WORDS


def _is_list_of_actions(before: Sequence[Line], place: int) -> bool:
    """Whether the line above a bullet is no lead-in to it."""
    above = before[place - 1]
    counted, ends = opening_of(above.text).ref is not None, above.text.rstrip().endswith(":")
    if above.is_heading:
        return not (counted and ends)  # "1.2 Agree with those who know:"
    parts = before[place].text[:1].islower() and begins_to_act(above.text)  # "Mend the lamps on" over "the quay"
    return not (counted or ends or parts or above.bullet is not None or above.told)
