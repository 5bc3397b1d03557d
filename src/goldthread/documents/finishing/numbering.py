"""Numbers before the words of actions with no full stop behind them: counting in order makes them references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.model import DraftAction, PlanDraft

_NUMBER = re.compile(r"(?P<ref>\d{1,3})\s+(?=[A-Z“‘\"'])")
_LEAST = 3  # actions
_MOST = 0.8  # of the actions are numbered, and as many count on from the one before
_SURE = 0.85


def with_counted_references(plan: PlanDraft) -> PlanDraft:
    """The plan with "1 Review ...", "2 Train ..." taken for references where its actions are counted so."""
    found = [None if action.ref else _NUMBER.match(action.text) for action in plan.actions]
    printed = [match["ref"] if match else action.ref for action, match in zip(plan.actions, found, strict=True)]
    numbers = [int(ref) for ref in printed if ref and ref.isdecimal()]
    if not any(found) or len(numbers) < max(_LEAST, _MOST * len(found)) or not _counts(numbers):
        return plan
    counted = [
        _counted(action, match) if match else action for action, match in zip(plan.actions, found, strict=True)
    ]
    return replace(plan, actions=tuple(counted))


def _counts(numbers: Sequence[int]) -> bool:
    """Whether each number is the next one, or begins anew."""
    follows = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    return follows >= _MOST * (len(numbers) - 1)


def _counted(action: DraftAction, match: re.Match[str]) -> DraftAction:
    where = action.evidence.get("text")
    evidence = action.evidence
    if where:
        why = (*where.why, "the actions are counted")
        evidence = {**evidence, "ref": replace(where, confidence=min(where.confidence, _SURE), why=why)}
    return replace(action, ref=match["ref"], text=action.text[match.end() :], evidence=evidence)
