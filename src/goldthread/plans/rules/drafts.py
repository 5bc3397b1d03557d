"""The contents of draft items: a draft from the reader as plain values that a person can then correct.

Priorities have a ``key`` of their own, so that renumbering one in review does not lose its actions. What was
read keeps its evidence under "evidence"; the content under correction holds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from goldthread.documents.model import (
    DraftAction,
    DraftMilestone,
    DraftOwner,
    DraftPriority,
    DraftRecommendation,
    Evidence,
    PlanDraft,
)
from goldthread.kernel.timescale import Timescale
from goldthread.plans.rules.texts import tidy_values

Content = dict[str, Any]
QUOTE = 300


def contents_of(draft: PlanDraft) -> list[tuple[str, Content]]:
    """Every item of a draft plan as (kind, values with evidence), priorities first, each kind in paper order."""
    keys: dict[str, str] = {}
    items: list[tuple[str, Content]] = []
    for number, priority in enumerate(draft.priorities, start=1):
        keys.setdefault(priority.ref, f"p{number}")
        items.append(("priority", _priority(priority, f"p{number}")))
    items += [("recommendation", _recommendation(each)) for each in draft.recommendations]
    items += [("action", _action(each, keys.get(each.priority_ref or "", ""))) for each in draft.actions]
    return [(kind, tidy_values(values)) for kind, values in items]


def without_evidence(values: Mapping[str, Any]) -> Content:
    """The part of what was read that a person may correct."""
    return {name: value for name, value in values.items() if name != "evidence"}


def confidence_of(values: Mapping[str, Any]) -> float:
    """How sure the reader was of the least sure field."""
    return min((each["confidence"] for each in values.get("evidence", {}).values()), default=1.0)


def blank_action(**values: Any) -> Content:
    """A whole action's content from the few values that are known."""
    return {**without_evidence(_action(DraftAction(text=""), "")), **values}


def blank_priority(**values: Any) -> Content:
    return {**without_evidence(_priority(DraftPriority(ref="", title=""), "")), **values}


def blank_recommendation(**values: Any) -> Content:
    return {**without_evidence(_recommendation(DraftRecommendation(ref="", text=""))), **values}


def _priority(draft: DraftPriority, key: str) -> Content:
    return {
        "key": key,
        "ref": draft.number,
        "title": draft.title,
        "owners": _owners(draft.owners),
        "recommendations": list(draft.recommendations),
        "outcomes": list(draft.outcomes),
        "evidence": evidence_values(draft.evidence),
    }


def _recommendation(draft: DraftRecommendation) -> Content:
    return {
        "ref": draft.ref,
        "text": draft.text,
        "section": draft.section or "",
        "evidence": evidence_values(draft.evidence),
    }


def _action(draft: DraftAction, priority: str) -> Content:
    return {
        "ref": draft.ref or "",
        "text": draft.text,
        "priority": priority,
        "sub_priority": draft.sub_priority or "",
        "parts": list(draft.parts),
        "owners": _owners(draft.owners),
        "owner_text": draft.owner_text or "",
        "timescale": draft.timescale.to_dict() if draft.timescale else None,
        "timescales": [each.to_dict() for each in draft.timescales],
        "recommendations": list(draft.recommendations),
        "outcomes": list(draft.outcomes),
        "milestones": [
            {"text": each.text, "due": each.due.to_dict() if each.due else None} for each in draft.milestones
        ],
        "progress": draft.progress or "",
        "rag": draft.rag or "",
        "status": draft.status or "",
        "new": draft.new,
        "comments": draft.comments or "",
        "evidence": evidence_values(draft.evidence),
    }


def _milestone(draft: DraftMilestone) -> Content:
    return {"text": draft.text, "due": draft.due.to_dict() if draft.due else None}


def _owners(owners: Iterable[DraftOwner]) -> list[Content]:
    return [{"name": each.name, "person": each.person, "support": each.support} for each in owners]


def evidence_values(evidence: Mapping[str, Evidence]) -> dict[str, Content]:
    """Where each field was read and how surely, as JSON keeps it; long quotations are cut."""
    return {name: _evidence(each) for name, each in evidence.items()}


def _evidence(evidence: Evidence) -> Content:
    values = asdict(evidence.source)
    values["quote"] = values["quote"][:QUOTE]
    return {**values, "confidence": round(evidence.confidence, 3), "why": list(evidence.why)}


def milestone_draft(values: Mapping[str, Any]) -> DraftMilestone:
    return DraftMilestone(text=values["text"], due=Timescale.from_dict(values["due"]) if values["due"] else None)


def merged(contents: Sequence[Content]) -> Content:
    """Several actions made one: texts and lists joined, everything else from the first that has it.

    Of their timescales the first one's stays unless it has none: which date holds is for a person to say.
    """
    first, *others = contents
    whole = dict(first)
    for name, value in first.items():
        if isinstance(value, list):
            whole[name] = _joined([content[name] for content in contents])
        elif name in ("text", "progress", "comments", "owner_text"):
            whole[name] = "\n".join(dict.fromkeys(content[name] for content in contents if content[name]))
        elif not value:
            whole[name] = next((content[name] for content in others if content[name]), value)
    return whole


def _joined(lists: Iterable[list[Any]]) -> list[Any]:
    together: list[Any] = []
    for each in lists:
        together += [value for value in each if value not in together]
    return together


def owner_names(content: Mapping[str, Any]) -> list[str]:
    """The printed owners of an item, each once, in order."""
    return list(dict.fromkeys(owner["name"] for owner in content.get("owners", []) if owner["name"]))
