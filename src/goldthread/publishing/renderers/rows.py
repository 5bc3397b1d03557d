"""The report as rows of a table, one an action: what the CSV and the spreadsheet hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldthread.publishing import words
from goldthread.publishing.report import PlanReport, ReportedAction, ReportedPriority

Value = str | int | date | None

HEADINGS = (
    "Partnership",
    "Plan",
    "Priority",
    "Priority title",
    "Reference",
    "Action",
    "Parts",
    "Lead",
    "Support",
    "Timescale",
    "Ends",
    "First timescale",
    "First ends",
    "Status",
    "Stated RAG",
    "Assessed RAG",
    "Late",
    "Measured",
    "Latest update on",
    "Latest update by",
    "Latest update",
    "Ended on",
    "End reason",
    "Milestones",
    "Recommendations",
    "Outcomes",
    "As of",
)


def action_rows(report: PlanReport) -> Iterator[tuple[Value, ...]]:
    """One row an action, in the plan's order, under ``HEADINGS``."""
    unmeasured = {each.id for each in report.unmeasured}
    for priority in report.priorities:
        for action in priority.actions:
            yield (
                report.partnership,
                report.title,
                priority.ref,
                priority.title,
                *_promise(action),
                *_standing(action, action.id in unmeasured),
                *_thread(priority, action, report.on),
                report.on,
            )


def _promise(action: ReportedAction) -> tuple[Value, ...]:
    return (
        action.ref,
        action.text,
        "\n".join(action.parts),
        "; ".join(action.leads),
        "; ".join(action.support),
        action.timescale,
        action.ends,
        action.first_timescale,
        action.first_ends,
    )


def _standing(action: ReportedAction, is_unmeasured: bool) -> tuple[Value, ...]:
    latest = action.latest
    return (
        words.STATUS[action.status],
        words.RAG[action.rag],
        words.ASSESSED[action.assessed],
        "Late" if action.is_open and action.is_late else "",
        "No measure" if is_unmeasured else "",
        latest.reported_on if latest else None,
        latest.by if latest else "",
        latest.narrative if latest else "",
        action.ended_on,
        action.end_reason,
    )


def _thread(priority: ReportedPriority, action: ReportedAction, on: date) -> tuple[Value, ...]:
    milestones = [
        " – ".join(part for part in (m.text, m.timescale, m.standing(on)) if part) for m in action.milestones
    ]
    return (
        "\n".join(milestones),
        ", ".join(action.recommendations or priority.recommendations),
        "\n".join(action.outcomes or priority.outcomes),
    )
