"""What is counted of each action, and the names of what they are counted under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from goldthread.delivery.filters import OWNER_KINDS, ActionFilters, OwnerKey
from goldthread.delivery.grouping.fields import GroupField, Key
from goldthread.delivery.reads.choices import owner_names
from goldthread.delivery.reads.selection import RAG_ORDER, STATUS_ORDER, Scope, matching
from goldthread.kernel.periods import financial_quarter_label, financial_year_label
from goldthread.partnership.models import Partnership
from goldthread.plans.models import ActionStatus, Assignment, Plan, Priority


class Fact(NamedTuple):
    """One action as it is counted. ``priority_id`` before the others so that owners can be looked up."""

    id: int
    priority_id: int | None
    plan: str
    status: str
    stated_rag: str
    assessed_rag: str
    ends: date | None
    ended_on: date | None
    silent_since: date | None


_COLUMNS = (
    "id",
    "priority_id",
    "plan__slug",
    "status",
    "stated_rag",
    "assessed__rag",
    "ends",
    "ended_on",
    "assessed__silent_since",
)


_ASSESSED = _COLUMNS.index("assessed__rag")  # none yet for an action made a moment ago


def facts(scope: Scope, filters: ActionFilters, on: date) -> Iterator[Fact]:
    """Every action asked for, one after another. One query."""
    found = matching(scope, filters, on=on).values_list(*_COLUMNS)
    for values in found.iterator(chunk_size=2000):
        yield Fact._make((*values[:_ASSESSED], values[_ASSESSED] or "", *values[_ASSESSED + 1 :]))


class Had(Protocol):
    """What is asked of an action to know who has it."""

    @property
    def id(self) -> int: ...
    @property
    def priority_id(self) -> int | None: ...


class Owners:
    """Who has each action of a scope. One query when there is an owner to be known, else none."""

    def __init__(self, scope: Scope, *fields: GroupField) -> None:
        self._of_action: defaultdict[int, list[OwnerKey]] = defaultdict(list)
        self._of_priority: defaultdict[int | None, list[OwnerKey]] = defaultdict(list)
        self._own: set[int] = set()
        if any(field.of_owners for field in fields):
            self._look_up(scope)

    def keys_of(self, fact: Fact, field: GroupField) -> tuple[Key, ...]:
        """Under which keys of any field an action stands: never none at all."""
        return self.keys(fact, field) if field.key is None else (field.key(fact),)

    def _look_up(self, scope: Scope) -> None:
        held = Assignment.objects.order_by()
        if isinstance(scope, Partnership | Plan):
            held = held.filter(partnership=scope if isinstance(scope, Partnership) else scope.partnership_id)
        columns = ("action_id", "priority_id", *(f"{kind}_id" for kind in OWNER_KINDS))
        for action, priority, *keys in held.values_list(*columns).iterator(chunk_size=2000):
            if action is not None:
                self._own.add(action)
            for kind, key in zip(OWNER_KINDS, keys, strict=True):
                if key is not None:
                    place = self._of_priority[priority] if action is None else self._of_action[action]
                    place.append(OwnerKey(kind, key))

    def keys(self, fact: Had, field: GroupField) -> tuple[Key, ...]:
        """Under which of the owners of this field an action stands: never none at all."""
        held = (
            self._of_action.get(fact.id, ()) if fact.id in self._own else self._of_priority.get(fact.priority_id, ())
        )
        found = {each for each in held if field.name in ("owner", each.kind)}
        return tuple(found) or (None,)


def named_in_order(field: GroupField, keys: set[Key]) -> list[tuple[Key, str]]:
    """The keys with their words, in the order they are read; those without come last. One query at the most."""
    known = [key for key in keys if key is not None]
    named = [(key, words) for key, words in _named(field, known).items() if key in keys]
    return named + ([(None, field.none)] if None in keys else [])


def _named(field: GroupField, keys: list[Any]) -> Mapping[Any, str]:
    if field.of_owners:
        return dict(sorted(owner_names(keys).items(), key=lambda pair: (pair[1].lower(), pair[0])))
    match field.name:
        case "priority":
            rows = Priority.objects.filter(id__in=keys).order_by("-plan_id", "position", "id")
            return {key: f"{ref} {title}".strip() for key, ref, title in rows.values_list("id", "ref", "title")}
        case "plan":
            return dict(Plan.objects.filter(slug__in=keys).order_by("-id").values_list("slug", "title"))
        case "status":
            return {str(status): str(ActionStatus(status).label) for status in STATUS_ORDER}
        case "year":
            return {year: financial_year_label(year) for year in sorted(keys)}
        case "quarter":
            return {quarter: financial_quarter_label(*quarter) for quarter in sorted(keys)}
    return {str(rag): str(rag).capitalize() for rag in RAG_ORDER if rag}
