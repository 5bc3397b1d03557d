"""Promises found in running text as the draft of a plan."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from goldthread.documents.model import DraftAction, DraftPriority, Evidence, PlanDraft, Source
from goldthread.documents.openings import numbered_title, theme_of, titled_theme
from goldthread.documents.running.statements.promises import Promise
from goldthread.documents.tables.cells.owners import split_owners
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.nameless import names_nothing
from goldthread.documents.tables.grouping.plan_headings import says_what_about

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

_Path = tuple[str, ...]


def draft_plan(promises: Sequence[Promise]) -> PlanDraft:
    """Actions in the order of the paper, with the priorities their headings name."""
    levels = _levels(promises)
    over = [_over(promise, levels) for promise in promises]
    themes = _themes(promises, over)
    actions = tuple(
        _action(promise, themes.get(heading), heading) for promise, heading in zip(promises, over, strict=True)
    )
    return PlanDraft(priorities=tuple(_distinct(themes)), actions=actions)


def _over(promise: Promise, levels: Container[_Path]) -> str:
    """The heading that names the priority of an action: the nearest that says so or stands beside such, else the
    nearest."""
    path = _path(promise)
    named = (heading for heading in reversed(path) if theme_of(heading))
    beside = (path[at] for at in reversed(range(len(path))) if path[:at] in levels and says_what_about(path[at]))
    return next(named, None) or next(beside, None) or (path[-1] if path else "")


def _path(promise: Promise) -> _Path:
    """The headings over an action, the widest first."""
    line = promise.item.line
    return (*line.above, line.heading) if line.heading else line.above


def _levels(promises: Sequence[Promise]) -> frozenset[_Path]:
    """What stands over the headings that say that they are priorities."""
    paths = {_path(promise) for promise in promises}
    return frozenset(path[:at] for path in paths for at, heading in enumerate(path) if theme_of(heading))


def _within(promise: Promise, over: str) -> str | None:
    """The heading inside a priority that an action stands under; the name of who does it is none."""
    line = promise.item.line
    heading = line.part or line.heading
    return heading if heading and heading != over and heading != promise.owner else None


def _distinct(themes: dict[str, DraftPriority]) -> list[DraftPriority]:
    seen: dict[str, DraftPriority] = {}
    for priority in themes.values():
        seen.setdefault(priority.ref, priority)
    return list(seen.values())


def _themes(promises: Sequence[Promise], over: Sequence[str]) -> dict[str, DraftPriority]:
    """The headings that part the actions into priorities: those that say so, or several that name no body."""
    told = zip(over, promises, strict=True)
    levels = _levels(promises)
    headings = {heading: promise for heading, promise in told if heading and not names_nothing(heading)}
    named = {heading: found for heading in headings if (found := theme_of(heading))}
    numbered = all(numbered_title(heading)[0] for heading in headings)
    parted = len(headings) + any(not promise.item.line.heading for promise in promises) > 1
    out: dict[str, DraftPriority] = {}
    for heading, promise in headings.items():
        if heading in named:
            ref, title = named[heading]
        elif (
            (named and not _is_beside(promise, heading, levels))
            or (promise.owner == heading and not numbered)
            or (not parted and not _is_section(promise))
        ):
            continue
        else:
            number, title = numbered_title(titled_theme(heading) or heading)
            ref = number or title
        evidence = Evidence(_source(promise, heading), 0.8, ("the heading above its actions",))
        out[heading] = DraftPriority(ref, title, evidence={"title": evidence})
    return out


def _is_beside(promise: Promise, heading: str, levels: Container[_Path]) -> bool:
    """Whether a heading stands beside those that say that they are priorities, and says what it is about."""
    path = _path(promise)
    return heading in path and path[: path.index(heading)] in levels and says_what_about(heading)


def _is_section(promise: Promise) -> bool:
    """Whether the only heading over the items stands under a title and says what they are about."""
    line = promise.item.line
    return bool(line.above) and says_what_about(line.heading or "")


def _action(promise: Promise, priority: DraftPriority | None, over: str) -> DraftAction:
    text, answers = _part_answers(promise.text)
    facts = promise.item.facts
    answers += tuple(ref for value in facts.get(Role.RECOMMENDATION, []) for ref in _answers(value))
    return DraftAction(
        text=text,
        ref=promise.item.ref,
        priority_ref=priority.ref if priority else None,
        sub_priority=_within(promise, over) if priority else None,
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
