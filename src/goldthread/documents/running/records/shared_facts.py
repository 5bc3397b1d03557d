"""Facts told once for several records: "Lead for all actions in this objective: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.records.record import TELLING, Record
from goldthread.documents.tables.rows.tails import Fact

_OF_ALL = re.compile(
    r"\b(?:all|each|every|both|these|the following)\b(?: of (?:the|these))?(?: \w+)?"
    r" (?:actions?|tasks?|steps?|commitments?|activit(?:y|ies)|items?|measures?|below)\b|\bthroughout\b",
    re.IGNORECASE,
)


def with_shared_facts(records: Sequence[Record]) -> list[Record]:
    """The records, what is told of all under a heading told of each that does not tell it itself."""
    out: list[Record] = []
    shared: list[tuple[Fact, Line]] = []
    held: list[Line] = []
    for record in records:
        record.before[:0], held = held, []
        if any(line.is_heading for line in record.before):
            shared = []
        if told := _told_of_all(record):
            shared = told
            if not record.values:
                held = record.before
                continue
        elif record.values:
            for fact, line in shared:
                if fact.role not in record.roles:
                    record.add(fact, line)
        out.append(record)
    return out


def _told_of_all(record: Record) -> list[tuple[Fact, Line]]:
    """What is told of all the records that follow, taken out of what else is told over them."""
    keys = [key for key, label in record.printed.items() if key in record.values and _OF_ALL.search(label)]
    rest = {role for key, role in record.role_of.items() if key in record.values and key not in keys}
    if not keys or rest & TELLING or not {record.role_of[key] for key in keys} <= TELLING:
        return []
    told = [(record.role_of[key], said) for key in keys for said in record.values.pop(key)]
    return [(Fact(role, str(role).capitalize(), value), line) for role, (value, line) in told]
