"""The report as JSON: every value of it, with the summary worked out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import orjson

from goldthread.publishing.report import PlanReport

KIND = "goldthread.plan-report.1"  # raised when a reader would have to change


def render(report: PlanReport) -> bytes:
    """The file, laid out for people too."""
    return orjson.dumps(as_mapping(report), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def as_mapping(report: PlanReport) -> dict[str, Any]:
    """The report as plain values."""
    return {"kind": KIND, "summary": summary(report), **asdict(report)}


def summary(report: PlanReport) -> dict[str, Any]:
    """The figures of the first page; lists hold the ids of actions."""
    return {
        "actions": len(report.actions),
        "open": len(report.open_actions),
        "by_status": {count.code: count.number for count in report.by_status},
        "by_rag": {count.code or "not_stated": count.number for count in report.by_rag},
        "late": [action.id for action in report.late],
        "red": [action.id for action in report.red],
        "blocked": [action.id for action in report.blocked],
        "undated": [action.id for action in report.undated],
        "done_since": [action.id for action in report.done_since],
        "nothing_heard_since": [action.id for action in report.unheard],
        "dates_changed_since": len(report.moved),
        "measures_without_live_action": len(report.unmoved_measures),
        "open_without_measure": [action.id for action in report.unmeasured],
    }
