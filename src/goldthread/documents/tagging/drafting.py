"""The plan that the network makes out in a text, as a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldthread.documents.model import DraftAction, DraftOwner, DraftPriority, Evidence, PlanDraft, Source
from goldthread.documents.running.lines.dates import behind_leading_date, find_date
from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.cells.owners import split_owners
from goldthread.documents.tables.cells.progress import leading_status, status_kind
from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.tagging import MOST_WORDS, WHY
from goldthread.documents.tagging.actors import actors_of
from goldthread.documents.tagging.network import network
from goldthread.documents.tagging.rows import Told, actions_of
from goldthread.documents.tagging.signs import signs_of
from goldthread.documents.tagging.stretches import Sort, Stretch, stretches_of
from goldthread.documents.tagging.words import Word, joined, words_of
from goldthread.documents.timescales import parse_timescale
from goldthread.kernel.timescale import Timescale

_EDGES = " |\t•·*-–—:;,"
_LEAST = 2  # actions
_LIKELY, _PLAN_LIKELY = 0.5, 0.4  # the words of a statement, and of all statements together, on average
_SURE = 0.9  # of an action that stands alone
_BELOW = 0.12  # a statement so much less likely than the others is none
_FEW = 0.3  # of the actions
_PART = 0.15  # of the words of a text: 1 of 159 published plans is less of it, so are 11 of 58 other pages
_QUOTE = 500
_TITLE_WORDS = 40
_PLAN = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|roadmap|programme|agenda|framework|actions?|goals?|objectives?|aims|targets|"
    r"priorities|commitments|recommendations|minutes|milestones|measures|steps)\b",
    re.IGNORECASE,
)


def tagged_plan(text: str, pages: Sequence[str], written: date | None) -> PlanDraft | None:
    """The plan in a text of which nothing but the words is sure, or None where hardly anything is likely an action.

    ``pages`` are what its pages are called, if not by number; form feeds part them. ``written`` is about when the
    paper was written: months without a year are counted from it. Only the first ``MOST_WORDS`` words are looked at.
    """
    words = words_of(text, MOST_WORDS)
    net = network()
    stretches = stretches_of(net.likelihoods(signs_of(words)), net.labels) if words else []
    told = _likely(actions_of(stretches))
    if not _are_plan(told, len(words)) or not (any(action.facts for action in told) or _calls_itself_plan(text)):
        return None
    return _Drafting(words, pages, written).plan(told)


def _calls_itself_plan(text: str) -> bool:
    """Whether a line that is no sentence does: a list of which nothing more is told may be a recipe.

    A line of many words is a whole text run on: its title stands at the head of it.
    """
    lines = [line.split() for line in text.split("\n") if line.strip()]
    heads = [words[:_TITLE_WORDS] for words in lines if len(words) > _TITLE_WORDS or not words[-1].endswith(".")]
    return any(_PLAN.search(" ".join(words)) for words in heads)


def _are_plan(told: Sequence[Told], words: int) -> bool:
    """Whether there are several actions, or one beyond doubt, since something is told of it.

    A long text of which they are hardly any part is no plan but speaks of one.
    """
    said = {stretch for action in told for stretch in action.stretches}
    if sum(stretch.end - stretch.start for stretch in said) < _PART * words:
        return False
    return len(told) >= _LEAST or any(action.statement.likely >= _SURE and action.facts for action in told)


def _likely(told: Sequence[Told]) -> list[Told]:
    """The actions that are likely some; none where all of them together are hardly likely."""
    average = sum(action.statement.likely for action in told) / max(1, len(told))
    if average < _PLAN_LIKELY:
        return []
    return [action for action in told if action.statement.likely >= max(_LIKELY, average - _BELOW)]


class _Drafting:
    """Writes stretches of the words of one text as fields."""

    def __init__(self, words: Sequence[Word], pages: Sequence[str], written: date | None) -> None:
        self._words = words
        self._pages = pages
        self._written = written

    def plan(self, told: Sequence[Told]) -> PlanDraft:
        titles: dict[str, DraftPriority] = {}
        for stretch in filter(None, (action.priority for action in told)):
            title = self._title(stretch)
            titles.setdefault(title, DraftPriority(title, title, evidence={"title": self._evidence([stretch])}))
        actions = [self._action(action, titles) for action in told]
        actions = [self._with_time_said(action) for action in _with_actors(actions)]
        return PlanDraft(priorities=tuple(titles.values()), actions=tuple(actions))

    def _action(self, told: Told, titles: dict[str, DraftPriority]) -> DraftAction:
        facts = self._facts(told)
        timescales = tuple(self._timescales(facts.get(Sort.TIMESCALE, [])))
        statuses = facts.get(Sort.STATUS, [])
        rags = [said for said in statuses if is_rag_word(said)]
        progress = "\n".join(facts.get(Sort.PROGRESS, [])) or None
        return DraftAction(
            text=self._said(told.statement),
            ref=self._said(told.ref).strip(" .()") if told.ref else None,
            priority_ref=titles[self._title(told.priority)].ref if told.priority else None,
            parts=tuple(self._said(part) for part in told.parts),
            owners=tuple(_owners(facts.get(Sort.OWNER, []))),
            owner_text=", ".join(facts.get(Sort.OWNER, [])) or None,
            timescale=timescales[-1] if timescales else None,
            timescales=timescales,
            outcomes=tuple(facts.get(Sort.OUTCOME, [])),
            progress=progress,
            rag="/".join(rags) or None,
            status=next(filter(None, map(status_kind, statuses)), None) or leading_status(progress or ""),
            comments="\n".join(facts.get(Sort.COMMENTS, [])) or None,
            evidence=dict(self._evidences(told, rags=bool(rags))),
        )

    def _facts(self, told: Told) -> dict[Sort, list[str]]:
        """What is said of each sort; a status or time that was taken for a name goes where nothing else is said."""
        facts = {sort: [_unbracketed(self._said(stretch)) for stretch in found] for sort, found in told.facts.items()}
        names = facts.pop(Sort.OWNER, [])
        for sort, belongs in ((Sort.STATUS, is_rag_word), (Sort.TIMESCALE, is_timescale)):
            facts.setdefault(sort, [name for name in names if belongs(name)])
            names = [name for name in names if not belongs(name)]
        return facts | {Sort.OWNER: names}

    def _evidences(self, told: Told, *, rags: bool) -> Iterator[tuple[str, Evidence]]:
        """Each field by the name its evidence is kept under."""
        yield "text", self._evidence([told.statement, *told.parts])
        if told.ref:
            yield "ref", self._evidence([told.ref])
        if told.priority:
            yield "priority", self._evidence([told.priority])
        names = {
            Sort.OWNER: "owners",
            Sort.TIMESCALE: "timescale",
            Sort.OUTCOME: "outcomes",
            Sort.PROGRESS: "progress",
            Sort.COMMENTS: "comments",
            Sort.STATUS: "rag" if rags else "status",
        }
        yield from ((names[sort], self._evidence(found)) for sort, found in told.facts.items() if found)

    def _evidence(self, found: Sequence[Stretch]) -> Evidence:
        first = found[0]
        source = Source(page=self._page(self._words[first.start].page), quote=self._said(first)[:_QUOTE])
        return Evidence(source, round(min(stretch.likely for stretch in found), 2), (WHY,))

    def _page(self, number: int) -> str:
        return self._pages[number - 1] if number <= len(self._pages) else str(number)

    def _said(self, stretch: Stretch) -> str:
        text = joined(self._words[stretch.start : stretch.end])
        return text.strip(_EDGES) or text

    def _title(self, stretch: Stretch) -> str:
        return self._said(stretch).rstrip(" .")

    def _timescales(self, said: Sequence[str]) -> Iterator[Timescale]:
        for phrase in said:
            yield parse_timescale(phrase, context=self._written)

    def _with_time_said(self, action: DraftAction) -> DraftAction:
        """The action with the time that its own words set, where none is told beside it: "... by March 2031"."""
        if action.timescales:
            return action
        dated = find_date(" ".join((action.text, *action.parts)), self._written)
        if dated is None:
            return action
        evidence = {**action.evidence, "timescale": action.evidence["text"]}
        return replace(action, timescale=dated.timescale, timescales=(dated.timescale,), evidence=evidence)


def _unbracketed(text: str) -> str:
    """A fact without the brackets that it and others stand in: "(Trade Team", "May 2031)"."""
    for opens, closes in ("()", "[]"):
        around = text.startswith(opens) and text.endswith(closes) and text.count(opens) == 1
        if around or text.count(opens) != text.count(closes):
            text = text.strip(opens + closes)
    return text.strip(_EDGES) or text


def _owners(said: Sequence[str]) -> list[DraftOwner]:
    return list(dict.fromkeys(owner for names in said for owner in split_owners(names)))


def _with_actors(actions: Sequence[DraftAction]) -> list[DraftAction]:
    """The actions with whom their statements name, where hardly any owner is told otherwise."""
    if sum(bool(action.owners) for action in actions) > _FEW * len(actions):
        return list(actions)
    actors = actors_of([behind_leading_date(action.text) for action in actions])
    return [
        _with_actor(action, actor) if actor and not action.owners else action
        for action, actor in zip(actions, actors, strict=True)
    ]


def _with_actor(action: DraftAction, actor: str) -> DraftAction:
    evidence = {**action.evidence, "owners": action.evidence["text"]}
    return replace(action, owners=tuple(split_owners(actor)), owner_text=actor, evidence=evidence)
