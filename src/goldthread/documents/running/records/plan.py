"""Plans written as records: a statement with labelled lines under it, again and again.

The records of a paper become one table with a column for each label, so that whatever reads tables reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from goldthread.documents.model import Cell, Document, Grid, Paragraph, Source
from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.headings.counted import with_dated_items
from goldthread.documents.running.headings.false import without_false_headings
from goldthread.documents.running.headings.over_rows import with_titles_over_rows
from goldthread.documents.running.headings.standing import with_standing_told
from goldthread.documents.running.headings.themes import with_titles_below, with_titles_between
from goldthread.documents.running.lines.outline import Line, outline
from goldthread.documents.running.lines.rows import with_rows_apart
from goldthread.documents.running.lines.subjects import begins_to_act
from goldthread.documents.running.names.above import with_names_above
from goldthread.documents.running.names.in_front import with_names_in_front
from goldthread.documents.running.records.gathering import gathered_records
from goldthread.documents.running.records.groups import outcomes_of_group, title_of_group, with_groups_apart
from goldthread.documents.running.records.heads import Head, heads_of
from goldthread.documents.running.records.label_runs import labelled_lines
from goldthread.documents.running.records.labels import from_first_priority, with_one_label_for_each
from goldthread.documents.running.records.lettered_parts import with_lettered_parts
from goldthread.documents.running.records.record import BEGIN, TELLING, Record
from goldthread.documents.running.records.shared_facts import with_shared_facts
from goldthread.documents.running.records.titles import with_titles
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.view import Table

_STATEMENT, _REF, _TITLE = "Action", "Ref", "Title"
_OF_PRIORITIES = {Role.OUTCOME, Role.RECOMMENDATION, Role.OTHER, Role.COMMENTS}  # what is also told of a priority
_TOLD_AS = {Role.OUTCOME: "Outcome", Role.RECOMMENDATION: "Recommendations", Role.OWNER: "Lead"}
_LEAST_ALIKE = 3  # records that bear a label, before one in front of them with none of their labels is no action
_PRIORITY, _PART = 2, 3  # levels of headings
_PAGED = {"pdf", "text"}


def records_of(document: Document, aside: Container[int] = ()) -> Table | None:
    """The records of a paper as a table, or None when it holds no two; ``aside``: paragraphs (from 1) left out."""
    lines = with_standing_told([line for line in outline(document, aside) if not line.aside])
    lines = with_names_in_front(with_names_above(with_titles_over_rows(with_rows_apart(lines))))
    lines = with_dated_items(without_false_headings(lines))
    lines = with_lettered_parts(with_titles_between(with_titles_below(lines)))
    gathered = with_shared_facts(gathered_records(with_titles(labelled_lines(lines))))
    labels = Counter(key for record in gathered if record.roles & TELLING for key in record.values)
    grouped = with_groups_apart(gathered)
    of_plan = list(dropwhile(lambda record: _only_introduces(record, labels), grouped))
    of_paper = sum(bool(record.values) for record in grouped) - sum(bool(record.values) for record in of_plan)
    records = [one for one in from_first_priority(_under_headings(of_plan)) if _may_be_of_plan(one, labels)]
    records = with_one_label_for_each(records)
    told = any(record.roles & TELLING for record in records)
    telling = [record for record in records if record.roles & TELLING or (told and record.calls_itself_action)]
    if len(telling) < 2 or len(telling) < 0.6 * (len(records) + of_paper):
        return None
    return _table(records, paged=document.kind in _PAGED)


def _only_introduces(record: Record, labels: Counter[str]) -> bool:
    """What a paper says of itself over its first records: sentences and the name of a part of it, or facts under
    labels that no action has ("Report of: ...", "Exempt information: ...", "Date: ...").
    """
    said = record.before[-1].text.rstrip() if record.before else ""
    if record.roles <= {Role.PRIORITY} and said.endswith("."):
        return True
    if any(theme_of(line.text) for line in record.before) or any(labels[key] > 1 for key in record.values):
        return False
    strange = bool(record.roles & TELLING) and max(labels.values(), default=0) >= _LEAST_ALIKE and not _states(said)
    return strange or not (record.roles & (TELLING | BEGIN | {Role.OUTCOME}) or any(map(labels.get, record.values)))


def _may_be_of_plan(record: Record, labels: Counter[str]) -> bool:
    """Whether something is told of it that is told of actions; "For information: ..." over an appendix is not."""
    of_actions = bool(record.roles & TELLING) or any(labels[key] for key in record.values)
    return of_actions or (bool(record.values) and any(theme_of(line.text) for line in record.before))


def _states(text: str) -> bool:
    opening = opening_of(text)
    labelled = ":" in " ".join(text.split()[:3])  # "Meeting: Tuesday 9 May"
    return opening.ref is not None or (begins_to_act(opening.rest) and not labelled)


def _under_headings(records: Sequence[Record]) -> list[Record]:
    """The records without those that say something of a heading alone: it stands over the next one."""
    out: list[Record] = []
    held: list[Line] = []
    told: list[str] = []
    led = _led_themes(records)
    for record in records:
        record.before[:0], held = held, []
        record.of_heading, told = told, []
        if title := title_of_group(record):
            held, told = [title], outcomes_of_group(record)
            continue
        if record in led:
            title = replace(record.before[-1], is_heading=True, bullet=None)
            held = _over_sentences(record) or [*record.before[:-1], title]
            told = list(_told(record))
            continue
        heads = _over_record(record)
        if heads and record.roles and record.roles <= _OF_PRIORITIES and record is not records[-1]:
            held, told = heads, [*record.of_heading, *_told(record)]
        else:
            out.append(record)
    return out


def _over_record(record: Record) -> list[Line]:
    """The headings of a record that has nothing else before its labels, or only sentences under a priority."""
    if all(line.is_heading for line in record.before):
        return record.before
    return _over_sentences(record) if record.roles <= _OF_PRIORITIES else []


def _over_sentences(record: Record) -> list[Line]:
    """The headings of a record down to one that names a priority, where only sentences stand below that."""
    last = next((at for at in range(len(record.before) - 1, -1, -1) if record.before[at].is_heading), None)
    if last is None or not theme_of(record.before[last].text):
        return []
    plain = all(line.bullet is None and not opening_of(line.text).ref for line in record.before[last + 1 :])
    return record.before[: last + 1] if plain else []


def _led_themes(records: Sequence[Record]) -> list[Record]:
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


def _told(record: Record) -> Iterator[str]:
    """What a record says of a priority, under the words that say of what kind it is."""
    for key, values in record.values.items():
        if label := _TOLD_AS.get(record.role_of[key]):
            yield from (f"{label}: {value}" for value, _ in values)


def _table(records: Sequence[Record], *, paged: bool) -> Table:
    heads = heads_of(records)
    labels = _columns(records)
    order = [_REF, _STATEMENT, *labels, _TITLE]
    printed = {key: record.printed[key] for record in records for key in record.printed}
    sheet = _Sheet(len(order), paged)
    sheet.row([(col, [Paragraph(printed.get(key, key))], None) for col, key in enumerate(order)], header=True)
    shown: str | None = None
    # A lone heading over all of it is no priority unless it says so; over a part of it, it is.
    parts = {
        head.banners[-1].text if head.banners else None for at, head in enumerate(heads) if head.banners or at == 0
    }
    for record, head in zip(records, heads, strict=True):
        told = record.of_heading
        for banner in head.banners:
            if banner.text != shown and (len(parts) > 1 or theme_of(banner.text)):
                sheet.banner(banner, told, level=_PART if banner.text in head.parts else _PRIORITY)
                shown, told = banner.text, []
        sheet.row(list(_cells(record, head, order)))
    return sheet.table()


def _columns(records: Sequence[Record]) -> list[str]:
    """The labels in the order in which most records print them."""
    times = Counter(key for record in records for key in record.values)
    return list(dict.fromkeys(key for record in records for key in record.values if times[key] > 0))


def _cells(record: Record, head: Head, order: Sequence[str]) -> Iterator[tuple[int, list[Paragraph], Line | None]]:
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


def _said_of_lost(record: Record) -> list[Line]:
    """What is to come of an action whose own words an extraction lost: nothing else says what it is."""
    return [] if Role.ACTION in record.roles else [line.saying(value) for value, line in record.outcomes()]


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

    def banner(self, line: Line, told: Sequence[str], level: int) -> None:
        said = (Paragraph(line.text, heading=level), *map(Paragraph, told))
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
