"""One action as lists show it, with who has it: the row every list, board, report and file is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.core.prepared import Given, prepared, rows_of_query
from goldthread.delivery import rules
from goldthread.delivery.filters import OwnerKey
from goldthread.plans.models import Action, Assignment


@dataclass(frozen=True, slots=True)
class OwnerLabel:
    """Who has an action or a priority. ``key`` is None for a printed name that nobody has been found for."""

    kind: str  # body, group, post, person or printed
    id: int | None
    name: str
    leads: bool

    @property
    def key(self) -> OwnerKey | None:
        return OwnerKey(self.kind, self.id) if self.id is not None else None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in a list. ``owners`` are its own, or its priority's where it has none."""

    id: int
    revision: int
    partnership: str  # the slug, as in addresses
    partnership_name: str
    plan_id: int
    plan: str  # the slug
    plan_title: str
    priority_id: int | None
    priority_ref: str
    priority_title: str
    ref: str
    text: str
    position: int
    is_new: bool
    printed: str
    starts: date | None
    ends: date | None
    first_ends: date | None
    precision: str
    recurrence: str
    condition: str
    status: str
    stated_rag: str
    last_update_at: datetime | None
    ended_on: date | None
    end_reason: str
    assessed_rag: str  # "" where it cannot be assessed
    differs: bool  # what is stated and what is assessed
    owes_a_sentence: bool
    silent_since: date | None
    moves: int
    owners: tuple[OwnerLabel, ...]
    stands: rules.Standing

    @property
    def is_open(self) -> bool:
        return self.ended_on is None

    @property
    def is_late(self) -> bool:
        return self.stands.condition is rules.Condition.LATE

    @property
    def slipped(self) -> int | None:
        """Days the date has moved since it was first promised."""
        return rules.slippage(self.first_ends, self.ends)

    @property
    def name(self) -> str:
        """The reference and the words."""
        return f"{self.ref} {self.text}".strip()

    @property
    def leads(self) -> tuple[OwnerLabel, ...]:
        return tuple(owner for owner in self.owners if owner.leads)

    @property
    def support(self) -> tuple[OwnerLabel, ...]:
        return tuple(owner for owner in self.owners if not owner.leads)


_COLUMNS = (
    "id",
    "revision",
    "partnership__slug",
    "partnership__name",
    "plan_id",
    "plan__slug",
    "plan__title",
    "priority_id",
    "priority__ref",
    "priority__title",
    "ref",
    "text",
    "position",
    "is_new",
    "printed",
    "starts",
    "ends",
    "first_ends",
    "precision",
    "recurrence",
    "condition",
    "status",
    "stated_rag",
    "last_update_at",
    "ended_on",
    "end_reason",
    "assessed__rag",
    "assessed__differs",
    "assessed__owes_a_sentence",
    "assessed__silent_since",
    "assessed__moves",
)
_AT = {name: place for place, name in enumerate(_COLUMNS)}
_ID, _PRIORITY, _PRIORITY_REF, _PRIORITY_TITLE = (
    _AT[name] for name in ("id", "priority_id", "priority__ref", "priority__title")
)
_ASSESSED, _MOVES = _AT["assessed__rag"], _AT["assessed__moves"]
_UNASSESSED = ("", False, False, None, 0)
_STATUS, _ENDS, _ENDED, _RECURRENCE = (_AT[name] for name in ("status", "ends", "ended_on", "recurrence"))


Owners = dict[int, tuple[OwnerLabel, ...]]


def rows_of(chosen: QuerySet[Action], *, on: date) -> list[ActionRow]:
    """The rows of a query, in its order. Two queries, however many rows."""
    return _with_owners(rows_of_query(chosen.values_list(*_COLUMNS)), on)


def rows_by_id(ids: Sequence[int], *, on: date) -> dict[int, ActionRow]:
    """These actions by key, in the order of ``ids``. Two queries; none for no ids."""
    if not ids:
        return {}
    rows = _found(_ONE, key=ids[0]) if len(ids) == 1 else _found(_SOME, keys=list(ids))
    found = {row.id: row for row in _with_owners(rows, on)}
    return {key: found[key] for key in ids if key in found}


# one is asked for by itself: of a list PostgreSQL expects many, and reads whole tables beside them
_ONE, _SOME = Q(id=Given("key")), Q(id__among=Given("keys"))


@prepared
def _found(which: Q) -> QuerySet[Any, Any]:
    return Action.objects.filter(which).order_by().values_list(*_COLUMNS)


def _with_owners(found: Sequence[Sequence[Any]], on: date) -> list[ActionRow]:
    owners = owners_of({row[_ID]: row[_PRIORITY] for row in found})
    return [_row(values, owners[values[_ID]], on) for values in found]


def _row(values: Sequence[Any], owners: tuple[OwnerLabel, ...], on: date) -> ActionRow:
    stands = rules.standing(
        status=values[_STATUS], ends=values[_ENDS], ended_on=values[_ENDED], on=on, recurrence=values[_RECURRENCE]
    )
    if values[_PRIORITY] is None:
        values = list(values)
        values[_PRIORITY_REF] = values[_PRIORITY_TITLE] = ""
    if values[_ASSESSED] is None:  # made a moment ago, and not assessed yet
        values = [*values[:_ASSESSED], *_UNASSESSED, *values[_MOVES + 1 :]]
    return ActionRow(*(*values, owners, stands))


_OWNER_COLUMNS = (
    "action_id",
    "priority_id",
    "kind",
    "printed",
    "body_id",
    "body__name",
    "group_id",
    "group__name",
    "post_id",
    "post__title",
    "person_id",
    "person__name",
)


def owners_of(actions: dict[int, int | None]) -> Owners:
    """Who has each action (given with its priority): its own owners, else its priority's. One query."""
    if not actions:
        return {}
    priorities = {priority for priority in actions.values() if priority is not None}
    if len(actions) == len(priorities) == 1:
        found = _assigned(_TO_ONE, action=next(iter(actions)), priority=next(iter(priorities)))
    else:
        found = _assigned(_TO_SOME, actions=list(actions), priorities=sorted(priorities))
    of_actions, of_priorities = _owners(found)
    return {
        action: tuple(of_actions.get(action, ()) or of_priorities.get(priority or 0, ()))
        for action, priority in actions.items()
    }


def owners_of_priorities(ids: Iterable[int]) -> Owners:
    """Who has each of these priorities as a whole. One query."""
    _, found = _owners(_assigned(_TO_SOME, actions=[], priorities=list(ids)))
    return {key: tuple(owners) for key, owners in found.items()}


_TO_ONE = Q(action=Given("action")) | Q(priority=Given("priority"))
_TO_SOME = Q(action__among=Given("actions")) | Q(priority__among=Given("priorities"))


@prepared
def _assigned(which: Q) -> QuerySet[Any, Any]:
    return Assignment.objects.filter(which).order_by("position", "id").values_list(*_OWNER_COLUMNS)


def _owners(found: Iterable[Sequence[Any]]) -> tuple[dict[int, list[OwnerLabel]], dict[int, list[OwnerLabel]]]:
    of_actions: dict[int, list[OwnerLabel]] = defaultdict(list)
    of_priorities: dict[int, list[OwnerLabel]] = defaultdict(list)
    for action, priority, kind, printed, *named in found:
        label = _label(kind == "lead", printed, *named)
        (of_actions[action] if action is not None else of_priorities[priority]).append(label)
    return of_actions, of_priorities


@lru_cache(maxsize=2_000)  # a few owners have all actions
def _label(leads: bool, printed: str, *named: Any) -> OwnerLabel:
    for place, kind in enumerate(("body", "group", "post", "person")):
        if named[2 * place] is not None:
            return OwnerLabel(kind, named[2 * place], named[2 * place + 1], leads)
    return OwnerLabel("printed", None, printed, leads)
