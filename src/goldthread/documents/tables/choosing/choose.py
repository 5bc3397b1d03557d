"""Which tables are the plan, which are further plans, and why the others are neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from goldthread.documents.model import OtherTable, Source
from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cards.facts_over import with_facts_over
from goldthread.documents.tables.cards.plan import without_cards
from goldthread.documents.tables.cells.content import is_instruction
from goldthread.documents.tables.choosing.one_plan import gathered, is_set_apart, with_actions_by_another_name
from goldthread.documents.tables.choosing.past import due_dates, is_over, is_past
from goldthread.documents.tables.choosing.reported_periods import with_reports_of_periods
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.heads.plan_table import PlanTable, alike, understand
from goldthread.documents.tables.heads.roles import assign_roles
from goldthread.documents.tables.rows.body import RowKind, body_rows
from goldthread.documents.tables.rows.under_periods import with_rows_under_periods
from goldthread.documents.tables.rows.unfolded import unfolded
from goldthread.documents.tables.view import Table

_ENOUGH = 0.5  # evidence that makes a table a plan
_MOSTLY = 0.6  # of the cells call themselves actions: "Action 3 ..."
_OF_THE_PAST = 0.3  # of its weight has a plan that is over
_SAME_PLAN = 0.5  # likeness of headings that puts two tables into one plan
# What a table of promises has beside its actions, and how much each says.
_WEIGHTS = {
    Role.OWNER: 0.3, Role.TIMESCALE: 0.3, Role.RAG: 0.15, Role.PROGRESS: 0.15, Role.OUTCOME: 0.15, Role.STATUS: 0.15,
    Role.MILESTONE: 0.1, Role.PRIORITY: 0.1, Role.SUPPORT: 0.1, Role.REF: 0.05, Role.RECOMMENDATION: 0.05,
}  # fmt: skip
_MONEY = "a table of money"
_OTHER_KINDS = (
    (r"\b(version|author|amendment|revision)s?\b", "a history of the document"),
    (r"\b(likelihood|risk (score|rating|owner|description)|mitigat\w+|impact score)\b", "a register of risks"),
    (r"\b(cost|budget|expenditure|allocation|spend|£)\b", _MONEY),
    (r"\b(acronym|abbreviation|(?<!short[ -])(?<!long[ -])(?<!medium[ -])term|definition|meaning)s?\b", "a glossary"),
    (r"\b(baseline|numerator|denominator)\b", "a table of measures"),
    (
        r"\b(report (to|by|no)|meeting date|report author|date of meeting|contact officer)\b",
        "the front matter of the report",
    ),
)
_NAMES_ACTIONS = re.compile(
    r"\bactions?\b|\bwhat (will|we)\b|\bactivit|\btasks?\b|\b(commitment|pledge|undertaking)s?\b", re.IGNORECASE
)


@dataclass
class Choice:
    """The tables of the plan, of further plans, and the rest."""

    plan: list[PlanTable] = field(default_factory=list)
    further: list[list[PlanTable]] = field(default_factory=list)
    left_out: list[OtherTable] = field(default_factory=list)


def choose(tables: Sequence[Table], today: date | None = None) -> Choice:
    """Sorts the tables of a paper; ``today`` is its own day, if it tells one."""
    whole = [unfolded(with_rows_under_periods(table)) for table in without_cards(with_facts_over(tables))]
    choice = _sorted(whole, today, named=True)
    return choice if choice.plan else _sorted(whole, today, named=False)


def _sorted(tables: Sequence[Table], today: date | None, *, named: bool) -> Choice:
    """The same for actions that a heading names, or for any column that may hold them."""
    choice = Choice()
    groups: list[list[PlanTable]] = []
    for table in tables:
        judged = _judge(with_reports_of_periods(understand(table), today))
        if groups:
            judged = _as_continuation(judged, groups[-1][-1])
        if judged.score < _ENOUGH and not named and (renamed := with_actions_by_another_name(judged)):
            judged = _judge(renamed)
        if judged.score < _ENOUGH:
            choice.left_out.append(told_of(judged))
            continue
        judged = replace(judged, past=is_past(judged, today))
        home = next((group for group in groups if _belongs(judged, group)), None)
        if home is None:
            groups.append([judged])
        else:
            home.append(judged)
    groups = gathered(groups)
    groups = _ranked(groups, today)
    choice.plan = groups[0] if groups else []
    choice.further = groups[1:]
    return choice


def _ranked(groups: list[list[PlanTable]], today: date | None) -> list[list[PlanTable]]:
    """The plans of a paper, the weightiest first; one that is over counts for less beside one that goes on."""
    if len(groups) < 2:
        return groups
    dues = [due_dates(group) for group in groups]
    over = [is_over(due, today) for due in dues]
    going_on = any(due and not past for due, past in zip(dues, over, strict=True))
    weights = [_weight(group, over=going_on and past) for group, past in zip(groups, over, strict=True)]
    order = sorted(range(len(groups)), key=weights.__getitem__, reverse=True)
    return [groups[at] for at in order]


def _judge(plan: PlanTable) -> PlanTable:
    """How much a table looks like a plan, or what it looks like instead."""
    if not plan.has(Role.ACTION):
        return replace(plan, why_not=_kind(plan) or "no column of actions")
    telling = sum(weight for role, weight in _WEIGHTS.items() if plan.has(role))
    if any(column.dated for column in plan.columns) or plan.has(Role.PERIOD):
        telling += _WEIGHTS[Role.TIMESCALE]
    if plan.has(Role.PARTY):
        telling += _WEIGHTS[Role.OWNER]
    action = next(column for column in plan.columns if column.role is Role.ACTION)
    texts = [cell.text for cell in plan.table.column(action.index, plan.header.body_start) if cell.text.strip()]
    if not texts:
        return replace(plan, why_not="its rows are empty")
    verbs = sum(is_instruction(text) for text in texts) / len(texts)
    headed = bool(_NAMES_ACTIONS.search(action.heading))
    named = sum(opening_of(text).named for text in texts) >= _MOSTLY * len(texts)
    score = telling + 0.25 * verbs + (0.2 if headed else 0.0) + (0.2 if named else 0.0)
    promises = (
        plan.has(Role.OWNER)
        or plan.has(Role.PARTY)
        or plan.has(Role.TIMESCALE)
        or (headed and bool(plan.roles & {Role.PROGRESS, Role.RAG, Role.STATUS}))
    )
    if kind := _kind(plan):
        score -= 0.5
    if not promises:
        return replace(plan, score=min(score, _ENOUGH - 0.1), why_not=kind or "no column of owners or dates")
    return replace(plan, score=min(score, 1.0), why_not=kind or "too little speaks for a plan")


def _kind(plan: PlanTable) -> str:
    heads = " | ".join(plan.headings) or " | ".join(cell.text for cell in plan.table.grid.cells[:4])
    found = (kind for pattern, kind in _OTHER_KINDS if re.search(pattern, heads, re.IGNORECASE))
    promises = all(map(plan.has, (Role.ACTION, Role.OWNER, Role.TIMESCALE)))
    return next((kind for kind in found if not (promises and kind == _MONEY)), "")  # plans say what they cost


def _as_continuation(plan: PlanTable, before: PlanTable) -> PlanTable:
    """A table without headings of its own that goes on with the one before it."""
    if plan.header.rows or plan.table.cols != before.table.cols or plan.table.rows == 0:
        return plan
    if is_set_apart(plan, before):
        return plan
    header = Header((), before.header.texts)
    columns = assign_roles(plan.table, header)
    judged = _judge(replace(plan, header=header, columns=columns))
    return judged if judged.score >= plan.score or judged.roles >= before.roles else plan


def _belongs(plan: PlanTable, group: Sequence[PlanTable]) -> bool:
    if plan.past != group[0].past and plan.table.before:
        return False
    for other in group:
        if alike(plan, other) >= _SAME_PLAN or (plan.roles == other.roles and plan.table.cols == other.table.cols):
            return True
    return False


def _weight(group: Sequence[PlanTable], *, over: bool) -> float:
    """The plan of a paper is the group with the most and the best-described actions, an earlier one only last."""
    weight = 0.0
    for plan in group:
        rows = sum(row.kind is RowKind.ACTION for row in body_rows(plan.table, plan.header, plan.columns))
        weight += rows * plan.score * (_OF_THE_PAST if over or plan.past else 1.0)
    return weight


def told_of(plan: PlanTable) -> OtherTable:
    """Where a table that is left out stands, its headings, and why it is."""
    cells = plan.table.grid.cells
    headings = plan.headings or tuple(
        " ".join(cell.text.split())[:60] for cell in cells[:6] if cell.row == cells[0].row
    )
    source = plan.table.source(cells[0], "") if cells else Source(plan.table.page, plan.table.grid.number)
    return OtherTable(source, headings, plan.table.rows - plan.header.body_start, plan.why_not)
