"""Recommendations spelled out beside the actions: each joins the list, the action keeps its number."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.documents.model import DraftAction, DraftPriority, DraftRecommendation, Evidence, PlanDraft

_NUMBERED = re.compile(
    r"^\s*(?:rec(?:ommendation)?\.?\s*)?(?P<ref>[A-Z]?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)\s*[.:)–-]?\s+(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = 5  # words; shorter entries are references


class _Book:
    """The recommendations spelled out so far."""

    def __init__(self) -> None:
        self.found: dict[str, DraftRecommendation] = {}

    def refs(self, printed: tuple[str, ...], evidence: Evidence | None) -> tuple[str, ...]:
        """References for what was printed; sentences are booked and numbered."""
        return tuple(self._ref(entry, evidence) if len(entry.split()) >= _SENTENCE else entry for entry in printed)

    def _ref(self, entry: str, evidence: Evidence | None) -> str:
        match = _NUMBERED.match(entry)
        text = " ".join((match["text"] if match else entry).split())
        known = next((each for each in self.found.values() if each.text == text), None)
        if known is None:
            ref = match["ref"] if match and match["ref"] not in self.found else str(len(self.found) + 1)
            known = DraftRecommendation(ref, text, evidence={"text": evidence} if evidence else {})
            self.found[ref] = known
        return known.ref


def spell_out(plan: PlanDraft) -> PlanDraft:
    """The plan with recommendations printed in full moved to its list; unchanged when it prints none."""
    book = _Book()
    priorities = tuple(_priority(priority, book) for priority in plan.priorities)
    actions = tuple(_action(action, book) for action in plan.actions)
    if not book.found:
        return plan
    return replace(
        plan,
        priorities=priorities,
        actions=actions,
        recommendations=plan.recommendations or tuple(book.found.values()),
    )


def _priority(priority: DraftPriority, book: _Book) -> DraftPriority:
    evidence = priority.evidence.get("recommendations") or priority.evidence.get("title")
    return replace(priority, recommendations=book.refs(priority.recommendations, evidence))


def _action(action: DraftAction, book: _Book) -> DraftAction:
    return replace(action, recommendations=book.refs(action.recommendations, action.evidence.get("recommendations")))
