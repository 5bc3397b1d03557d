"""Labelled lines that are told of several records: "Issue: ...", "Wanted outcome: ..." over some, and over others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.openings import theme_of
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.records.record import TELLING, Record
from goldthread.documents.tables.columns import Role

_OWN = TELLING | {Role.ACTION}
_LEAST = 2  # records


def with_groups_apart(records: Sequence[Record]) -> list[Record]:
    """The records, what is told of those that follow cut off the end of the one before.

    Such labels stand over a statement that has its own labels, and come again behind the facts of another.
    """
    labels = {key for record, after in pairwise(records) if _stands_over(record, after) for key in record.values}
    cut = [_cut(record, labels) for record in records]
    again = Counter(key for parts in cut for part in parts if part.is_group for key in part.values)
    behind = any(len(parts) > 1 for parts in cut)
    whole = not behind or max(again.values(), default=0) < _LEAST
    return list(records) if whole else [part for parts in cut for part in parts]


def title_of_group(record: Record) -> Line | None:
    """The first thing that is told of a group, as the heading over its records."""
    if not record.is_group:
        return None
    value, line = next(value for values in record.values.values() for value in values)
    return replace(line.saying(value), is_heading=True, bullet=None)


def outcomes_of_group(record: Record) -> list[str]:
    """What is to come of a group, as lines that say so."""
    return [f"Outcome: {value}" for value, _ in record.outcomes()]


def _stands_over(record: Record, after: Record) -> bool:
    told = record.values and all(record.values.values()) and not record.roles & _OWN
    return bool(told and after.before and after.roles & TELLING)


def _cut(record: Record, labels: Collection[str]) -> list[Record]:
    """A record in two where labels of groups are the last that it has, or as a group where it has no others."""
    keys = list(record.values)
    own = [at for at, key in enumerate(keys) if key not in labels]
    if not keys or not labels or (own and own[-1] == len(keys) - 1) or _names_priority(record):
        return [record]
    first = own[-1] + 1 if own else 0
    if not any(record.values[key] for key in keys[first:]):
        return [record]
    group = _part(record, keys[first:])
    group.is_group = True
    return [_part(record, keys[:first], record.before), group] if first else [group]


def _names_priority(record: Record) -> bool:
    """Whether it stands under a priority that is named: whatever it tells is told of that."""
    return any(theme_of(line.text) for line in record.before)


def _part(record: Record, keys: Sequence[str], before: Sequence[Line] = ()) -> Record:
    told = {key: record.values[key] for key in keys}
    roles = {key: record.role_of[key] for key in keys}
    return Record(list(before), told, record.printed, record.of_heading, roles)
