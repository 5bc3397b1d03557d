"""Decides what each column of a table means, from its heading and from what stands in it."""

from __future__ import annotations

from dataclasses import replace

from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.content import Looks, looks_of
from goldthread.documents.tables.header import Header, is_repeated_header
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.view import Table

# Of these a plan has one column; a second claimant has to take its next best role.
_ONE_EACH = {Role.ACTION, Role.TIMESCALE, Role.REF, Role.RAG, Role.STATUS, Role.PRIORITY_REF, Role.START}
_HEADING_WEIGHT = 1.0
_CONTENT_WEIGHT = 0.75
_CONTENT_ALONE = 1.0  # where the heading is blank
_LEAST = 0.3  # evidence for any role at all


def assign_roles(table: Table, header: Header) -> tuple[Column, ...]:
    """One ``Column`` for each column of the table."""
    looks = [_look(table, header, col) for col in range(table.cols)]
    evidence = [_evidence(header.texts[col], looks[col]) for col in range(table.cols)]
    chosen = _share_out(evidence)
    columns = [_column(col, header.texts[col], chosen[col], evidence[col], looks[col]) for col in range(table.cols)]
    columns = _second_look(table, header, columns, looks)
    return tuple(_with_reach(table, header, columns))


def _look(table: Table, header: Header, col: int) -> Looks:
    cells = [
        cell for cell in table.column(col, header.body_start)
        if cell.colspan <= max(1, table.cols // 2) and not is_repeated_header(table, cell.row, header)
    ]  # fmt: skip
    return looks_of([cell for cell in cells if not (cell.colspan > 1 and cell.col < col)])


def _evidence(heading: str, looks: Looks) -> dict[Role, float]:
    said, seen = heading_scores(heading), looks.scores()
    weight = _CONTENT_WEIGHT if said else _CONTENT_ALONE
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


def _second_look(table: Table, header: Header, columns: list[Column], looks: list[Looks]) -> list[Column]:
    """Corrects roles that only make sense beside the others."""
    by_role = {column.role: column for column in columns}
    action = by_role.get(Role.ACTION)
    if action is None:
        return columns
    out = []
    for column in columns:
        role = column.role
        if role is Role.PRIORITY and column.index > action.index and not looks[column.index].merged:
            role = Role.COMMENTS
        elif (
            role is Role.OUTCOME
            and column.index < action.index
            and Role.PRIORITY not in by_role
            and looks[column.index].merged
        ):
            role = Role.PRIORITY
        elif role is Role.REF and _spans_as(table, header, column.index, by_role.get(Role.PRIORITY)):
            role = Role.PRIORITY_REF
        out.append(column if role is column.role else replace(column, role=role))
    return out


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
