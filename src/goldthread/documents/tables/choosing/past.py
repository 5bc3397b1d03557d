"""Which plans of a paper are over: told by the words above their tables, or by dates that lie behind the paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldthread.documents.model import Paragraph
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.plan_table import PlanTable
from goldthread.documents.tables.view import Table
from goldthread.documents.tables.wording import pattern
from goldthread.documents.timescales import parse_timescale
from goldthread.documents.under import under_with

_PAST = pattern(
    r"""\b(?:previous|last year'?s|(?<!be )(?<!being )(?<!not )(?<!yet )(?:completed|finished)|archived?|superseded|
    historic(?:al)?|former|legacy|outturn|looking back|
    closed|closure|close-?down|closing (?:position|state|status|report|update|account))\b
    |\b(?:earlier|last|old|outgoing|expired) (?:\w+ ){0,2}(?:plan|strategy|programme|framework)\b
    |\b(?:actions?|commitments?|promises|plan|programme) (?:that (?:we|was|were) |we (?:have )?)?
    (?:achieved|carried out|concluded|delivered|kept)\b
    |\bfinal (?:position|state|status|report|update)\b|\bwhere (?:we|it|they) (?:had )?got to\b
    |\bwhat (?:became of|happened to|(?:was|we|they) (?:did|done|achieved|delivered))\b"""
)
_GOES_ON = pattern(
    r"""\b(?:carried (?:forward|over)|brought forward|incomplete|open (?:actions?|items?)|outstanding|remaining|
    still|unfinished)\b"""
)
_OF_WHAT_WAS = pattern(
    r"""\b(?:last (?:year|time)|(?<!be )(?<!being )(?<!not )(?<!to )(?<!yet )completed?|past|exception report|
    action log|what happened|minutes)\b"""
)
_PLAN_OF_YEARS = pattern(
    r"""\b(?:plan|strategy|programme|framework)\b.*?\b(?P<first>(?:19|20)\d\d)
    (?:\s*(?:[-–/]|to)\s*(?P<last>(?:(?:19|20)\d\d|\d\d))\b)?"""
)
_YEARS_OF_PLAN = pattern(
    r"""\b(?P<first>(?:19|20)\d\d)(?:\s*(?:[-–/]|to)\s*(?P<last>(?:(?:19|20)\d\d|\d\d))\b)?
    (?:\ [^\W\d]+){0,3}\ (?:plan|strategy|programme|framework)\b"""
)
_NEAR = 3  # paragraphs before a table
_LONGEST_TITLE = 14  # words
_NEARLY_ALL = 0.9  # of the dates of a plan


def is_past(plan: PlanTable, today: date | None = None) -> bool:
    """Whether the titles over a table, or the name of its sheet, say that its plan is over; prose does not.

    A title also says so by its years, where those and the dates of the table lie behind the paper's own day.
    """
    titles = _titles(plan.table)
    if any(map(tells_of_past, titles)) or any(looks_back(heading.text) for heading in plan.table.under):
        return True
    due = due_dates([plan])
    return today is not None and is_over(due, today) and any(_names_years_up_to(title, today) for title in titles)


def _titles(table: Table) -> list[str]:
    """The headings over a table, short lines under the last of them, and the name of its sheet."""
    over: tuple[Paragraph, ...] = ()
    plain: list[str] = []
    for line in table.before[-_NEAR:]:
        if line.heading is not None:
            over, plain = under_with(over, line), []
        elif line.bullet is None and not _is_prose(line.text):  # an item names no plan
            plain.append(line.text)
    return [*(heading.text for heading in (*table.under, *over)), *plain, table.grid.name or ""]


def _is_prose(text: str) -> bool:
    return text.rstrip().endswith((".", ";", "?")) or len(text.split()) > _LONGEST_TITLE


def _names_years_up_to(title: str, today: date) -> bool:
    """Whether a title names a plan with its years, none of which is still to come."""
    found = _PLAN_OF_YEARS.search(title) or _YEARS_OF_PLAN.search(title)
    last = int((found["last"] or found["first"])[-2:]) if found else 0
    return found is not None and int(found["first"]) // 100 * 100 + last <= today.year


def looks_back(heading: str) -> bool:
    """Whether a section tells what was: "How last year went", "Action log"."""
    return tells_of_past(heading) or bool(_OF_WHAT_WAS.search(heading) and not _GOES_ON.search(heading))


def tells_of_past(title: str) -> bool:
    """Whether a line names a plan that is over: "Closing position on the rapid plan", "The old plan"."""
    return bool(_PAST.search(title)) and not _GOES_ON.search(title)


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
