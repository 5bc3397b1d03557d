"""Decides what each column of a table means, from its heading and from what stands in it."""

from __future__ import annotations

from collections.abc import Mapping

from goldthread.documents.tables.cells.content import Looks, looks_of
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.beside import corrected
from goldthread.documents.tables.heads.header import Header, repeated_headers
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.heads.marked import marked
from goldthread.documents.tables.heads.parties import as_party, party_columns
from goldthread.documents.tables.heads.period_columns import period_columns
from goldthread.documents.tables.view import Table

# Of these a plan has one column; a second claimant has to take its next best role.
_ONE_EACH = {Role.ACTION, Role.TIMESCALE, Role.REF, Role.RAG, Role.STATUS, Role.PRIORITY_REF, Role.START}
_HEADING_WEIGHT = 1.0
_CONTENT_WEIGHT = 0.75
_FEW = 4  # filled cells; fewer say less against a heading
_CONTENT_ALONE = 1.0  # where the heading is blank
_NOTHING_ELSE = 0.9  # of the cells
_LEAST = 0.3  # evidence for any role at all
_UPPER_LINE = 0.4  # what the upper of two heading lines adds to the lower one


def assign_roles(table: Table, header: Header) -> tuple[Column, ...]:
    """One ``Column`` for each column of the table."""
    again = repeated_headers(table, header)
    looks = [_look(table, header, col, again) for col in range(table.cols)]
    apart = period_columns(table, header, looks, again)
    apart |= {col: as_party(header, col) for col in party_columns(table, header, again) - apart.keys()}
    evidence = [{} if col in apart else _evidence(_said(header, col), looks[col]) for col in range(table.cols)]
    chosen = _share_out(evidence)
    columns = [
        apart.get(col)
        or _column(col, header.texts[col], chosen[col], evidence[col], looks[col], table.unprinted.get(col))
        for col in range(table.cols)
    ]
    columns = corrected(table, header, columns, looks)
    return tuple(marked(table, header, columns, looks))


def _look(table: Table, header: Header, col: int, again: frozenset[int]) -> Looks:
    """Looks at the body cells of a column; banners and cells that come over from the left are not its own."""
    widest = max(1, table.cols // 2)
    cells = (cell for cell in table.column(col, header.body_start) if cell.row not in again)
    return looks_of([cell for cell in cells if cell.colspan <= widest and cell.col == col])


def _said(header: Header, col: int) -> dict[Role, float]:
    """What a heading says; of two lines the lower one is nearer to the point."""
    whole = dict(heading_scores(header.texts[col]))
    lower = header.lower_line(col)
    if not lower or lower == header.texts[col]:
        return whole
    said = dict(heading_scores(lower))
    for role, score in heading_scores(header.upper_line(col)).items():
        said[role] = said.get(role, 0.0) + score * _UPPER_LINE
    return said


def _evidence(said: Mapping[Role, float], looks: Looks) -> dict[Role, float]:
    seen = looks.scores()
    weight = _CONTENT_WEIGHT * min(1.0, looks.filled / _FEW) if said else _CONTENT_ALONE
    scores = {role: said.get(role, 0.0) * _HEADING_WEIGHT + seen.get(role, 0.0) * weight for role in Role}
    if looks.filled >= _FEW and looks.rag >= _NOTHING_ELSE:
        scores[Role.RAG] += 0.5  # whatever its heading calls it
    if (looks.filled and looks.date > 0.6) or not looks.filled:
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


def _column(
    col: int, heading: str, role: Role, scores: dict[Role, float], looks: Looks, told_by: str | None
) -> Column:
    best = scores.get(role, 0.0)
    rival = max((score for other, score in scores.items() if other is not role), default=0.0)
    confidence = max(0.3, min(0.99, 0.55 + (best - max(rival, 0.0)) * 0.5 + min(best, 1.5) * 0.2))
    said = f'the heading "{heading}"' if heading_scores(heading).get(role) else "what stands in the column"
    if told_by:
        said = told_by
    elif not heading:
        said += " (it has no heading)"
    return Column(col, heading, role, round(confidence, 2), (f"taken for {role} by {said}",))
