"""Decides what each column of a table means, from its heading and from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.content import Looks, looks_of
from goldthread.documents.tables.header import Header, repeated_headers
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.view import Table
from goldthread.documents.timescales import parse_timescale

# Of these a plan has one column; a second claimant has to take its next best role.
_ONE_EACH = {Role.ACTION, Role.TIMESCALE, Role.REF, Role.RAG, Role.STATUS, Role.PRIORITY_REF, Role.START}
_HEADING_WEIGHT = 1.0
_CONTENT_WEIGHT = 0.75
_FEW = 4  # filled cells; fewer say less against a heading
_CONTENT_ALONE = 1.0  # where the heading is blank
_PERIOD = re.compile(r"(?:year|yr|quarter|q|phase|month) ?\d", re.IGNORECASE)
_LEAST = 0.3  # evidence for any role at all
_MAY_BE_DATES = {Role.MILESTONE, Role.OUTCOME, Role.COMMENTS, Role.OTHER, Role.PROGRESS, Role.STATUS, Role.START}
_ALL_DATES = 0.75  # of the cells of a column that may be the timescale under another heading
_UPPER_LINE = 0.4  # what the upper of two heading lines adds to the lower one
_HELPERS = re.compile(
    r"\b(?:partners?|stakeholders?|agenc(?:y|ies)|organisations?|support\w*|others?)\b", re.IGNORECASE
)
_LEADERS = re.compile(r"\b(?:lead\w*|owners?|responsib\w+|accountab\w+|officers?|sro|who|whom)\b", re.IGNORECASE)


def assign_roles(table: Table, header: Header) -> tuple[Column, ...]:
    """One ``Column`` for each column of the table."""
    again = repeated_headers(table, header)
    looks = [_look(table, header, col, again) for col in range(table.cols)]
    evidence = [_evidence(_said(header, col), looks[col]) for col in range(table.cols)]
    chosen = _share_out(evidence)
    columns = [_column(col, header.texts[col], chosen[col], evidence[col], looks[col]) for col in range(table.cols)]
    columns = _number_under_shared_heading(columns, looks)
    columns = _steps_and_recommendations(columns, looks)
    columns = _dates_by_another_name(columns, looks)
    columns = _second_look(table, header, columns, looks)
    columns = _without_known_words(columns, looks)
    columns = _with_shared_cells(_with_periods(header, columns, looks), looks)
    return tuple(_with_reach(table, header, columns))


def _look(table: Table, header: Header, col: int, again: frozenset[int]) -> Looks:
    """Looks at the body cells of a column; banners and cells that come over from the left are not its own."""
    widest = max(1, table.cols // 2)
    cells = (cell for cell in table.column(col, header.body_start) if cell.row not in again)
    return looks_of([cell for cell in cells if cell.colspan <= widest and cell.col == col])


def _said(header: Header, col: int) -> dict[Role, float]:
    """What a heading says; of two lines the lower one is nearer to the point."""
    whole = dict(heading_scores(header.texts[col]))
    lower = header.lower[col] if header.lower else ""
    if not lower or lower == header.texts[col]:
        return whole
    said = dict(heading_scores(lower))
    for role, score in heading_scores(header.texts[col].removesuffix(lower).strip()).items():
        said[role] = said.get(role, 0.0) + score * _UPPER_LINE
    return said


def _evidence(said: Mapping[Role, float], looks: Looks) -> dict[Role, float]:
    seen = looks.scores()
    weight = _CONTENT_WEIGHT * min(1.0, looks.filled / _FEW) if said else _CONTENT_ALONE
    scores = {role: said.get(role, 0.0) * _HEADING_WEIGHT + seen.get(role, 0.0) * weight for role in Role}
    if looks.filled and looks.date > 0.6:
        scores[Role.ACTION] -= 0.5
    return scores


def _share_out(evidence: list[dict[Role, float]]) -> list[Role]:
    """The best claims first; a role that only one column may have goes to the strongest."""
    claims = sorted(((score, -col, role) for col, scores in enumerate(evidence) for role, score in scores.items()
                     if score >= _LEAST), key=lambda claim: claim[:2], reverse=True)  # fmt: skip
    chosen: dict[int, Role] = {}
    for _, minus_col, role in claims:
        col = -minus_col
        if col in chosen or (role in _ONE_EACH and role in chosen.values()):
            continue
        chosen[col] = role
    return [chosen.get(col, Role.OTHER) for col in range(len(evidence))]


def _column(col: int, heading: str, role: Role, scores: dict[Role, float], looks: Looks) -> Column:
    best = scores.get(role, 0.0)
    rival = max((score for other, score in scores.items() if other is not role), default=0.0)
    confidence = max(0.3, min(0.99, 0.55 + (best - max(rival, 0.0)) * 0.5 + min(best, 1.5) * 0.2))
    said = f'the heading "{heading}"' if heading_scores(heading).get(role) else "what stands in the column"
    if not heading:
        said += " (it has no heading)"
    return Column(col, heading, role, round(confidence, 2), (f"taken for {role} by {said}",))


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
        and looks[column.index].filled >= _FEW - 1
        and looks[column.index].date >= _ALL_DATES
    ]
    if not dated:
        return columns
    why = ("nothing but dates stands in it, and no other column says when",)
    return [replace(column, role=Role.TIMESCALE, why=why) if column is dated[0] else column for column in columns]


def _steps_for_actions(columns: list[Column]) -> list[Column]:
    """Where nothing is called an action, milestones or steps with owners and dates are what is to be done."""
    roles = {column.role for column in columns}
    for role in (Role.DETAIL, Role.MILESTONE):
        if role in roles and roles & {Role.OWNER, Role.TIMESCALE}:
            why = ("what is to be done stands here, for nothing is called an action",)
            first = next(column for column in columns if column.role is role)
            return [replace(column, role=Role.ACTION, why=why) if column is first else column for column in columns]
    return columns


def _second_look(table: Table, header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Corrects roles that only make sense beside the others."""
    by_role = {column.role: column for column in columns}
    action = by_role.get(Role.ACTION)
    if action is None:
        return _steps_for_actions(columns)
    owners = [column for column in columns if column.role is Role.OWNER]
    led = [column for column in owners if _LEADERS.search(_last_line(header, column))]
    grouping = None if Role.PRIORITY in by_role else _grouping_outcome(columns, action, looks)
    out = []
    for column in columns:
        role = column.role
        look = looks[column.index]
        if role is Role.PRIORITY and column.index > action.index and not look.merged and look.distinct > 0.5:
            role = Role.COMMENTS
        elif column.index == grouping:
            role = Role.PRIORITY
        elif role is Role.REF and _spans_as(table, header, column.index, by_role.get(Role.PRIORITY)):
            role = Role.PRIORITY_REF
        elif led and column in owners and column not in led and _HELPERS.search(_last_line(header, column)):
            role = Role.SUPPORT
        out.append(column if role is column.role else replace(column, role=role))
    return out


def _without_known_words(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Sentences under a heading that says nothing known: what was done, or else what is to come of the action."""
    roles = {column.role for column in columns}
    action = next((column.index for column in columns if column.role is Role.ACTION), None)
    out = []
    for column in columns:
        look = looks[column.index]
        told = look.filled >= _FEW - 1 and look.mean_length >= 12 and look.distinct >= 0.5 and look.verb < 0.4
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


def _grouping_outcome(columns: list[Column], action: Column, looks: list[Looks]) -> int | None:
    """The column of outcomes that groups the actions to its right, where no other column does."""
    before = (column for column in columns if column.index < action.index and column.role is Role.OUTCOME)
    return next((column.index for column in before if _groups(looks[column.index])), None)


def _groups(look: Looks) -> bool:
    """Whether cells reach over several rows, or stand once with blanks below them."""
    return look.merged > 0 or (look.filled > 1 and look.empty >= 0.7 * look.filled)


def _last_line(header: Header, column: Column) -> str:
    return (header.lower[column.index] if header.lower else "") or column.heading


def _with_periods(header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Columns headed by years or quarters in which actions are ticked off."""
    said = {column.index: _last_line(header, column) for column in columns}
    marked = {
        column.index
        for column, look in zip(columns, looks, strict=True)
        if ((parse_timescale(said[column.index]).end or _PERIOD.match(said[column.index])) and look.mark > 0.8)
        or (look.filled == 0 and column.heading[:1].isdigit())
    }
    if len(marked) < 2 or not any(looks[index].filled or looks[index].rag_fill for index in marked):
        return columns
    return [
        replace(column, role=Role.PERIOD, heading=said[column.index]) if column.index in marked else column
        for column in columns
    ]


def _with_shared_cells(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Marks a column of owners that also says when, and one whose colours are the RAG, where no other column does."""
    columns = _owners_before_dates(columns, looks)
    roles = {column.role for column in columns}
    out = columns
    if Role.TIMESCALE not in roles and Role.PERIOD not in roles:
        out = [
            replace(column, dated=True)
            if column.role is Role.OWNER and looks[column.index].dated_line >= 0.5
            else column
            for column in out
        ]
    if Role.RAG not in roles:
        best = max(columns, key=lambda column: looks[column.index].rag_fill, default=None)
        if best is not None and looks[best.index].rag_fill >= 0.5 and looks[best.index].hues >= 2:
            out = [replace(column, coloured=True) if column.index == best.index else column for column in out]
    return out


def _owners_before_dates(columns: list[Column], looks: list[Looks]) -> list[Column]:
    """A column headed "Who and by when" was taken for one of dates: where no other column names owners, it does."""
    if any(column.role is Role.OWNER for column in columns):
        return columns
    return [
        replace(column, role=Role.OWNER, why=(*column.why, "owners stand before its dates"))
        if column.role is Role.TIMESCALE and looks[column.index].dated_line >= 0.5 and looks[column.index].name >= 0.6
        else column
        for column in columns
    ]


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


def _with_reach(table: Table, header: Header, columns: list[Column]) -> list[Column]:
    """Marks columns whose cells reach down as far as a priority's do."""
    priority = next((column for column in columns if column.role is Role.PRIORITY), None)
    if priority is None:
        return columns
    spans = {
        (cell.row, cell.rowspan) for cell in table.column(priority.index, header.body_start) if cell.text.strip()
    }
    if not any(rowspan > 1 for _, rowspan in spans):
        return columns
    out = []
    for column in columns:
        cells = table.column(column.index, header.body_start)
        same = sum((cell.row, cell.rowspan) in spans for cell in cells)
        out.append(replace(column, of_priority=bool(cells) and same >= 0.7 * len(cells)))
    return out
