"""Which of the words around small tables alike say what is to be done: a heading, a bullet or a sentence.

Such a paper sets all of its statements alike, so that what stands around most tables tells of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from goldthread.documents.model import Paragraph
from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cells.content import says_what_to_do
from goldthread.documents.tables.grouping.priorities import is_labelled, is_side_line

_MOSTLY = 0.8  # of the tables have a heading of their own
_NEARLY_ALL = 0.9  # of them have words on the side where statements stand
Lines = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Around:
    """What stands between a table and the tables before and behind it."""

    before: Lines
    after: Lines


@dataclass(frozen=True)
class Told:
    """The statement of one table, with its title where it has one, and what else is said of it.

    ``groups`` are the lines before it that may name what it belongs to.
    """

    groups: Lines
    statement: Lines
    title: Paragraph | None = None
    more: Lines = ()


def statements_around(tables: Sequence[Around]) -> list[Told | None]:
    """What each of the tables tells of; nothing at all where it stands on neither side of nearly all of them."""
    own = sum(any(_heads(line) for line in table.before) for table in tables)
    if own >= _MOSTLY * len(tables) and _differ(tables):
        return _under_headings(tables)
    over = [_items(_under_last_heading(table.before)) for table in tables]
    below = [_items(_up_to_heading(table.after)) for table in tables]
    over_all = sum(map(bool, over)) >= _NEARLY_ALL * len(tables)
    if not over_all and sum(map(bool, below)) >= _NEARLY_ALL * len(tables):
        return _below(tables, below)
    if not any(over):
        return []
    usual = _usual(over)
    near = [items[-usual:] for items in over]
    place = _place_of_most(near)
    return [
        _among(_groups(table.before), items, place) if items else _heading_alone(table)
        for table, items in zip(tables, near, strict=True)
    ]


def _below(tables: Sequence[Around], items: Sequence[list[Lines]]) -> list[Told | None]:
    """The statements where each stands behind its table; what stands before it is told of the table before that."""
    usual = _usual(items)
    near = [own[:usual] for own in items]
    place = _place_of_most(near)
    return [
        _among(_from_heading(table.before), own, place) if own else None
        for table, own in zip(tables, near, strict=True)
    ]


def _under_headings(tables: Sequence[Around]) -> list[Told | None]:
    """The statements where each table has a heading of its own: that, or what stands below it."""
    heads = [next((line for line in reversed(table.before) if _heads(line)), None) for table in tables]
    below = [_items(_under_last_heading(table.before)) for table in tables]
    named = sum(_acts(head.text) for head in heads if head)
    told = sum(_acting(items) is not None for items in below)
    place = _place_of_most(below)
    found: list[Told | None] = []
    for table, head, items in zip(tables, heads, below, strict=True):
        groups = _groups(table.before[: table.before.index(head)] if head else table.before)
        if head is None:
            found.append(_among(groups, items, place) if items else None)
        elif named >= told or not items:
            parts = _led_in(head, _flat(items))
            found.append(Told(groups, (replace(head, heading=None), *parts), more=_flat(items)[len(parts) :]))
        else:
            found.append(replace(_among(groups, items, place), title=replace(head, heading=None)))
    return found


def _led_in(head: Paragraph, lines: Lines) -> Lines:
    """The bullets right under a heading that ends in a colon."""
    return tuple(takewhile(lambda line: line.bullet is not None, lines)) if _leads_in(head) else ()


def _heading_alone(table: Around) -> Told | None:
    """A heading right over a table, where other tables have sentences."""
    if not table.before or not _heads(table.before[-1]):
        return None
    return Told(_groups(table.before[:-1]), (replace(table.before[-1], heading=None),))


def _place_of_most(items: Sequence[list[Lines]]) -> int:
    """Where among its items most tables have the one that says what to do, counted from the last (-1)."""
    places = [at - len(own) for own in items if len(own) > 1 and (at := _acting(own)) is not None]
    return Counter(places).most_common(1)[0][0] if places else -1


def _acting(items: Sequence[Lines]) -> int | None:
    return next((at for at, item in enumerate(items) if _acts(item[0].text)), None)


def _among(groups: Lines, items: Sequence[Lines], usual: int) -> Told:
    """The first of some items that says what to do, or the one in its usual place."""
    acting = _acting(items)
    place = max(usual + len(items), 0) if acting is None else acting
    first, *others = items[place]
    more = _flat([*items[:place], *items[place + 1 :]])
    return Told(groups, (replace(first, bullet=None), *others), more=more)


def _usual(items: Sequence[list[Lines]]) -> int:
    """How many items stand with most tables; more are an introduction."""
    return max(1, Counter(len(own) for own in items if own).most_common(1)[0][0])


def _items(lines: Lines) -> list[Lines]:
    """Paragraphs and bullets, each with the bullets that it leads in; a single bullet is never one of a list."""
    out: list[Lines] = []
    for at, line in enumerate(lines):
        listed = line.bullet is not None and bool(out) and out[-1][0].bullet is None
        if listed and (_leads_in(out[-1][0]) or _follows(lines, at)):
            out[-1] = (*out[-1], line)
        else:
            out.append((line,))
    return out


def _leads_in(line: Paragraph) -> bool:
    return line.text.rstrip().endswith(":")


def _follows(lines: Lines, at: int) -> bool:
    """Whether a bullet stands beside another one."""
    return any(0 <= other < len(lines) and lines[other].bullet is not None for other in (at - 1, at + 1))


def _acts(text: str) -> bool:
    rest = opening_of(text).rest
    return opening_of(text).named or says_what_to_do(rest)


def _heads(line: Paragraph) -> bool:
    return line.heading is not None and not _names_group(line.text)


def _names_group(text: str) -> bool:
    """Whether a line calls itself a priority; "Commitment 3. We will open a room" is what is to be done."""
    opening = opening_of(text)
    return is_labelled(text) and not (opening.named and says_what_to_do(opening.rest))


def _differ(tables: Sequence[Around]) -> bool:
    """Whether the last headings before the tables are not the same few words again and again."""
    last = [next((line.text for line in reversed(table.before) if _heads(line)), "") for table in tables]
    return len(set(last)) > _MOSTLY * len(last)


def _under_last_heading(lines: Lines) -> Lines:
    named = [at for at, line in enumerate(lines) if line.heading is not None or _names_group(line.text)]
    rest = lines[named[-1] + 1 :] if named else lines
    return tuple(line for line in rest if line.text.strip() and not is_side_line(line.text))


def _up_to_heading(lines: Lines) -> Lines:
    rest = takewhile(lambda line: line.heading is None and not _names_group(line.text), lines)
    return tuple(line for line in rest if line.text.strip())


def _from_heading(lines: Lines) -> Lines:
    return _groups(lines[len(_up_to_heading(lines)) :])


def _groups(lines: Lines) -> Lines:
    """The lines that may name what follows: headings, names of priorities and what is said of those."""
    return tuple(line for line in lines if line.heading or _names_group(line.text) or is_side_line(line.text))


def _flat(items: Sequence[Lines]) -> Lines:
    return tuple(line for item in items for line in item)
