"""How actions stand that a heading says it of: "Completed actions", "Actions closed since the last report"."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.documents.model import DraftAction, PlanDraft

_THINGS = r"(?:actions?|tasks?|milestones?|commitments?|recommendations?|deliverables|items?)"
_DONE = r"(?:complete[d]?|closed|delivered|achieved|done)"
_SAYS_DONE = re.compile(
    rf"\W*(?:\w+ )?(?:{_DONE} {_THINGS}|{_THINGS} (?:(?:that|which) (?:are|were) |now )?{_DONE})\b.*",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:not|to be|for|yet|incomplete|being|nearly)\b|%", re.IGNORECASE)
_LONGEST = 10  # words


def with_standing_of_headings(plan: PlanDraft) -> PlanDraft:
    """The plan, actions under a heading that says they are done complete where nothing else says how they stand."""
    done = {priority.ref for priority in plan.priorities if says_done(priority.title)}
    if not done:
        return plan
    return replace(
        plan, actions=tuple(_done(action) if action.priority_ref in done else action for action in plan.actions)
    )


def says_done(heading: str) -> bool:
    """Whether a heading says that what stands under it has been done."""
    match = _SAYS_DONE.fullmatch(heading) if len(heading.split()) <= _LONGEST else None
    return match is not None and not _NOT_YET.search(heading)


def _done(action: DraftAction) -> DraftAction:
    if action.status or action.rag or action.progress:
        return action
    told = {"status": action.evidence["priority"]} if "priority" in action.evidence else {}
    return replace(action, status="complete", evidence={**action.evidence, **told})
