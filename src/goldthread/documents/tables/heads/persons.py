"""Which columns of owners name persons: two capitalised words are as often the name of a charity."""

from __future__ import annotations

import re

from goldthread.documents.tables.cells.names import is_person
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.plan_table import PlanTable

_SAYS_SO = re.compile(r"\b(?:named?|persons?|officers?|contacts?)\b", re.IGNORECASE)
_MAY_SAY = re.compile(r"\bwho\b", re.IGNORECASE)
_MARKS = re.compile(r"[\n,;:/&+()]")
_MOSTLY = 0.5  # of the cells under "Who" hold the name of a person, if it means persons


def columns_of_persons(plan: PlanTable) -> frozenset[int]:
    """The columns whose heading asks for persons, or asks who and mostly gets them."""
    return frozenset(
        column.index
        for column in plan.columns
        if column.role is Role.OWNER
        and (_SAYS_SO.search(column.heading) or (_MAY_SAY.search(column.heading) and _holds_persons(plan, column)))
    )


def _holds_persons(plan: PlanTable, column: Column) -> bool:
    cells = [cell.text for cell in plan.table.column(column.index, plan.header.body_start) if cell.text.strip()]
    named = sum(any(is_person(piece.strip()) for piece in _MARKS.split(text)) for text in cells)
    return named > _MOSTLY * len(cells)
