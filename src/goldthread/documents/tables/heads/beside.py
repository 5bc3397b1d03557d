"""Corrects the roles of columns by what the others beside them are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.tables.cells.content import Looks, is_reference
from goldthread.documents.tables.cells.stand_ins import is_nobody, says_above
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.view import Table

_FEW = 3  # filled cells; of fewer nothing is said
_MAY_BE_DATES = {Role.MILESTONE, Role.OUTCOME, Role.COMMENTS, Role.OTHER, Role.PROGRESS, Role.STATUS, Role.START}
_ALL_DATES = 0.75  # of the cells of a column that may be the timescale under another heading
_NAMES_DATES = 0.8  # how clearly a heading says that it names a date
_MOVED = re.compile(
    r"\b(?:revised|new|amended|extended|extension|rescheduled|re-?planned|forecast|moved|slipped)\b", re.IGNORECASE
)
_MOSTLY = 0.7  # dashes stand where an action answers none
_SPEAKS = 0.5  # how clearly a heading names a role
_HELPERS = re.compile(
    r"\b(?:partners?|stakeholders?|agenc(?:y|ies)|organisations?|support\w*|others?)\b", re.IGNORECASE
)
_LEADERS = re.compile(r"\b(?:lead\w*|owners?|responsib\w+|accountab\w+|officers?|sro|who|whom)\b", re.IGNORECASE)


def corrected(table: Table, header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """The columns with the roles that only make sense beside the others."""
    columns = _number_under_shared_heading(columns, looks)
    columns = _steps_and_recommendations(columns, looks)
    columns = _dates_by_another_name(columns, looks)
    columns = _moved_dates(columns)
    columns = _second_look(table, header, columns, looks)
    return _without_known_words(columns, looks)


def _number_under_shared_heading(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """One heading over two columns of which the first is a few characters wide: that one holds the numbers."""
    out = list(columns)
    for column, following in pairwise(columns):
        narrow, wide = looks[column.index], looks[following.index]
        if not column.heading or column.heading != following.heading or not narrow.filled:
            continue
        if narrow.mean_length <= 6 and wide.mean_length > 15:
            role = Role.PRIORITY_REF if following.role is Role.PRIORITY else Role.REF
            out[column.index] = replace(column, role=role)
    return out


def _steps_and_recommendations(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Merged actions over steps with dates of their own are a heading; so are recommendations printed in full."""
    action = next((column for column in columns if column.role is Role.ACTION), None)
    if action is None:
        return columns
    out = list(columns)
    steps = next((column for column in columns if column.role is Role.DETAIL), None)
    own = [
        column for column in columns if column.role in (Role.OWNER, Role.TIMESCALE) and not looks[column.index].merged
    ]
    if steps and own and looks[action.index].merged > 0.5 and not looks[steps.index].merged:
        out[action.index] = replace(action, role=Role.PRIORITY)
        out[steps.index] = replace(steps, role=Role.ACTION)
    for column in columns:
        full = looks[column.index].mean_length > 20 and looks[column.index].recommendation < 0.3
        if column.role is Role.RECOMMENDATION and full and column.index < action.index:
            out[column.index] = replace(column, role=Role.PRIORITY, recommends=True)
    return out


def _dates_by_another_name(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Where no heading names a timescale, "Milestone" or "Target" over nothing but dates does."""
    if any(column.role is Role.TIMESCALE for column in columns):
        return columns
    dated = [
        column
        for column in columns
        if column.role in _MAY_BE_DATES
        and looks[column.index].filled >= _FEW
        and looks[column.index].date >= _ALL_DATES
    ]
    if not dated:
        return columns
    why = ("nothing but dates stands in it, and no other column says when",)
    return [replace(column, role=Role.TIMESCALE, why=why) if column is dated[0] else column for column in columns]


def _moved_dates(columns: list[Column]) -> list[Column]:
    """ "Original date" beside "Revised date": both say when, and the second counts where it is filled."""
    dates = [column for column in columns if heading_scores(column.heading).get(Role.TIMESCALE, 0.0) >= _NAMES_DATES]
    moved = [column for column in dates if _MOVED.search(column.heading)]
    kept = [column for column in dates if column not in moved and column.role in (Role.TIMESCALE, *_MAY_BE_DATES)]
    original = next((column for column in kept if column.role is Role.TIMESCALE), kept[0] if kept else None)
    if original is None or not moved or Role.TIMESCALE not in {original.role, moved[0].role}:
        return columns
    why = ("the dates of another column were moved to these",)
    both = {
        original.index: replace(original, role=Role.TIMESCALE),
        moved[-1].index: replace(moved[-1], role=Role.TIMESCALE, moved=True, why=why),
    }
    return [both.get(column.index, column) for column in columns]


def _second_look(table: Table, header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Corrects roles that only make sense beside the others."""
    by_role = {column.role: column for column in columns}
    action = by_role.get(Role.ACTION)
    if action is None:
        return _steps_for_actions(columns)
    owners = [column for column in columns if column.role is Role.OWNER]
    led = [column for column in owners if _LEADERS.search(last_line(header, column))]
    titled = _has_titles_across(table, header)
    grouping = None if Role.PRIORITY in by_role else _grouping(columns, action, looks)
    out = []
    for column in columns:
        role = column.role
        look = looks[column.index]
        if role is Role.PRIORITY and column.index > action.index and titled and _only_points(table, header, column):
            role = Role.RECOMMENDATION
        elif role is Role.PRIORITY and column.index > action.index and not look.merged and look.distinct > 0.5:
            role = Role.COMMENTS
        elif role is Role.OTHER and _names_numbers(column) and _only_points(table, header, column):
            role = Role.RECOMMENDATION  # a second column of references: what each action answers
        elif column.index == grouping:
            role = Role.PRIORITY
        elif role is Role.REF and _spans_as(table, header, column.index, by_role.get(Role.PRIORITY)):
            role = Role.PRIORITY_REF
        elif led and column in owners and column not in led and _HELPERS.search(last_line(header, column)):
            role = Role.SUPPORT
        out.append(column if role is column.role else replace(column, role=role))
    return out


def _only_points(table: Table, header: Header, column: Column) -> bool:
    """Whether references stand in a column: "Area for improvement" over "AFI1" says what an action answers."""
    cells = (cell for cell in table.column(column.index, header.body_start) if cell.colspan == 1)
    told = [text for cell in cells if not (says_above(text := cell.text.strip()) or is_nobody(text))]
    return len(told) >= _FEW and sum(map(is_reference, told)) >= _MOSTLY * len(told)


def _names_numbers(column: Column) -> bool:
    return heading_scores(column.heading).get(Role.REF, 0.0) >= _SPEAKS


def _has_titles_across(table: Table, header: Header) -> bool:
    """Whether several rows of one wide cell stand in a table: they name its priorities."""
    wide = {cell.row for cell in table.grid.cells if cell.row >= header.body_start and cell.colspan >= table.cols - 1}
    return len(wide) > 1


def _steps_for_actions(columns: list[Column]) -> list[Column]:
    """Where nothing is called an action, milestones or steps with owners and dates are what is to be done."""
    roles = {column.role for column in columns}
    for role in (Role.DETAIL, Role.MILESTONE):
        if role in roles and roles & {Role.OWNER, Role.TIMESCALE}:
            why = ("what is to be done stands here, for nothing is called an action",)
            first = next(column for column in columns if column.role is role)
            return [replace(column, role=Role.ACTION, why=why) if column is first else column for column in columns]
    return columns


def _without_known_words(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Sentences under a heading that says nothing known: what was done, or else what is to come of the action."""
    roles = {column.role for column in columns}
    action = next((column.index for column in columns if column.role is Role.ACTION), None)
    out = []
    for column in columns:
        look = looks[column.index]
        told = look.filled >= _FEW and look.mean_length >= 12 and look.distinct >= 0.5 and look.verb < 0.4
        role = Role.PROGRESS if look.progress >= 0.5 and Role.PROGRESS not in roles else Role.OUTCOME
        if (
            column.role is not Role.OTHER
            or heading_scores(column.heading)
            or action is None
            or not told
            or role in roles
            or (column.index < action and role is Role.OUTCOME and look.distinct < 0.9)
        ):
            out.append(column)
        else:
            why = f"its sentences read like {role}s, for no heading says what they are"
            out.append(replace(column, role=role, confidence=0.5, why=(why,)))
            roles.add(role)
    return out


def _grouping(columns: list[Column], action: Column, looks: list[Looks]) -> int | None:
    """The column of outcomes, or of actions over their deliverables, that groups what stands to its right."""
    before = (
        column
        for column in columns
        if column.index < action.index
        and (
            column.role in (Role.OUTCOME, Role.OTHER)
            or heading_scores(column.heading).get(Role.ACTION, 0.0) >= _SPEAKS
        )
    )
    return next((column.index for column in before if _groups(looks[column.index])), None)


def _groups(look: Looks) -> bool:
    """Whether cells reach over several rows, or stand once with blanks below them."""
    return look.merged > 0 or (look.filled > 1 and look.empty >= 0.7 * look.filled)


def last_line(header: Header, column: Column) -> str:
    """The lower line of a heading, or all of it."""
    return header.lower_line(column.index) or column.heading


def _spans_as(table: Table, header: Header, col: int, priority: Column | None) -> bool:
    """Whether a number column is merged down as far as the priority's title or further."""
    if priority is None or col > priority.index:
        return False
    mine = [cell for cell in table.column(col, header.body_start) if cell.text.strip()]
    theirs = {(cell.row) for cell in table.column(priority.index, header.body_start) if cell.text.strip()}
    if not mine:
        return False
    filled_rows = table.rows - header.body_start
    return sum(cell.row in theirs for cell in mine) >= 0.8 * len(mine) and len(mine) <= max(1, 0.8 * filled_rows)
