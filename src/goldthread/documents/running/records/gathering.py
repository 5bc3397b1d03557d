"""Labelled lines gathered to records: what stands before some labels, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.openings import opening_of
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.records.label_runs import Labelling
from goldthread.documents.running.records.record import BEGIN, Record


def gathered_records(lines: Sequence[Labelling]) -> list[Record]:
    """The records in order; a new one begins with what no label heads, or with a label that the last one has."""
    records: list[Record] = []
    current, pending = Record(), list[Line]()
    for one in lines:
        if one.begins:
            current.end()
        if not one.facts:
            _take(current, pending, one.line)
            continue
        if one.before:
            pending.append(replace(one.line, text=one.before, printed=one.line.printed or one.line.text))
        if pending or current.begins_again(one.facts[0]):
            records.append(current)
            current, pending = Record(pending), []
        for fact in one.facts:
            if current.begins_again(fact) and fact.role in BEGIN:
                records.append(current)
                current = Record()
            current.add(fact, one.line)
    records.append(current)
    return records


def _take(current: Record, pending: list[Line], line: Line) -> None:
    """A line without facts: it goes on with what was told last, or stands before what comes."""
    if not pending and current.waits_for(line):
        current.take(line)
    elif not pending and current.has_part(line):
        current.before.append(line)
    elif not pending and current.is_cut_before(line):
        current.go_on(line)
    elif pending and _is_rest(pending[-1], line):
        pending[-1] = pending[-1].saying(f"{pending[-1].text} {line.text}")
    else:
        pending.append(line)


def _is_rest(above: Line, line: Line) -> bool:
    """Whether a line goes on in small letters with an action that calls itself one."""
    return line.text[:1].islower() and line.bullet is None and opening_of(above.text).named
