"""An item of a reading as a list shows it: what was read, how surely, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.core import wording
from goldthread.plans.models import DraftItem, DraftKind, DraftState

LABELS = {
    "text": "What is to be done",
    "parts": "Parts",
    "owners": "Owners",
    "owner_text": "Owners as printed",
    "timescale": "Timescale",
    "timescales": "Timescales",
    "priority": "Priority",
    "priority_ref": "Priority",
    "sub_priority": "Heading",
    "ref": "Reference",
    "recommendations": "Recommendations",
    "outcomes": "Outcomes",
    "milestones": "Milestones",
    "progress": "Progress",
    "rag": "RAG",
    "status": "Status",
    "comments": "Comments",
    "new": "New action",
    "title": "Title",
    "section": "Section",
    "state": "State",
    "position": "Place",
}
SURE, FAIRLY = 0.9, 0.75
_STATES = {
    DraftState.PENDING: ("To check", "quiet"),
    DraftState.CHECKED: ("Checked", "good"),
    DraftState.DROPPED: ("Left out", "plain"),
}


@dataclass(frozen=True)
class ShownItem:
    """``doubts`` are the reader's own reasons for the fields it was not sure of."""

    id: int
    kind: str
    ref: str
    title: str
    state: str
    state_words: str
    state_tone: str
    sure: str
    sure_tone: str
    place: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def shown_item(item: DraftItem, priorities: Mapping[str, str]) -> ShownItem:
    """One item for the list of a review."""
    content = item.content
    state_words, state_tone = _STATES[DraftState(item.state)]
    sure, sure_tone = sureness(item.confidence) if item.as_read else ("Added by hand", "plain")
    return ShownItem(
        id=item.pk,
        kind=item.kind,
        ref=content.get("ref", ""),
        title=content.get("text") or content.get("title") or "(no words)",
        state=item.state,
        state_words=state_words,
        state_tone=state_tone,
        sure=sure,
        sure_tone=sure_tone,
        place=place_of(item.as_read.get("evidence", {})),
        facts=_facts(item, priorities),
        doubts=doubts_of(item.as_read.get("evidence", {})),
    )


def sureness(confidence: float) -> tuple[str, str]:
    """How sure the reader was, in words and a tone."""
    share = f"{round(confidence * 100)}%"
    if confidence >= SURE:
        return f"Sure ({share})", "good"
    return (f"Fairly sure ({share})", "plain") if confidence >= FAIRLY else (f"Not sure ({share})", "warn")


def place_of(evidence: Mapping[str, Mapping[str, Any]]) -> str:
    """Where the item begins: "page 4, table 2, row 7"."""
    source = evidence.get("text") or evidence.get("title") or next(iter(evidence.values()), {})
    page = source.get("page")
    parts = [f"page {page}" if str(page).isdigit() else page]
    parts += [f"{name} {source[name]}" for name in ("table", "row") if source.get(name)]
    return ", ".join(part for part in parts if part)


def doubts_of(evidence: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What the reader was less than sure of, and why, the least sure first; fields of one reason together."""
    unsure = sorted(
        (each["confidence"], name, each["why"]) for name, each in evidence.items() if each["confidence"] < SURE
    )
    fields: dict[str, list[str]] = {}
    for _, name, why in unsure:
        fields.setdefault("; ".join(why) or "not certain", []).append(LABELS.get(name, name))
    return [f"{wording.listed(dict.fromkeys(names))}: {why}" for why, names in fields.items()]


def _facts(item: DraftItem, priorities: Mapping[str, str]) -> list[tuple[str, str]]:
    content = item.content
    owners = wording.listed(owner["name"] for owner in content.get("owners", []))
    if item.kind == DraftKind.ACTION:
        facts = [
            ("Owners", owners or "none named"),
            ("Timescale", timescale_words(content["timescale"]) or "none given"),
            ("Priority", priorities.get(content["priority"], "")),
            ("Parts", _counted(content["parts"], "part")),
            ("Milestones", _counted(content["milestones"], "milestone")),
            ("RAG", content["rag"]),
            ("Progress", _short(content["progress"])),
        ]
    else:
        facts = [("Owners", owners)]
    facts += [
        ("Answers", ", ".join(content.get("recommendations", []))),
        ("Outcomes", _counted(content.get("outcomes", []), "outcome")),
        ("Section", content.get("section", "")),
    ]
    return [(label, value) for label, value in facts if value]


def timescale_words(timescale: Mapping[str, Any] | None) -> str:
    """The printed words, and what they were read as where that says more."""
    if not timescale or not timescale["printed"]:
        return ""
    if not timescale["end"]:
        return f"{timescale['printed']} (no date)"
    return f"{timescale['printed']} (by {wording.day(date.fromisoformat(timescale['end']))})"


def _counted(values: list[Any], name: str) -> str:
    return wording.count(len(values), name) if values else ""


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"


def document_pages(document: Mapping[str, Any]) -> list[str]:
    """What each page or sheet of the paper is called."""
    return [page["label"] or f"Part {number}" for number, page in enumerate(document["pages"], start=1)]
