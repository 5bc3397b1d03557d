"""A list of actions as a page shows it: its columns, its filters in words, and the ways to other orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldthread.core import wording
from goldthread.core.listing import Page, Sorting
from goldthread.delivery.filters import NO_RAG, ActionFilters
from goldthread.delivery.grouping.fields import FIELDS
from goldthread.delivery.reads.action import UPDATES_SHOWN, UpdatesPage
from goldthread.delivery.reads.choices import Choices
from goldthread.delivery.reads.lists import ActionPage
from goldthread.plans.models import ActionStatus

TICKS = (
    ("open", "Open"),
    ("overdue", "Overdue"),
    ("undated", "Without a date"),
    ("new", "New in the plan"),
    ("differs", "Stated otherwise than assessed"),
    ("silent", "Silent"),
    ("moved", "Date moved twice or more"),
)
WITHOUT = {
    "owner": "No known owner",
    "body": "No partner body has it",
    "group": "No group has it",
    "measure": "No measure tells about it",
}
SORTED_BY = {
    "due": "date",
    "ref": "reference",
    "rag": "stated RAG",
    "assessed": "assessed RAG",
    "slipped": "days moved",
    "status": "status",
    "updated": "when last heard",
    "priority": "priority",
    "paper": "place in the paper",
}
CUT = 160


def page_of(found: ActionPage) -> Page:
    """For the pagination of the design system."""
    return Page(found.rows, found.number, found.pages, found.length, found.filters.size)


def updates_page_of(updates: UpdatesPage) -> Page:
    """The same for the updates of an action."""
    return Page(updates.rows, updates.number, updates.pages, updates.total, UPDATES_SHOWN)


def sorting_of(filters: ActionFilters) -> Sorting:
    """For the headings that sort."""
    return Sorting({}, filters.sort, filters.descending)


def shortened(text: str, limit: int = CUT) -> str:
    """The beginning of a text, cut between words, for a line of a list."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing the list is narrowed by, and the same list without it."""

    words: str
    without: str


def chips(filters: ActionFilters, choices: Choices, address: Callable[[ActionFilters], str]) -> list[Chip]:
    """What the list is narrowed by, in words, each with the way to take it away: ``address`` of the list without."""
    return [Chip(words, address(filters.but(page=1, **without))) for words, without in _said(filters, choices)]


def said_of(filters: ActionFilters, choices: Choices) -> str:
    """Which actions, how grouped, in which order: a sentence for somebody who keeps the list."""
    said = "; ".join(words for words, _ in _said(filters, choices)) or "All actions"
    if filters.group_by:
        fields = [FIELDS[name].words for name in (filters.group_by, filters.across) if name]
        said += f". Grouped by {' and '.join(fields)}"
    return f"{said}. Sorted by {SORTED_BY[filters.sort]}{', the other way round' if filters.descending else ''}."


def _said(filters: ActionFilters, choices: Choices) -> list[tuple[str, dict[str, object]]]:
    named: list[tuple[str, dict[str, object]]] = []
    if filters.text:
        named.append((f"Words: {filters.text}", {"text": ""}))
    if filters.plan:
        named.append((f"Plan: {dict(choices.plans).get(filters.plan, filters.plan)}", {"plan": ""}))
    named += [
        (f"Status: {ActionStatus(s).label}", {"status": tuple(x for x in filters.status if x != s)})
        for s in filters.status
    ]
    named += [(_rag_words(r), {"rag": tuple(x for x in filters.rag if x != r)}) for r in filters.rag]
    named += [
        (_rag_words(r, "Assessed"), {"assessed": tuple(x for x in filters.assessed if x != r)})
        for r in filters.assessed
    ]
    if filters.owner:
        key = str(filters.owner)
        named.append((f"Owner: {dict(choices.owners).get(key, key)}", {"owner": None}))
    names = dict(choices.owners)
    named += [
        (f"Also: {names.get(str(key), str(key))}", {"also": tuple(x for x in filters.also if x != key)})
        for key in filters.also
    ]
    named += [
        (WITHOUT[kind], {"without": tuple(x for x in filters.without if x != kind)}) for kind in filters.without
    ]
    named += _links_said(filters, choices)
    named += [(words, {name: False}) for name, words in TICKS if getattr(filters, name)]
    if filters.due_from:
        named.append((f"Due from {wording.day(filters.due_from)}", {"due_from": None}))
    if filters.due_to:
        named.append((f"Due by {wording.day(filters.due_to)}", {"due_to": None}))
    return named


def _rag_words(rag: str, whose: str = "Stated") -> str:
    return f"No RAG {whose.lower()}" if rag == NO_RAG else f"{whose}: {rag.capitalize()}"


def _links_said(filters: ActionFilters, choices: Choices) -> list[tuple[str, dict[str, object]]]:
    named: list[tuple[str, dict[str, object]]] = []
    for name, words, known in (
        ("priority", "Priority", dict(choices.priorities)),
        ("recommendation", "Answers", dict(choices.recommendations)),
        ("outcome", "Outcome", {}),
    ):
        key = getattr(filters, name)
        if name == "priority" and key == 0:
            named.append(("Under no priority", {name: None}))
        elif key is not None:
            named.append((f"{words}: {shortened(known.get(key, f'number {key}'), 60)}", {name: None}))
    return named
