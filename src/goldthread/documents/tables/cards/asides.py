"""Small tables of who, when and what it costs, each told of the statement that stands right over it or beside it.

A paper has dozens of them, alike in their labels, and what is to be done stands around them in running text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph, Source
from goldthread.documents.tables.cards.heads import Head, head_of, head_with_standing
from goldthread.documents.tables.cards.labels import Field, is_long, may_act, role_of
from goldthread.documents.tables.cards.statements import Around, Told, statements_around
from goldthread.documents.tables.cards.tables import Card
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.view import Table

_LEAST = 2  # tables alike
_MOST_ROWS = 10  # of labels beside their values
_MOST_COLS = 8  # of labels over their values
_MOSTLY = 0.8
_TELLING = {Role.OWNER, Role.TIMESCALE}
Pair = tuple[Cell, Cell]  # a label and its value


def asides_of(tables: Sequence[Table]) -> list[list[Card]]:
    """For each table the card that it makes with the statement it tells of; none where it is no such table."""
    facts = _facts_of(tables)
    places = [place for place, pairs in enumerate(facts) if pairs]
    cards: list[list[Card]] = [[] for _ in tables]
    if len(places) < _LEAST or _stand_over_tables(tables, places):
        return cards
    around = statements_around([Around(tables[at].before, _after(tables, at)) for at in places])
    for place, told in zip(places, around, strict=False):
        if told is not None:
            table = replace(tables[place], before=told.groups)
            said = [(label.text.strip(" :\n"), value) for label, value in facts[place]]
            cards[place] = [_card(table, told, said)]
    return cards


def _card(table: Table, told: Told, said: Sequence[Field]) -> Card:
    statement = _around(told.statement)
    own = _head(statement)
    over = _head(_around([told.title])) if told.title else None
    stood = next((head for line in told.more if (head := head_with_standing(line.text))), Head())
    more = [line for line in told.more if not head_with_standing(line.text)]
    number = own.number or stood.number or (over.number if over else None)
    fields = [
        *([("Ref", number)] if number else []),
        ("Action", own.title or statement),
        *([("Title", over.title)] if over and over.title else []),
        *own.told,
        *stood.told,
        *said,
        *([("Comments", _around(more))] if more else []),
    ]
    sources = {**table.sources, (0, 0): Source(table.page, None, quote=statement.text[:500])}
    return Card(tuple(fields), replace(table, sources=sources))


def _head(stated: Cell) -> Head:
    """A statement with its number told apart."""
    head = head_of([stated])
    return head if head and head.title else Head(title=stated)


def _around(lines: Iterable[Paragraph]) -> Cell:
    """Lines that stand outside a table, as a cell in the place of its first label."""
    return Cell(0, 0, tuple(lines))


def _after(tables: Sequence[Table], place: int) -> tuple[Paragraph, ...]:
    """What stands between a table and the next one, or behind the last."""
    return tables[place].after or (tables[place + 1].before if place + 1 < len(tables) else ())


def _facts_of(tables: Sequence[Table]) -> list[list[Pair]]:
    """The labels of each table with their values, where other tables have the same and no label says what to do."""
    laid = [_ways(table) for table in tables]
    times = Counter(text for ways in laid for text in {_text(label) for pairs in ways for label, _ in pairs})
    return [max((pairs for pairs in ways if _tells(pairs, times)), key=_known, default=[]) for ways in laid]


def _ways(table: Table) -> list[list[Pair]]:
    """The ways to read a small table: a row of labels over a row of values, or labels beside their values."""
    rows = [table.starting(row) for row in range(min(table.rows, _MOST_ROWS + 1))]
    rows = [cells for cells in rows if any(cell.text.strip() for cell in cells)]
    ways: list[list[Pair]] = []
    if len(rows) == 2 and 2 <= len(rows[0]) == len(rows[1]) <= _MOST_COLS:
        ways.append(list(zip(*rows, strict=True)))
    if len(rows) <= _MOST_ROWS and all(len(cells) in (2, 4) for cells in rows):
        ways.append([pair for cells in rows for pair in zip(cells[::2], cells[1::2], strict=True)])
    return [[pair for pair in pairs if pair[0].text.strip()] for pairs in ways]


def _tells(pairs: Sequence[Pair], times: Counter[str]) -> bool:
    """Whether the labels say who or when but not what, and stand in other tables too."""
    again = sum(times[_text(label)] >= _LEAST for label, _ in pairs)
    roles = {role_of(label.text) for label, _ in pairs}
    short = not any(is_long(label.text) for label, _ in pairs)
    acts = any(may_act(label.text) and role_of(label.text) in (Role.ACTION, None) for label, _ in pairs)
    return again >= max(2, _MOSTLY * len(pairs)) and short and bool(roles & _TELLING) and not acts


def _known(pairs: Sequence[Pair]) -> int:
    return sum(role_of(label.text) is not None for label, _ in pairs)


def _text(label: Cell) -> str:
    return " ".join(label.text.split()).strip(" :").lower()


def _stand_over_tables(tables: Sequence[Table], places: Sequence[int]) -> bool:
    """Whether most of such tables are followed at once by a table of another kind: that one has the actions."""
    others = sum(
        place + 1 < len(tables) and place + 1 not in places and not _words(tables[place + 1].before)
        for place in places
    )
    return others > 0.5 * len(places)


def _words(lines: Iterable[Paragraph]) -> bool:
    return any(line.text.strip() for line in lines)
