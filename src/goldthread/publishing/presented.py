"""A report as words: one set of plain values that the page, the PDF and the Word file all lay out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from goldthread.plans.rules.texts import lead_in
from goldthread.publishing import words
from goldthread.publishing.report import (
    MovedDate,
    PlanReport,
    ReportedAction,
    ReportedPriority,
    ReportedRecommendation,
    counts,
)

Shown = dict[str, Any]
UNMEASURED_SHOWN = 12  # actions without a measure that are named on paper; there are often many


def presented(report: PlanReport) -> Shown:
    """Every word and figure of the report, ready to be laid out; only strings, numbers, lists and mappings."""
    shown: Shown = printable(_shown(report))
    return shown


def printable(value: Any) -> Any:
    """The value without the control characters that a damaged paper leaves and that no XML may hold."""
    if isinstance(value, str):
        return "".join(c for c in value if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
    if isinstance(value, list):
        return [printable(each) for each in value]
    if isinstance(value, dict):
        return {name: printable(each) for name, each in value.items()}
    return value


def _shown(report: PlanReport) -> Shown:
    return {
        "partnership": report.partnership,
        "title": report.title,
        "facts": _facts(report),
        "address": report.address,
        "on": words.day(report.on),
        "since": words.day(report.since),
        "total": len(report.actions),
        "tiles": tiles(report),
        "undated": _undated(report),
        "by_status": [_count(count, len(report.actions)) for count in report.by_status],
        "by_rag": [_count(count, len(report.actions)) for count in report.by_rag],
        "overview": [*map(_overview_row, report.priorities)],
        "unmoved": [asdict(each) for each in report.unmoved_measures],
        "improving": _improving(report),
        "unmeasured": [
            {"ref": each.ref, "name": words.shortened(each.text, 140)}
            for each in report.unmeasured[:UNMEASURED_SHOWN]
        ],
        "unmeasured_more": _more(len(report.unmeasured) - UNMEASURED_SHOWN),
        "unmeasured_total": len(report.unmeasured),
        "attention": [_brief(action) for action in report.needing_attention],
        "done": [_brief(action) for action in report.done_since],
        "unheard": [] if _nothing_at_all(report) else [_brief(action) for action in report.unheard],
        "unheard_words": _unheard_words(report),
        "moved": [_moved(moved) for moved in report.moved],
        "priorities": [_priority(priority, report) for priority in report.priorities],
        "sources": _sources(report),
        "method": list(report.method),
    }


def _improving(report: PlanReport) -> str:
    """What goes the right way, in one line; "" where nothing does."""
    named = "; ".join(f"{each.name}, {each.latest} ({each.period})" for each in report.improving_measures)
    return f"Improving: {named}." if named else ""


def _more(left: int) -> str:
    return f"And {left} more; the spreadsheet and the CSV have all." if left > 0 else ""


def tiles(report: PlanReport) -> list[Shown]:
    """The figures a board looks at first, each of a stated whole."""
    open_actions = len(report.open_actions)
    of_open = f"of {open_actions} open"
    return [
        _tile(len(report.late), "Late", of_open),
        _tile(len(report.red), "Red", of_open),
        _tile(len(report.blocked), "Blocked", of_open),
        _tile(len(report.done_since), "Done", "since last time"),
        _tile(len(report.moved), "Dates changed", "since last time"),
        _tile(len(report.unheard), "Nothing heard", f"{of_open}, since last time"),
    ]


def _tile(number: int, label: str, of: str) -> Shown:
    return {"number": number, "label": label, "of": of}


def _nothing_at_all(report: PlanReport) -> bool:
    """Nothing was said of anything: a list of everything would tell nobody more than the sentence."""
    return len(report.unheard) == len(report.open_actions)


def _unheard_words(report: PlanReport) -> str:
    if not report.unheard:
        return "Something was said of every open action."
    return f"Nothing was said of any of the {len(report.unheard)} open actions." if _nothing_at_all(report) else ""


def _undated(report: PlanReport) -> str:
    if not report.undated:
        return "Every open action has a date."
    have = "has" if len(report.undated) == 1 else "have"
    return f"{len(report.undated)} of {len(report.open_actions)} open {have} no date and so cannot be late."


def _facts(report: PlanReport) -> list[Shown]:
    named = (
        ("Area", report.area),
        ("Lead body", report.lead_body),
        ("Period of the plan", report.period),
        ("Version", report.version),
    )
    return [{"name": name, "value": value} for name, value in named if value]


def _count(count: Any, total: int) -> Shown:
    return {"code": count.code or "unstated", "words": count.words, "number": count.number, "of": total}


def _overview_row(priority: ReportedPriority) -> Shown:
    actions = priority.actions
    return {
        "anchor": anchor(priority),
        "name": priority_name(priority),
        "actions": len(actions),
        "complete": sum(action.status == "complete" for action in actions),
        "late": sum(action.is_open and action.is_late for action in actions),
        "blocked": sum(action.status == "blocked" for action in actions),
        "rag": {code or "unstated": sum(action.rag == code for action in actions) for code in words.RAG},
    }


def priority_name(priority: ReportedPriority) -> str:
    return priority.name or "Actions under no priority"


def anchor(priority: ReportedPriority) -> str:
    """A name for links inside the report, made of letters and figures alone."""
    first = str(priority.actions[0].id) if priority.actions else ""
    return f"priority-{first}-{''.join(c for c in priority.ref if c.isalnum())}"


def _brief(action: ReportedAction) -> Shown:
    """One line of a list."""
    return {
        "id": action.id,
        "ref": action.ref,
        "name": words.shortened(action.text, 140),
        "leads": "; ".join(action.leads) or "No lead named",
        "timescale": action.timescale or "No date",
        "needs": list(action.needs),
        "heard": f"Last heard {words.day(action.heard_on)}" if action.heard_on else "Nothing said yet",
        "ended": words.day(action.ended_on),
    }


def _priority(priority: ReportedPriority, report: PlanReport) -> Shown:
    return {
        "anchor": anchor(priority),
        "name": priority_name(priority),
        "owners": "; ".join(priority.owners),
        "recommendations": ", ".join(priority.recommendations),
        "outcomes": list(priority.outcomes),
        "actions": [_action(action, report) for action in priority.actions],
    }


def _heading(action: ReportedAction) -> str:
    """What stands over an action: all of its text that its parts, listed beneath, do not say again."""
    before = lead_in(action.text, action.parts)
    return action.text if before is None else before or words.shortened(action.text, 120)


def _action(action: ReportedAction, report: PlanReport) -> Shown:
    return {
        "id": action.id,
        "ref": action.ref,
        "heading": _heading(action),
        "parts": list(action.parts),
        "leads": "; ".join(action.leads) or "No lead named",
        "support": "; ".join(action.support),
        "timescale": action.timescale or "No date",
        "first": action.first_timescale if action.first_timescale != action.timescale else "",
        "status": words.STATUS[action.status],
        "status_code": action.status,
        "rag": action.rag or "unstated",
        "rag_words": words.RAG[action.rag],
        "assessed": action.assessed or "unstated",
        "assessed_words": words.ASSESSED[action.assessed],
        "needs": list(action.needs),
        "late": action.needs[0] if action.is_open and action.is_late else "",
        "ended": _ended(action),
        "latest": _latest(action),
        "milestones": [
            {"text": m.text, "timescale": m.timescale, "standing": m.standing(report.on)} for m in action.milestones
        ],
        "recommendations": ", ".join(action.recommendations),
        "outcomes": list(action.outcomes),
    }


def _ended(action: ReportedAction) -> str:
    if action.is_open or not action.ended_on:
        return ""
    reason = f": {action.end_reason}" if action.end_reason else ""
    return f"{words.STATUS[action.status]}, {words.day(action.ended_on)}{reason}"


def _latest(action: ReportedAction) -> Shown | None:
    if action.latest is None:
        return None
    return {
        "when": words.day(action.latest.reported_on),
        "by": action.latest.by,
        "paragraphs": [line.strip() for line in action.latest.narrative.splitlines() if line.strip()],
    }


def _moved(moved: MovedDate) -> Shown:
    return {
        "action": moved.action,
        "what": moved.what,
        "was": moved.was or "No date",
        "now": moved.now or "No date",
        "reason": moved.reason,
        "agreed_by": moved.agreed_by,
        "set_on": words.day(moved.set_on),
    }


def _sources(report: PlanReport) -> list[Shown]:
    """Recommendations under the document they come from, in order."""
    sources: dict[str, list[Shown]] = {}
    for recommendation in report.recommendations:
        sources.setdefault(recommendation.source, []).append(_thread(recommendation, report))
    return [{"title": title, "recommendations": rows} for title, rows in sources.items()]


def _thread(recommendation: ReportedRecommendation, report: PlanReport) -> Shown:
    answering = report.answered_by(recommendation)
    wholes = _wholes(answering, report)
    told = {action.id for priority in wholes for action in priority.actions}
    return {
        "ref": recommendation.ref,
        "text": recommendation.text,
        "priorities": ", ".join(recommendation.priorities),
        "wholes": [_whole(priority) for priority in wholes],
        "actions": [
            {
                "name": action.name,
                "status": words.STATUS[action.status],
                "rag": action.rag or "unstated",
                "rag_words": words.RAG[action.rag],
            }
            for action in answering
            if action.id not in told
        ],
    }


def _wholes(answering: Sequence[ReportedAction], report: PlanReport) -> list[ReportedPriority]:
    """The priorities that answer with every one of their actions: naming each action would say no more."""
    ids = {action.id for action in answering}
    return [
        priority
        for priority in report.priorities
        if len(priority.actions) > 1 and all(action.id in ids for action in priority.actions)
    ]


def _whole(priority: ReportedPriority) -> Shown:
    """A whole priority as an answer: its name, and how many of its actions stand how."""
    stated = counts((action.rag for action in priority.actions), words.RAG)
    stand = ", ".join(f"{count.number} {count.words.lower()}" for count in stated if count.number)
    return {"name": priority_name(priority), "stand": f"all {len(priority.actions)} actions: {stand}"}
