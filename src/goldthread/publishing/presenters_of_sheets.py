"""A row that came back, as a page shows it: what was sent, what was written, and what stands now."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.core.presenters import say
from goldthread.publishing import words
from goldthread.publishing.sheet_reads import WaitingRow

say(
    template__set="set the columns of the papers",
    template__logo_set="set the logo of the papers",
    template__logo_removed="took the logo of the papers away",
    sheet__sent="sent a sheet of actions",
    row__returned="brought back what a partner wrote in a sheet",
    row__returned_again="brought back what a partner wrote in a sheet again",
    row__accepted="took what a partner wrote in a sheet as an update",
    row__refused="left what a partner wrote in a sheet",
)
_LABELS = {"timescale": "Timescale", "status": "Status", "rag": "RAG"}


@dataclass(frozen=True)
class ShownCell:
    """One thing that was changed. ``now``: what stands now, if that moved on; ``note``: it was not understood."""

    label: str
    sent: str
    written: str
    now: str = ""
    note: str = ""


@dataclass(frozen=True)
class ShownRow:
    id: int
    action: int
    revision: int
    name: str
    whom: str
    file_name: str
    progress: str
    cells: list[ShownCell]
    is_stale: bool


def shown_row(waiting: WaitingRow) -> ShownRow:
    """One row for the page of sheets."""
    row, action = waiting.row, waiting.row.action
    now = {"timescale": action.printed, "status": action.status, "rag": action.stated_rag}
    cells = []
    for name, label in _LABELS.items():
        sent = waiting.sent[name]
        moved_on = _said(name, now[name]) if now[name] != sent else ""
        if name in row.said:
            cells.append(ShownCell(label, _said(name, sent), _said(name, row.said[name]), moved_on))
        elif f"{name}_words" in row.said:
            note = "Not understood, so it stays as it is. Read it, and change it by hand if need be."
            cells.append(ShownCell(label, _said(name, sent), row.said[f"{name}_words"], moved_on, note))
    return ShownRow(
        id=row.pk,
        action=action.pk,
        revision=action.revision,
        name=str(action),
        whom=row.sheet.whom,
        file_name=row.file_name,
        progress=row.said.get("progress", ""),
        cells=cells,
        is_stale=waiting.is_stale,
    )


def _said(name: str, value: str) -> str:
    if name == "status":
        return words.STATUS.get(value, value)
    return words.RAG.get(value, value) if name == "rag" else value or "None"
