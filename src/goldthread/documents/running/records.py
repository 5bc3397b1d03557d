"""Plans written as records: a statement with labelled lines under it, again and again.

The records of a paper become one table with a column for each label, so that whatever reads tables reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile

from goldthread.documents.model import Cell, Document, Grid, Paragraph, Source
from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.counted_headings import with_dated_items
from goldthread.documents.running.label_runs import Labelling, labelled_lines
from goldthread.documents.running.names_above import with_names_above
from goldthread.documents.running.names_in_front import with_names_in_front
from goldthread.documents.running.outline import Line, outline
from goldthread.documents.running.themes import with_titles_below, with_titles_between
from goldthread.documents.running.titles import with_titles
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.content import is_reference
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.tails import Fact
from goldthread.documents.tables.view import Table, words_of

_STATEMENT, _REF, _TITLE = "Action", "Ref", "Title"
_BEGIN = {Role.REF, Role.ACTION, Role.PRIORITY}  # labels that never go on with a record that has its facts
_TELLING = {Role.OWNER, Role.TIMESCALE, Role.SUPPORT, Role.START}
_OF_PRIORITIES = {Role.OUTCOME, Role.OTHER, Role.COMMENTS}  # what is also told of a priority
_SURE = 0.6  # that a label tells of outcomes
_PAGED = {"pdf", "text"}


@dataclass
class _Record:
    """One action: what stands before its labels, and the lines that each label heads."""

    before: list[Line] = field(default_factory=list)
    values: dict[str, list[tuple[str, Line]]] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)
    of_heading: list[str] = field(default_factory=list)  # what is said of the heading over it
    waiting: str | None = None  # a label whose value stands in the next paragraphs

    @property
    def calls_itself_action(self) -> bool:
        """ "Action: ..." with something told of it."""
        return Role.ACTION in self.roles and len(self.roles) > 1

    def add(self, fact: Fact, line: Line) -> None:
        key = words_of(fact.label)
        self.printed.setdefault(key, fact.label)
        self.values.setdefault(key, [])
        self.roles.add(fact.role)
        if fact.value:
            self.values[key].append((fact.value, line))
        self.waiting = None if fact.value else key

    def begins_again(self, fact: Fact) -> bool:
        """Whether a label can only belong to the next record."""
        return words_of(fact.label) in self.values or (fact.role in _BEGIN and bool(self.roles & _TELLING))


def records_of(document: Document) -> Table | None:
    """The records of a paper as a table, or None when it holds no two of them."""
    lines = [line for line in outline(document) if not line.aside]
    lines = with_dated_items(with_names_in_front(with_names_above(lines)))
    lines = with_titles_between(with_titles_below(lines))
    gathered = _gathered(with_titles(labelled_lines(lines)))
    records = [record for record in _under_headings(gathered) if record.values]
    records = list(dropwhile(_only_introduces, records))
    told = any(record.roles & _TELLING for record in records)
    telling = [record for record in records if record.roles & _TELLING or (told and record.calls_itself_action)]
    if len(telling) < 2 or len(telling) < 0.6 * len(records):
        return None
    return _table(records, paged=document.kind in _PAGED)


def _only_introduces(record: _Record) -> bool:
    """What a paper says of itself over its first records: sentences, and the name of a part of it."""
    said = record.before[-1].text.rstrip() if record.before else ""
    return record.roles <= {Role.PRIORITY} and said.endswith(".")


def _gathered(lines: Sequence[Labelling]) -> list[_Record]:
    records: list[_Record] = []
    current, pending = _Record(), list[Line]()
    for line, before, facts in ((one.line, one.before, one.facts) for one in lines):
        if not facts:
            if current.waiting and not line.is_heading:
                current.values[current.waiting].append((line.text, line))
                if line.bullet is None:
                    current.waiting = None
            elif pending and _is_rest(pending[-1], line):
                pending[-1] = pending[-1].saying(f"{pending[-1].text} {line.text}")
            else:
                pending.append(line)
            continue
        if before:
            pending.append(replace(line, text=before, printed=line.printed or line.text))
        if pending or current.begins_again(facts[0]):
            records.append(current)
            current, pending = _Record(pending), []
        for fact in facts:
            if current.begins_again(fact) and fact.role in _BEGIN:
                records.append(current)
                current = _Record()
            current.add(fact, line)
    records.append(current)
    return records


def _is_rest(above: Line, line: Line) -> bool:
    """Whether a line goes on in small letters with an action that calls itself one."""
    return line.text[:1].islower() and line.bullet is None and opening_of(above.text).named


def _under_headings(records: Sequence[_Record]) -> list[_Record]:
    """The records without those that say something of a heading alone: it stands over the next one."""
    out: list[_Record] = []
    held: list[Line] = []
    told: list[str] = []
    led = _led_themes(records)
    for record in records:
        record.before[:0], held = held, []
        record.of_heading, told = told, []
        if record in led:
            held = [*record.before[:-1], replace(record.before[-1], is_heading=True, bullet=None)]
            told = list(_told(record))
            continue
        heads = record.before and all(line.is_heading for line in record.before)
        if heads and record.roles and record.roles <= _OF_PRIORITIES and record is not records[-1]:
            held, told = record.before, list(_told(record))
        else:
            out.append(record)
    return out


def _led_themes(records: Sequence[_Record]) -> list[_Record]:
    """Those that only say who leads, under a label that no record with a time bears: titles of several."""
    dated = [record for record in records if Role.TIMESCALE in record.roles]
    theirs = {key for record in dated for key in record.values}
    lone = [
        record
        for record in records
        if record.before
        and Role.OWNER in record.roles
        and record.roles <= _OF_PRIORITIES | {Role.OWNER}
        and not theirs & set(record.values)
    ]
    return lone if len(lone) > 1 and len(dated) > len(lone) and records[-1] not in lone else []


def _told(record: _Record) -> Iterator[str]:
    """What a record says, as the lines it came from."""
    for key, values in record.values.items():
        for value, _ in values:
            yield f"{record.printed[key]}: {value}"


@dataclass(frozen=True)
class _Head:
    """What stands before the labels of a record, told apart."""

    banner: Line | None
    title: Line | None
    statement: tuple[Line, ...]
    number: Line | None = None  # a reference on a line of its own


def _heads(records: Sequence[_Record]) -> list[_Head]:
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
    out = []
    for above, said, number in zip(headings, stated, numbers, strict=True):
        title = above[-1] if titled and above else None
        rest = above[:-1] if title else above
        out.append(_Head(rest[-1] if rest else None, title, tuple(said), number))
    return out


def _told_once(headings: Sequence[list[Line]]) -> list[list[Line]]:
    """The headings without those that come again under others ("Why", "What we will do")."""
    times = Counter(line.text for above in headings for line in above)
    return [[line for line in above if times[line.text] == 1] or above for above in headings]


def _only_counts(line: Line) -> bool:
    """ "3.1" or "Action 4" on a line of its own."""
    return is_reference(line.text) or (opening_of(line.text).named and not opening_of(line.text).rest)


def _statement(before: Sequence[Line]) -> list[Line]:
    """The paragraph nearest to the labels with the bullets under it; a heading where nothing else stands there."""
    start = len(before) - 1
    while start > 0 and before[start].bullet is not None and not _is_list_of_actions(before, start):
        start -= 1
    return list(before[max(start, 0) :])


def _is_list_of_actions(before: Sequence[Line], place: int) -> bool:
    """Whether the line above a bullet is no lead-in to it."""
    above = before[place - 1]
    return above.is_heading or not (above.text.rstrip().endswith(":") or above.bullet is not None)


def _table(records: Sequence[_Record], *, paged: bool) -> Table:
    heads = _heads(records)
    labels = _columns(records)
    order = [_REF, _STATEMENT, *labels, _TITLE]
    printed = {key: record.printed[key] for record in records for key in record.printed}
    sheet = _Sheet(len(order), paged)
    sheet.row([(col, [Paragraph(printed.get(key, key))], None) for col, key in enumerate(order)], header=True)
    shown: str | None = None
    parts = {head.banner.text if head.banner else None for head in heads}
    for record, head in zip(records, heads, strict=True):
        banner = head.banner
        if banner and banner.text != shown and (len(parts) > 1 or theme_of(banner.text)):
            sheet.banner(banner, record.of_heading)
            shown = banner.text
        sheet.row(list(_cells(record, head, order)))
    return sheet.table()


def _columns(records: Sequence[_Record]) -> list[str]:
    """The labels in the order in which most records print them."""
    times = Counter(key for record in records for key in record.values)
    return list(dict.fromkeys(key for record in records for key in record.values if times[key] > 0))


def _cells(record: _Record, head: _Head, order: Sequence[str]) -> Iterator[tuple[int, list[Paragraph], Line | None]]:
    named = opening_of(head.statement[0].text) if head.statement else None
    said = [Paragraph(line.text, line.bullet if place else None) for place, line in enumerate(head.statement)]
    if named and named.named and named.rest:
        said[0] = Paragraph(named.rest)
        yield 0, [Paragraph(named.ref or "")], head.statement[0]
    elif head.number:
        yield 0, [Paragraph(opening_of(head.number.text).ref or head.number.text)], head.number
    elif head.title and (number := opening_of(head.title.text).ref):
        yield 0, [Paragraph(number)], head.title
    elif (lost := _said_of_lost(record)) and not head.statement:
        yield 1, [Paragraph(line.text) for line in lost], lost[0]
    if said:
        yield 1, said, head.statement[0]
    for key, values in record.values.items():
        if values:
            yield order.index(key), [Paragraph(text, line.bullet) for text, line in values], values[0][1]
    if head.title and said:
        yield len(order) - 1, [Paragraph(opening_of(head.title.text).rest)], head.title


def _said_of_lost(record: _Record) -> list[Line]:
    """What is to come of an action whose own words an extraction lost: nothing else says what it is."""
    if Role.ACTION in record.roles:
        return []
    outcomes = [key for key in record.values if heading_scores(record.printed[key]).get(Role.OUTCOME, 0.0) >= _SURE]
    return [line.saying(value) for key in outcomes for value, line in record.values[key]]


class _Sheet:
    """A grid written row by row, with the place in the paper that each cell comes from."""

    def __init__(self, cols: int, paged: bool) -> None:
        self.cols, self.rows, self.paged = cols, 0, paged
        self.cells: list[Cell] = []
        self.sources: dict[tuple[int, int], Source] = {}

    def row(self, cells: Sequence[tuple[int, list[Paragraph], Line | None]], *, header: bool = False) -> None:
        for col, paragraphs, line in cells:
            self._add(Cell(self.rows, col, tuple(paragraphs), header=header), line)
        self.rows += 1

    def banner(self, line: Line, told: Sequence[str]) -> None:
        said = (Paragraph(line.text), *map(Paragraph, told))
        self._add(Cell(self.rows, 0, said, colspan=self.cols), line)
        self.rows += 1

    def _add(self, cell: Cell, line: Line | None) -> None:
        self.cells.append(cell)
        if line is not None:
            page = line.page if self.paged else None
            quote = line.printed or cell.text  # a statement with who and when behind it is quoted whole
            self.sources[cell.row, cell.col] = Source(page, None, line.number, None, quote[:500])

    def table(self) -> Table:
        return Table(Grid(self.rows, self.cols, tuple(self.cells)), sources=self.sources)
