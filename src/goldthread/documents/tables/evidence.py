"""Where a field was read and how sure the reader is: the weakest link counts."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Cell, Evidence
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.view import Table

_JOINED = 0.85  # a row put together over a page break


def evidence_of(table: Table, columns: Sequence[Column], role: Role, cells: Sequence[Cell], *why: str,
                confidence: float = 1.0) -> Evidence:  # fmt: skip
    """Evidence for what the cells of a role say; ``confidence`` is the reader's own doubt about it."""
    if not cells:
        return Evidence(confidence=round(confidence, 2), why=tuple(filter(None, why)))
    first = cells[0]
    column = next((one for one in columns if one.index == first.col), None)
    column = column or next((one for one in columns if one.role is role), None)
    sure = min(confidence, column.confidence if column else 0.5)
    reasons = [reason for reason in why if reason]
    if first.row in table.joined:
        sure = min(sure, _JOINED)
        reasons.append("the row runs over a page break")
    reasons += column.why if column else ()
    quote = "\n".join(cell.text for cell in cells)
    return Evidence(table.source(first, quote), round(sure, 2), tuple(reasons))
