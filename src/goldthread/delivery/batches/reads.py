"""What a change would do to each action, row by row, before anything is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet

from goldthread.core import rows
from goldthread.delivery.batches.changes import KINDS, Answers, Kind, why_not
from goldthread.delivery.batches.models import Batch
from goldthread.delivery.filters import OWNER_KINDS, ActionFilters
from goldthread.delivery.reads.selection import in_order, matching
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action

MOST = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """The actions to be changed, in their order. ``total`` counts those beyond ``MOST`` too."""

    keys: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One action as a preview shows it. ``why_not`` empty: it will be changed."""

    action: Action
    before: str
    after: str
    why_not: str

    @property
    def mark(self) -> str:
        """Tells this state of the action from any later one."""
        told = f"{self.action.pk}:{self.action.revision}:{self.before}"
        return sha256(told.encode()).hexdigest()[:12]


def chosen(
    partnership: Partnership, filters: ActionFilters, *, ticked: Sequence[int], every: bool, on: date
) -> Chosen:
    """Every action of a list, or those ticked; of another partnership none. One query, or two."""
    if every:
        found = in_order(matching(partnership, filters, on=on), filters.but(group_by=""))
        keys = tuple(found.values_list("id", flat=True)[: MOST + 1])
        return Chosen(keys[:MOST], len(keys) if len(keys) <= MOST else found.count())
    known = set(rows.every(Action, of=partnership, pk__in=ticked[:MOST]).values_list("id", flat=True))
    keys = tuple(key for key in dict.fromkeys(ticked) if key in known)
    return Chosen(keys, len(keys))


def preview(partnership: Partnership, kind: Kind, answers: Answers, keys: Sequence[int], *, by: Person) -> list[Seen]:
    """What would happen to each. A fixed number of queries, whatever their number."""
    owners = tuple(f"assignments__{kind}" for kind in OWNER_KINDS)
    found = rows.every(Action, of=partnership, pk__in=keys).select_related("plan", "priority", "partnership")
    found = found.prefetch_related(*owners, "priority__assignments", "cadences")
    actions = {action.pk: action for action in found}
    return [
        Seen(action, kind.before(action), kind.after(action, answers), why_not(kind, action, answers, by))
        for action in (actions[key] for key in keys if key in actions)
    ]


def kind_named(name: str) -> Kind:
    """Raises KeyError for no kind of change."""
    return KINDS[name]


def batches(partnership: Partnership) -> QuerySet[Batch]:
    """Every change of many actions, the latest first."""
    return rows.every(Batch, of=partnership).select_related("by").order_by("-id")


def find_batch(partnership: Partnership, key: int) -> Batch:
    """Raises Batch.DoesNotExist."""
    return rows.one(Batch, of=partnership, pk=key, related=("by",))


def named_rows(batch: Batch) -> Mapping[int, Any]:
    """The actions that a batch names, by key."""
    keys = {*batch.actions, *(each["action"] for each in (*batch.left, *batch.kept))}
    return rows.every(Action, of=batch.partnership).in_bulk(keys)
