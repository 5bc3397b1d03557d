"""The labels of a paper's records set against each other: which of them say the same, and which records bear them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.records.record import Record
from goldthread.documents.tables.columns import Role

_SAY_THE_SAME = (Role.OWNER, Role.TIMESCALE, Role.SUPPORT, Role.RAG, Role.STATUS, Role.PROGRESS, Role.OUTCOME)
_LEAST_THEMES = 2
_MOSTLY = 0.8  # of the records under priorities are numbered
_FEW = 0.25  # as many as there are under priorities
_T = TypeVar("_T")


def with_one_label_for_each(records: Sequence[Record]) -> list[Record]:
    """The records, labels of one role that no record bears together made one.

    A part of a plan that others wrote says "Owner" and "Deadline" where the rest says "Lead" and "By when".
    """
    bearers: dict[str, set[int]] = defaultdict(set)
    roles: dict[str, set[Role]] = defaultdict(set)
    for at, record in enumerate(records):
        for key in record.values:
            bearers[key].add(at)
        for key, role in record.role_of.items():
            roles[key].add(role)
    often = sorted(bearers, key=lambda key: -len(bearers[key]))
    usual: dict[str, str] = {}
    for role in _SAY_THE_SAME:
        theirs = [key for key in often if role in roles[key]]
        for at, key in enumerate(theirs):
            known = (each for each in theirs[:at] if each not in usual)
            same = next((each for each in known if not bearers[each] & bearers[key]), None)
            if same is not None:
                usual[key] = same
                bearers[same] |= bearers[key]
    return [_renamed(record, usual) for record in records]


def _renamed(record: Record, usual: dict[str, str]) -> Record:
    record.values = _under(record.values, usual)
    record.role_of = _under(record.role_of, usual)
    record.printed = _under(record.printed, usual)
    return record


def _under(named: dict[str, _T], usual: dict[str, str]) -> dict[str, _T]:
    out: dict[str, _T] = {}
    for key, value in named.items():
        out.setdefault(usual.get(key, key), value)
    return out


def from_first_priority(records: Sequence[Record]) -> list[Record]:
    """The records without those in front of the first priority that are not numbered as those under priorities are.

    The head of a paper has labels too ("Report of: ...", "Date: ..."), and says who and when.
    """
    themes = [at for at, record in enumerate(records) if _names_priority(record)]
    if len(themes) < _LEAST_THEMES:
        return list(records)
    front, plan = records[: themes[0]], records[themes[0] :]
    numbered = sum(_is_numbered(record) for record in plan)
    if len(front) > _FEW * len(plan) or numbered < _MOSTLY * sum(bool(record.values) for record in plan):
        return list(records)
    return [*(record for record in front if _is_numbered(record)), *plan]


def _names_priority(record: Record) -> bool:
    return any(line.is_heading and theme_of(line.text) for line in record.before)


def _is_numbered(record: Record) -> bool:
    return any(not line.is_heading and opening_of(line.text).ref for line in record.before)
