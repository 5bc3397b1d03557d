"""Promises found in running text as the draft of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.model import DraftAction, DraftPriority, Evidence, PlanDraft, Source
from goldthread.documents.openings import numbered_title, theme_of, titled_theme
from goldthread.documents.running.promises import Promise
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.nameless import names_nothing
from goldthread.documents.tables.owners import split_owners
from goldthread.documents.tables.plan_headings import says_what_about

_ANSWERS = re.compile(
    r"\s*[\[(]\s*((?:(?:see |addresses |answers )?"
    r"(?:section|recommendation|rec|action|standard|mat|paragraph|para|aim|outcome|objective)s?\b)[^\[\]()]{1,120})[\])]\s*\.?\s*$",
    re.IGNORECASE,
)
_TOLD = {
    "recommendations": Role.RECOMMENDATION,
    "outcomes": Role.OUTCOME,
    "progress": Role.PROGRESS,
    "rag": Role.RAG,
    "status": Role.STATUS,
    "comments": Role.COMMENTS,
}
_SPLIT_ANSWERS = re.compile(r"\s*;\s*|\s+and\s+(?=[A-Z])|,\s*(?=(?:section|recommendation|rec)\b)", re.IGNORECASE)
_PLAIN_NUMBERS = re.compile(r"^(?:recommendations?|recs?\.?)\s+([\d\s,;&and]+)$", re.IGNORECASE)


def draft_plan(promises: Sequence[Promise]) -> PlanDraft:
    """Actions in the order of the paper, with the priorities their headings name."""
    themes = _themes(promises)
    actions = tuple(_action(promise, themes.get(_over(promise))) for promise in promises)
    return PlanDraft(priorities=tuple(_distinct(themes)), actions=actions)


def _over(promise: Promise) -> str:
    """The heading that names the priority of an action: the nearest that says so, else the nearest."""
    line = promise.item.line
    named = (heading for heading in (line.heading or "", *reversed(line.above)) if theme_of(heading))
    return next(named, line.heading or "")


def _within(promise: Promise) -> str | None:
    """The heading inside a priority that an action stands under; the name of who does it is none."""
    heading = promise.item.line.heading
    return heading if heading and heading != _over(promise) and heading != promise.owner else None


def _distinct(themes: dict[str, DraftPriority]) -> list[DraftPriority]:
    seen: dict[str, DraftPriority] = {}
    for priority in themes.values():
        seen.setdefault(priority.ref, priority)
    return list(seen.values())


def _themes(promises: Sequence[Promise]) -> dict[str, DraftPriority]:
    """The headings that part the actions into priorities: those that say so, or several that name no body."""
    over = ((_over(promise), promise) for promise in promises)
    headings = {heading: promise for heading, promise in over if heading and not names_nothing(heading)}
    named = {heading: found for heading in headings if (found := theme_of(heading))}
    numbered = all(numbered_title(heading)[0] for heading in headings)
    parted = len(headings) + any(not promise.item.line.heading for promise in promises) > 1
    out: dict[str, DraftPriority] = {}
    for heading, promise in headings.items():
        if heading in named:
            ref, title = named[heading]
        elif named or (promise.owner == heading and not numbered) or (not parted and not _is_section(promise)):
            continue
        else:
            number, title = numbered_title(titled_theme(heading) or heading)
            ref = number or title
        evidence = Evidence(_source(promise, heading), 0.8, ("the heading above its actions",))
        out[heading] = DraftPriority(ref, title, evidence={"title": evidence})
    return out


def _is_section(promise: Promise) -> bool:
    """Whether the only heading over the items stands under a title and says what they are about."""
    line = promise.item.line
    return bool(line.above) and says_what_about(line.heading or "")


def _action(promise: Promise, priority: DraftPriority | None) -> DraftAction:
    text, answers = _part_answers(promise.text)
    facts = promise.item.facts
    answers += tuple(ref for value in facts.get(Role.RECOMMENDATION, []) for ref in _answers(value))
    return DraftAction(
        text=text,
        ref=promise.item.ref,
        priority_ref=priority.ref if priority else None,
        sub_priority=_within(promise) if priority else None,
        parts=tuple(promise.item.parts),
        owners=split_owners(promise.owner or ""),
        owner_text=promise.owner,
        timescale=promise.timescale,
        timescales=(promise.timescale,) if promise.timescale else (),
        recommendations=answers,
        outcomes=tuple(facts.get(Role.OUTCOME, [])),
        progress=_joined(facts.get(Role.PROGRESS)),
        rag=_joined(facts.get(Role.RAG)),
        status=_joined(facts.get(Role.STATUS)),
        comments=_joined(facts.get(Role.COMMENTS)),
        evidence=_evidence(promise, priority),
    )


def _evidence(promise: Promise, priority: DraftPriority | None) -> dict[str, Evidence]:
    """One paragraph tells all of it; only the priority is named elsewhere."""
    line = promise.item.line
    here = Evidence(_source(promise, line.printed or line.text), _sure(promise.score), tuple(promise.why))
    facts = promise.item.facts
    told = {name: here for name, role in _TOLD.items() if facts.get(role)}
    told |= (
        {"text": here}
        | ({"timescale": here} if promise.timescale else {})
        | ({"owners": here} if promise.owner else {})
    )
    return (
        told
        | ({"priority": priority.evidence["title"]} if priority else {})
        | ({"ref": here} if promise.item.ref else {})
    )


def _joined(values: Sequence[str] | None) -> str | None:
    return "\n".join(values) if values else None


def _part_answers(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the bracket at its end that names what it answers, and those references."""
    match = _ANSWERS.search(text)
    if match is None:
        return text, ()
    return text[: match.start()].rstrip(), _answers(match.group(1))


def _answers(text: str) -> tuple[str, ...]:
    numbers = _PLAIN_NUMBERS.match(text.strip())
    if numbers:
        return tuple(re.findall(r"\d+", numbers.group(1)))
    return tuple(piece.strip() for piece in _SPLIT_ANSWERS.split(text) if piece.strip())


def _sure(score: float) -> float:
    return round(max(0.3, min(0.95, 0.45 + score / 12)), 2)


def _source(promise: Promise, quote: str) -> Source:
    return Source(page=promise.item.line.page, row=promise.item.line.number, quote=quote[:500])
