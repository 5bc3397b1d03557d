"""Columns under periods that are over on the day of the paper: what stands in them is a report, no milestone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from goldthread.documents.tables.choosing.past import due_dates
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.plan_table import PlanTable

_LATER = 0.2  # of the actions are due when all of the periods are over


def with_reports_of_periods(plan: PlanTable, today: date | None) -> PlanTable:
    """The table, its columns under periods taken for progress where they lie behind the paper and actions do not."""
    periods = [column for column in plan.columns if column.role is Role.PERIOD and not column.signs]
    ends = [column.due.end for column in periods if column.due and column.due.end]
    if today is None or not periods or len(ends) < len(periods) or max(ends) > today:
        return plan
    if not _some_later(due_dates([plan]), max(ends)):
        return plan
    return replace(plan, columns=tuple(_reported(column) if column in periods else column for column in plan.columns))


def _some_later(dues: Sequence[date], last: date) -> bool:
    return sum(due > last for due in dues) > _LATER * len(dues)


def _reported(column: Column) -> Column:
    why = (f'the period "{column.heading}" was over when the paper was written',)
    return replace(column, role=Role.PROGRESS, why=why)
