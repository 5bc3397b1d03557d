"""What the chapter of a priority lists under "How we will know": its outcomes, before its actions or behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from goldthread.documents.model import Document, DraftPriority, Evidence, Paragraph, PlanDraft, Source
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.priorities import heading_of
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.tables.view import words_of
from goldthread.documents.under import under_with

_SURE = 0.9  # that a line asks how it will be known
_LONGEST = 9  # words of such a line
_WHY = "listed in the chapter of the priority"


@dataclass
class _Listed:
    """The outcomes of one priority as they are found, and where the first of them stands."""

    texts: list[str] = field(default_factory=list)
    source: Source = field(default_factory=Source)


def with_outcomes_of_chapters(document: Document, plan: PlanDraft) -> PlanDraft:
    """The plan, priorities that tell no outcomes with those that their chapters list."""
    bare = [one for one in plan.priorities if not one.outcomes]
    said = {words_of(text) for action in plan.actions for text in (action.text, *action.parts, *action.outcomes)}
    listed: dict[str, _Listed] = {}
    for ref, paragraph, source in _listed(document, {_named(one): one.ref for one in bare}):
        if words_of(paragraph.text) not in said:
            found = listed.setdefault(ref, _Listed(source=source))
            found.texts.append(paragraph.text)
    return replace(plan, priorities=tuple(_with(one, listed.get(one.ref)) for one in plan.priorities))


def _with(priority: DraftPriority, listed: _Listed | None) -> DraftPriority:
    if listed is None or priority.outcomes:
        return priority
    evidence = {**priority.evidence, "outcome": Evidence(listed.source, 0.8, (_WHY,))}
    return replace(priority, outcomes=tuple(listed.texts), evidence=evidence)


def _listed(document: Document, refs: dict[str, str]) -> Iterator[tuple[str, Paragraph, Source]]:
    """The bullets under a line that asks how it will be known, each with the priority in whose chapter it stands."""
    stack: tuple[Paragraph, ...] = ()
    asked, number = False, 0
    for page in document.pages:
        for block in page.blocks:
            if not isinstance(block, Paragraph):
                asked = False
                continue
            number += 1
            if block.heading is not None:
                stack = under_with(stack, block)
            if block.bullet is None:
                asked = _asks(block.text)
                continue
            over = [refs[name] for heading in stack if (name := _words(heading.text)) in refs]
            if asked and over:
                yield over[-1], block, Source(page.label, None, number, None, block.text[:500])


def _named(priority: DraftPriority) -> str:
    return words_of(priority.title)


def _words(heading: str) -> str:
    return words_of(heading_of([heading]).title)


def _asks(text: str) -> bool:
    return len(text.split()) <= _LONGEST and best_role(text.strip(" :"), _SURE) is Role.OUTCOME
