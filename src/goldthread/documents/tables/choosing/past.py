"""Which plans of a paper are over: told by the words above their tables, or by dates that lie behind the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.plan_table import PlanTable
from goldthread.documents.timescales import parse_timescale

_PAST = re.compile(
    r"\b(?:previous|last year'?s|completed|archived?|superseded|historic(?:al)?|former|legacy|outturn|"
    r"closed|closure|close-?down|closing (?:position|state|status|report|update|account))\b"
    r"|\b(?:earlier|last|old|outgoing|expired) (?:\w+ ){0,2}(?:plan|strategy|programme|framework)\b"
    r"|\bfinal (?:position|state|status|report|update)\b|\bwhere (?:we|it|they) (?:had )?got to\b"
    r"|\bwhat (?:became of|happened to|was (?:done|achieved))\b",
    re.IGNORECASE,
)
_OF_WHAT_WAS = re.compile(
    r"\b(?:last (?:year|time)|complete[d]?|past|exception report|action log|what happened|minutes)\b", re.IGNORECASE
)
_NEAR = 3  # paragraphs before a table
_NEARLY_ALL = 0.9  # of the dates of a plan


def is_past(plan: PlanTable) -> bool:
    """Whether the words before a table, the name of its sheet or a heading over it say that it is of the past."""
    before = (one.text for one in plan.table.before[-_NEAR:] if one.bullet is None)  # an item names no plan
    over = (heading.text for heading in plan.table.under)
    return any(map(tells_of_past, (*before, plan.table.grid.name or ""))) or any(map(looks_back, over))


def looks_back(heading: str) -> bool:
    """Whether a section tells what was: "How last year went", "Action log"."""
    return bool(_OF_WHAT_WAS.search(heading)) or tells_of_past(heading)


def tells_of_past(title: str) -> bool:
    """Whether a line names a plan that is over: "Closing position on the rapid plan", "The old plan"."""
    return bool(_PAST.search(title))


def due_dates(tables: Sequence[PlanTable]) -> list[date]:
    """When everything in some tables falls due, the earliest first."""
    return sorted(
        end
        for plan in tables
        for column in plan.columns
        if column.role is Role.TIMESCALE
        for cell in plan.table.column(column.index, plan.header.body_start)
        if (end := parse_timescale(cell.text).end)
    )


def is_over(due: Sequence[date], today: date | None) -> bool:
    """Whether nearly all of some dates, the earliest first, lie behind a day."""
    return bool(due) and today is not None and due[int(_NEARLY_ALL * (len(due) - 1))] < today
