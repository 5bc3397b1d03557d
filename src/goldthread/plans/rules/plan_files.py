"""Is a plan file whole? Every key once, every link to something that is there, every word one that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.rag import Rag
from goldthread.plans.exchange.model import SECTIONS, PlanFile
from goldthread.plans.rules.dependencies import circle
from goldthread.plans.rules.owners import KINDS
from goldthread.plans.rules.texts import LONG, SHORT, tidy

STATUSES = ("not_started", "in_progress", "blocked", "complete", "closed")
ENDED = ("complete", "closed")
# Which section each field points into; several where it may be either.
LINKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "recommendations": {"source": ("sources",)},
    "outcomes": {"priority": ("priorities",)},
    "actions": {"priority": ("priorities",)},
    "parts": {"action": ("actions",)},
    "milestones": {"action": ("actions",)},
    "assignments": {"of": ("actions", "priorities"), "owner": ("owners",)},
    "answers": {"of": ("actions", "priorities"), "recommendation": ("recommendations",)},
    "aims": {"action": ("actions",), "outcome": ("outcomes",)},
    "dependencies": {"action": ("actions",), "waits_for": ("actions",)},
    "baselines": {"of": ("actions", "milestones")},
}
OPTIONAL = {("outcomes", "priority"), ("actions", "priority"), ("assignments", "owner")}
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "owners": {"kind": KINDS},
    "sources": {"level": ("local", "national")},
    "actions": {"status": STATUSES, "stated_rag": ("", *(rag.value for rag in Rag))},
    "assignments": {"kind": ("lead", "support")},
}
LIMITS: Mapping[str, int] = {
    "title": SHORT,
    "area": 200,
    "lead_body": 200,
    "period": 100,
    "slug": 60,
    "label": 100,
    "agreed_by": 200,
    "paper": 255,
    "name": 200,
    "short_name": 60,
    "body": 200,
    "published": 60,
    "link": 500,
    "ref": 30,
    "section": SHORT,
    "sub_priority": 500,
    "printed": SHORT,
    "set_by": 200,
    "key": 60,
}
LIMITS_IN = {("priorities", "title"): 500, ("dependencies", "note"): SHORT}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "sources": ("title",),
    "owners": ("name",),
    "priorities": ("title",),
    "outcomes": ("text",),
    "actions": ("text",),
    "parts": ("text",),
    "milestones": ("text",),
    "baselines": ("reason",),
}


def checked(file: PlanFile) -> PlanFile:
    """The file with tidy text. Raises InputError naming section, row and field of the first thing wrong."""
    sections: dict[str, Any] = {
        name: tuple(_tidy_row(name, row, place) for row, place in _placed(file, name)) for name in SECTIONS
    }
    tidied = replace(file, plan=_tidy_row("plan", file.plan, Place(file="plan")), **sections)
    _check_plan(tidied)
    _check_keys(tidied)
    for name in SECTIONS:
        for row, place in _placed(tidied, name):
            _check_words(name, row, place)
    _check_links(tidied)
    _check_rules(tidied)
    return tidied


def _placed(file: PlanFile, section: str) -> Iterator[tuple[Any, Place]]:
    for number, row in enumerate(getattr(file, section), start=1):
        yield row, Place(file=section, row=number)


def _tidy_row(section: str, row: Any, place: Place) -> Any:
    texts = {each.name: tidy(value) for each in fields(row) if isinstance(value := getattr(row, each.name), str)}
    for name, text in texts.items():
        limit = LIMITS_IN.get((section, name)) or LIMITS.get(name, LONG)
        if len(text) > limit:
            raise _wrong(f"This has {len(text):,} characters; it can have {limit:,}.", place, name)
        if not text and name in NEEDED.get(section, ()):
            raise _wrong("This cannot be left blank.", place, name)
    return replace(row, **texts)


def _check_plan(file: PlanFile) -> None:
    plan, place = file.plan, Place(file="plan")
    if not plan.title:
        raise _wrong("The plan has no title.", place, "title")
    if plan.starts and plan.ends and plan.ends < plan.starts:
        raise _wrong("The plan ends before it starts.", place, "ends")
    if plan.cadence_days is not None and not 7 <= plan.cadence_days <= 3660:
        raise _wrong("Updates can be owed once in 7 to 3,660 days.", place, "cadence_days")


def _check_keys(file: PlanFile) -> None:
    seen: set[str] = set()
    for name in SECTIONS:
        for row, place in _placed(file, name):
            key = getattr(row, "key", None)
            if key is not None and (not key or key in seen):
                raise _wrong(f"The key “{key}” is there twice." if key else "A key is missing.", place, "key")
            seen.add(key or "")


def _check_words(section: str, row: Any, place: Place) -> None:
    for name, known in WORDS.get(section, {}).items():
        value = getattr(row, name)
        if value not in known:
            raise _wrong(f"“{value}” is none of {', '.join(word for word in known if word)}.", place, name)


def _check_links(file: PlanFile) -> None:
    keys = {name: {row.key for row in getattr(file, name) if hasattr(row, "key")} for name in SECTIONS}
    for section, links in LINKS.items():
        for row, place in _placed(file, section):
            for name, targets in links.items():
                value = getattr(row, name)
                blank = not value and (section, name) in OPTIONAL
                if not blank and not any(value in keys[target] for target in targets):
                    raise _wrong(f"There is no “{value}” in {' or '.join(targets)}.", place, name)


def _check_rules(file: PlanFile) -> None:
    _check_once(file, "versions", lambda row: row.number, "number")
    _check_once(file, "priorities", lambda row: row.ref or None, "ref")
    _check_once(file, "recommendations", lambda row: (row.source, row.ref) if row.ref else None, "ref")
    _check_once(file, "baselines", lambda row: (row.of, row.number), "number")
    _check_once(file, "owners", lambda row: (row.kind, row.name.lower()), "name")
    for row, place in _placed(file, "actions"):
        if (row.status in ENDED) != (row.ended_on is not None):
            raise _wrong("An action that has ended has the day, and no other has.", place, "ended_on")
        if row.status == "closed" and not row.end_reason:
            raise _wrong("An action closed without completion has its reason.", place, "end_reason")
    for row, place in _placed(file, "milestones"):
        if row.done_on and row.dropped_on:
            raise _wrong("A milestone is done or dropped, not both.", place, "dropped_on")
    for row, place in _placed(file, "assignments"):
        if not row.owner and not row.printed:
            raise _wrong("Who this is given to is missing.", place, "owner")
    _check_no_circle(file)


def _check_once(file: PlanFile, section: str, value_of: Any, field: str) -> None:
    counts = Counter(value for row in getattr(file, section) if (value := value_of(row)) is not None)
    for row, place in _placed(file, section):
        if counts[value_of(row)] > 1:
            raise _wrong(f"“{getattr(row, field)}” is there twice.", place, field)


def _check_no_circle(file: PlanFile) -> None:
    edges: list[tuple[str, str]] = []
    for row, place in _placed(file, "dependencies"):
        if way := circle(edges, (row.action, row.waits_for)):
            raise _wrong(f"Actions would wait for each other: {_way(way)}.", place, "waits_for")
        edges.append((row.action, row.waits_for))


def _way(keys: Iterable[str]) -> str:
    return " → ".join(keys)


def _wrong(message: str, place: Place, field: str) -> InputError:
    return InputError(message, place=replace(place, field=field))
