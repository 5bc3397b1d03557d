"""A reading in the plain schema that imports are compared by: refs, texts, owners, deadlines."""

from __future__ import annotations

from typing import Any

from goldthread.documents.model import DraftAction, DraftPriority, Evidence, PlanDraft, Reading
from goldthread.kernel.timescale import Timescale
from goldthread.kernel.timescale_forms import corpus_deadline


def to_corpus(reading: Reading) -> dict[str, Any]:
    """The plan of a reading as a dict of lists, texts and None."""
    return {
        "schema": "plan-gold/1",
        **_plan(reading.plan),
        "other_plans": [_plan(plan) for plan in reading.other_plans],
        "notices": list(reading.notices),
    }


def _deadline(timescale: Timescale | None) -> str | None:
    return corpus_deadline(timescale) if timescale else None


def _plan(plan: PlanDraft) -> dict[str, Any]:
    return {
        "plan": {"title": plan.title, "area": plan.area, "lead_body": plan.lead_body, "period": plan.period},
        "priorities": [_priority(priority) for priority in plan.priorities],
        "recommendations": [
            {"ref": one.ref, "text": one.text, "section": one.section} for one in plan.recommendations
        ],
        "actions": [_action(action) for action in plan.actions],
    }


def _priority(priority: DraftPriority) -> dict[str, Any]:
    return {
        "ref": priority.ref,
        "title": priority.title,
        "owners": [owner.name for owner in priority.owners],
        "recommendations": list(priority.recommendations),
        "outcomes": list(priority.outcomes),
    }


def _action(action: DraftAction) -> dict[str, Any]:
    leads = [owner for owner in action.owners if not owner.support]
    helpers = [owner.name for owner in action.owners if owner.support]
    return {
        "ref": action.ref,
        "priority_ref": action.priority_ref,
        "sub_priority": action.sub_priority,
        "starts_with": " ".join(action.text.split()[:12]),
        "text": action.text,
        "parts": list(action.parts),
        "owners": [owner.name for owner in leads] or helpers,
        "owner_text": action.owner_text,
        "people": [owner.name for owner in action.owners if owner.person],
        "support": helpers,
        "deadline_text": action.timescale.printed if action.timescale else None,
        "deadline": _deadline(action.timescale),
        "deadlines": [_deadline(one) for one in action.timescales],
        "start": action.timescale.start.isoformat() if action.timescale and action.timescale.start else None,
        "recommendations": list(action.recommendations),
        "outcomes": list(action.outcomes),
        "milestones": [{"text": one.text, "due": _deadline(one.due)} for one in action.milestones],
        "progress": action.progress,
        "rag": action.rag,
        "status": action.status,
        "new": action.new,
        "comments": action.comments,
        "evidence": {name: _evidence(found) for name, found in action.evidence.items()},
    }


def _evidence(found: Evidence) -> dict[str, Any]:
    source = found.source
    return {"page": source.page, "table": source.table, "row": source.row, "col": source.col, "quote": source.quote,
            "confidence": found.confidence, "why": list(found.why)}  # fmt: skip
