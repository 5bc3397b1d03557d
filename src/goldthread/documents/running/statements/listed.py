"""Actions that are items of a list and say neither who nor when: what they have in common makes them actions.

Beside actions that do say it they are taken for actions too; alone they are so only in a paper that calls itself a
plan, and with little certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.running.lines.subjects import begins_to_act, subject_of
from goldthread.documents.running.statements.promises import PLAN_PLACE, Promise, looks_elsewhere
from goldthread.documents.tables.heads.headings import heading_scores

_PLAN = re.compile(r"\b(?:plan|strategy|roadmap|programme of work|(?:framework|agenda) for action)\b", re.IGNORECASE)
# What else a paper lists, which may read like things to do: what it is all for, or what others have asked for.
_NO_ACTIONS = re.compile(r"\b(?:priorities|themes|aims|principles|values|recommendations|findings)\b", re.IGNORECASE)
_LEAST = 3  # items of all lists together
_LEAST_NAMED = 2  # where each calls itself an action
_MOST = 0.5  # of the items of a list begin with something to do
_MOST_NAMED = 0.3  # where the section calls them actions
_CALLED_ACTIONS = re.compile(
    r"\b(?:table|list|summary) of (?:the )?actions\b|^\W*[\d.]*\W*actions\W*$", re.IGNORECASE
)
_FEWEST_WORDS = 3
_LONGEST = 80  # words
_TITLE_WORDS = 14

_List = tuple[str, ...]


def with_their_like(firm: Sequence[Promise], promises: Sequence[Promise]) -> list[Promise]:
    """Actions that say who or when, and those items of the same lists that only say what to do."""
    lists = {_list_of(promise) for promise in firm} - {None}
    known, said = set(map(id, firm)), {promise.text for promise in firm}
    return [
        promise
        for promise in promises
        if id(promise) in known or (promise.text not in said and _list_of(promise) in lists and _tells_like(promise))
    ]


def listed_actions(promises: Sequence[Promise], title: str) -> list[Promise]:
    """The items of lists of things to do, or none where the paper does not call itself a plan."""
    lists: dict[_List, list[Promise]] = {}
    for promise in promises:
        if (of := _list_of(promise)) is not None and _may_be_action(promise):
            lists.setdefault(of, []).append(promise)
    kept = [items for items in lists.values() if _is_list_of_actions(items, title)]
    found = [promise for items in kept for promise in items]
    if not _are_enough(found):
        return []
    for promise in found:
        promise.add(0.5, "an item of a list of things to do; it says neither who nor when")
    return under_their_titles(sorted(found, key=lambda promise: promise.item.line.number))


def under_their_titles(actions: Sequence[Promise]) -> list[Promise]:
    """The actions, those of several lists under the titles that stand right over each, if one heading is over all."""
    titles = {_title_over(promise) for promise in actions} - {""}
    if len(titles) > 1 and len({promise.item.line.heading for promise in actions}) == 1:
        for promise in actions:
            if over := _title_over(promise):
                line = promise.item.line
                above = (*line.above, line.heading) if line.heading else line.above
                promise.item.line = replace(line, heading=over, above=above)
    return list(actions)


def _are_enough(found: Sequence[Promise]) -> bool:
    """Fewer do where each calls itself an action, and one where something is told of it too."""
    named = all(promise.item.named for promise in found)
    least = 1 if named and any(promise.item.facts for promise in found) else _LEAST_NAMED if named else _LEAST
    return len(found) >= least


def _is_list_of_actions(items: Sequence[Promise], title: str) -> bool:
    acting = sum(promise.item.named or _tells(promise) for promise in items)
    place, over = " ".join(_place(items[0])), _said_over(items[0])
    if _NO_ACTIONS.search(over) and "actions" not in over.lower():
        return False
    planned = PLAN_PLACE.search(place) or _PLAN.search(f"{title} {place}")
    return bool(planned) and acting >= (_MOST_NAMED if _CALLED_ACTIONS.search(place) else _MOST) * len(items)


def _title_over(promise: Promise) -> str:
    """The line that a list of bullets stands under, where it reads like a title and is not who does it all."""
    over = (promise.item.line.lead_in or "").strip(" :")
    if not over or len(over.split()) > _TITLE_WORDS or over[-1] in ".;," or not over[0].isupper():
        return ""
    if " " not in over and max(heading_scores(over).values(), default=0.0) >= 1:
        return ""  # "Progress"
    is_owner = bool(promise.owner) and str(promise.owner) in over
    return "" if is_owner or PLAN_PLACE.search(over) else over


def _said_over(promise: Promise) -> str:
    """The line right above a list."""
    line = promise.item.line
    return line.lead_in or line.heading or ""


def _place(promise: Promise) -> Iterator[str]:
    line = promise.item.line
    yield from (*line.above, line.heading or "", line.lead_in or "")


def _list_of(promise: Promise) -> _List | None:
    """What tells a list from others: how its items are numbered, or the heading and line that bullets stand under."""
    line = promise.item.line
    if promise.item.ref:
        counts = promise.item.ref.isdigit()  # "10" comes after "9"
        shape = "9" if counts else re.sub(r"[a-z]+", "a", re.sub(r"\d", "9", promise.item.ref.lower()))
        return ("numbered", shape)
    if line.bullet is None:
        return None
    return ("bullets", str(line.bullet), line.heading or "", line.lead_in or "")


def _may_be_action(promise: Promise) -> bool:
    words = len(promise.text.split())
    return _FEWEST_WORDS <= words <= _LONGEST and not looks_elsewhere(promise.text)


def _tells(promise: Promise) -> bool:
    return _may_be_action(promise) and begins_to_act(promise.text)


def _tells_like(promise: Promise) -> bool:
    """Beside firm actions also an item that begins with who will do it."""
    return _tells(promise) or (_may_be_action(promise) and subject_of(promise.text) is not None)
