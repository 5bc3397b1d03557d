"""What stands in each cell of a plan's paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from goldthread.publishing import words
from goldthread.publishing.papers.layout import PaperLayout
from goldthread.publishing.report import PlanReport, ReportedAction, ReportedPriority

FILLS = {"red": "F4C7C3", "amber": "FBE3A6", "green": "CFE8CF", "blue": "CDDFF3", "grey": "E3E5E8"}
BULLET = "• "


def _action(action: ReportedAction) -> str:
    return "\n".join([action.text, *(f"{BULLET}{part}" for part in action.parts)])


CELLS: Mapping[str, Callable[[ReportedAction], str]] = {
    "ref": lambda action: action.ref,
    "action": _action,
    "lead": lambda action: "\n".join((*action.leads, *action.support)),
    "timescale": lambda action: action.timescale,
    "progress": lambda action: action.latest.narrative if action.latest else "",
    "rag": lambda action: words.RAG[action.rag] if action.rag else "",
    "status": lambda action: words.STATUS[action.status],
    "outcome": lambda action: "\n".join(action.outcomes),
}


def row_of(action: ReportedAction, layout: PaperLayout) -> tuple[str, ...]:
    """The cells of one action in the order of the layout."""
    return tuple(CELLS[column.key](action) for column in layout.columns)


def parts_of(report: PlanReport) -> Iterator[tuple[str, ReportedPriority]]:
    """Each priority that has actions, with the line that stands above its table."""
    for priority in report.priorities:
        if priority.actions:
            yield heading_of(priority), priority


def heading_of(priority: ReportedPriority) -> str:
    """ "Priority 1: Fewer people die"; nothing for actions under no priority."""
    if not priority.title:
        return ""
    return f"Priority {priority.ref}: {priority.title}" if priority.ref else f"Priority: {priority.title}"
