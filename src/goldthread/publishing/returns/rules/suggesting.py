"""What the plan can say to a question by itself, each suggestion with where it comes from.

A question's ``prefill`` names what to look for: "measure:KEY", "measures:WORD|WORD", "actions:WORD|WORD",
"groups:WORD|WORD", "plan:title", "plan:period", "plan:status", "plan:approval" or "plan:sources". Words are looked
for at the beginnings of words, whatever their case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from goldthread.kernel.errors import InputError, Place

MOST = 8  # things named in one suggestion; a return is read by people
KINDS = ("measure", "measures", "actions", "groups", "plan")
PLAN_FACTS = ("title", "period", "status", "approval", "sources")


@dataclass(frozen=True)
class Known:
    """Something of the plan that a suggestion can rest on. ``number`` is a measure's latest figure."""

    kind: str  # action, measure, group, plan
    id: int
    name: str
    said: str
    searched: str = ""
    key: str = ""
    number: float | None = None
    dated: date | None = None
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """What could stand in an answer, and everything it was taken from."""

    text: str
    number: float | None = None
    dated: date | None = None
    rests_on: tuple[Known, ...] = ()


@dataclass(frozen=True)
class WhatIsKnown:
    """Everything that suggestions are made of."""

    actions: Sequence[Known] = ()
    measures: Sequence[Known] = ()
    groups: Sequence[Known] = ()
    plan: dict[str, Known] = field(default_factory=dict)


def checked(prefill: str) -> str:
    """The text as it is kept. Raises InputError for one that names nothing there is to look for."""
    text = prefill.strip()
    if not text:
        return ""
    kind, _, rest = text.partition(":")
    if kind not in KINDS or not rest.strip() or (kind == "plan" and rest not in PLAN_FACTS):
        raise InputError(
            f"“{text}” names nothing that the plan could say.",
            advice="Write for example actions:naloxone|overdose, or measure: and the key of a measure.",
            place=Place(field="prefill"),
        )
    return text


def suggestion(prefill: str, known: WhatIsKnown) -> Suggestion | None:
    """What the plan says to this; None when it says nothing."""
    kind, _, rest = prefill.partition(":")
    if kind == "plan":
        return _of([known.plan[rest]]) if rest in known.plan else None
    if kind == "measure":
        return _of([each for each in known.measures if each.key == rest])
    rows = {"measures": known.measures, "actions": known.actions, "groups": known.groups}.get(kind, ())
    return _of(_found(rows, rest.split("|")))


def _found(rows: Iterable[Known], words: Iterable[str]) -> list[Known]:
    starts = "|".join(re.escape(word.strip()) for word in words if word.strip())
    pattern = re.compile(rf"\b(?:{starts})", re.IGNORECASE)
    return [row for row in rows if starts and pattern.search(row.searched or row.name)]


def _of(rows: Sequence[Known]) -> Suggestion | None:
    if not rows:
        return None
    shown = tuple(rows[:MOST])
    lines = [each.said for each in shown]
    if len(rows) > MOST:
        lines.append(f"And {len(rows) - MOST} more.")
    only = shown[0] if len(rows) == 1 else None
    latest = max((each.dated for each in shown if each.dated), default=None)
    return Suggestion("\n".join(lines), only.number if only else None, latest, shown)
