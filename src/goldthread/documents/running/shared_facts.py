"""Facts told once for several records: "Lead for all actions in this objective: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.running.outline import Line
from goldthread.documents.running.record import Record
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.tails import Fact

_OF_ALL = re.compile(
    r"\b(?:all|each|every|both|these|the following)\b(?: of (?:the|these))?(?: \w+)?"
    r" (?:actions?|tasks?|steps?|commitments?|activit(?:y|ies)|items?|measures?|below)\b|\bthroughout\b",
    re.IGNORECASE,
)
_SHARED = {Role.OWNER, Role.TIMESCALE, Role.SUPPORT}


def with_shared_facts(records: Sequence[Record]) -> list[Record]:
    """The records, what one tells of all under its heading told of each that does not tell it itself."""
    out: list[Record] = []
    shared: list[tuple[Fact, Line]] = []
    held: list[Line] = []
    for record in records:
        record.before[:0], held = held, []
        if any(line.is_heading for line in record.before):
            shared = []
        if record.roles and record.roles <= _SHARED and all(map(_OF_ALL.search, record.printed.values())):
            shared, held = _told(record), record.before
            continue
        if record.values:
            for fact, line in shared:
                if fact.role not in record.roles:
                    record.add(fact, line)
        out.append(record)
    return out


def _told(record: Record) -> list[tuple[Fact, Line]]:
    return [
        (Fact(record.role_of[key], str(record.role_of[key]).capitalize(), value), line)
        for key, values in record.values.items()
        for value, line in values
    ]
