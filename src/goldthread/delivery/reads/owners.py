"""Who has what: the page of a body, group, post or person, and a person's own work."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from goldthread.delivery.filters import ActionFilters, OwnerKey
from goldthread.delivery.policies import keys_of, reports_on
from goldthread.delivery.reads import conditions, hanging
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.lists import ActionPage, actions
from goldthread.delivery.reads.parts import MilestoneView
from goldthread.delivery.reads.rows import ActionRow, rows_of
from goldthread.delivery.reads.selection import actions_in, owned_by
from goldthread.delivery.reads.tallies import Tally, tallies, whole
from goldthread.delivery.rules import DUE_SOON_DAYS, Condition
from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.plans.models import Priority

MODELS: dict[str, Any] = {"body": Body, "group": Group, "post": Post, "person": Person}
MOST = 200
MILESTONES_SHOWN = 50


@dataclass(frozen=True, slots=True)
class NamedOwner:
    """An owner by name, for links."""

    key: OwnerKey
    name: str


@dataclass(frozen=True, slots=True)
class OwnerDetail:
    """An owner with its actions. ``around`` names who belongs to it and what it belongs to."""

    key: OwnerKey
    name: str
    says: str  # "Third sector organisation", "Service manager at ..."
    tally: Tally
    actions: ActionPage
    priorities: tuple[tuple[int, str], ...]
    around: tuple[NamedOwner, ...]


def find_owner(partnership: Partnership, key: OwnerKey) -> Any:
    """A body, group, post or person of this partnership. Raises ObjectDoesNotExist for any other."""
    return MODELS[key.kind].objects.get(partnership=partnership, pk=key.id)


def owner_page(partnership: Partnership, key: OwnerKey, filters: ActionFilters, on: date) -> OwnerDetail:
    """What this owner has, as ``filters`` sort and narrow it. Raises ObjectDoesNotExist for an unknown owner."""
    owner = find_owner(partnership, key)
    held = Priority.objects.filter(**{f"assignments__{key.kind}": owner}).order_by("plan_id", "position")
    return OwnerDetail(
        key=key,
        name=str(owner),
        says=_says(key, owner),
        tally=whole(tallies(actions_in(partnership).filter(owned_by(key)), "plan_id", on=on)),
        actions=actions(partnership, filters.but(owner=key), on=on),
        priorities=tuple((priority.pk, str(priority)) for priority in held),
        around=tuple(_around(key, owner)),
    )


def _says(key: OwnerKey, owner: Any) -> str:
    if key.kind in ("body", "group"):
        return str(owner.get_kind_display())
    return "Post" if key.kind == "post" else "Person"


def _around(key: OwnerKey, owner: Any) -> list[NamedOwner]:
    """Whom it belongs to and who belongs to it, so that a reader can go on from here."""
    found: list[tuple[str, int, str]] = []
    match key.kind:
        case "body":
            found += [("post", *pair) for pair in owner.posts.values_list("id", "title")]
            found += [("person", *pair) for pair in owner.people.values_list("id", "name")]
        case "group":
            found += [("group", owner.parent.pk, owner.parent.name)] if owner.parent else []
            found += [("group", *pair) for pair in owner.children.values_list("id", "name")]
        case "post":
            found += [("body", owner.body.pk, owner.body.name)] if owner.body else []
            found += [("person", owner.holder.pk, owner.holder.name)] if owner.holder else []
        case "person":
            found += [("body", owner.body.pk, owner.body.name)] if owner.body else []
            found += [("post", *pair) for pair in owner.posts.values_list("id", "title")]
    return [NamedOwner(OwnerKey(kind, number), name) for kind, number, name in found]


@dataclass(frozen=True, slots=True)
class Mine:
    """An action of mine, and by which of my names it is."""

    row: ActionRow
    through: tuple[str, ...]  # empty: assigned to me by name
    may_report: bool  # a body's action is every member's to see and its leads' to report on


@dataclass(frozen=True, slots=True)
class MyWork:
    """Open actions of a person, her posts, body and groups: late first, then by date, then undated."""

    late: tuple[Mine, ...]
    soon: tuple[Mine, ...]
    later: tuple[Mine, ...]
    undated: tuple[Mine, ...]
    milestones: tuple[MilestoneView, ...]  # late or due soon, of these actions
    total: int  # more than the lists hold when there are very many

    @property
    def shown(self) -> int:
        return len(self.late) + len(self.soon) + len(self.later) + len(self.undated)


def my_work(person: Person, on: date) -> MyWork:
    """Four queries for the work itself, whatever there is of it."""
    keep_up(person.partnership, on)
    keys, may_report = keys_of(person), reports_on(person)
    mine = actions_in(person.partnership).filter(conditions.OPEN).filter(owned_by(*sorted(keys)))
    rows = rows_of(mine.order_by(F("ends").asc(nulls_last=True), "id")[:MOST], on=on)
    parted: dict[str, list[Mine]] = defaultdict(list)
    for row in rows:
        may = may_report(owner.key for owner in row.owners)
        parted[_when(row)].append(Mine(row, _through(row, keys, person), may))
    soon = on + timedelta(days=DUE_SOON_DAYS)
    steps = Q(action__in=[row.id for row in rows], done_on=None, dropped_on=None, ends__lte=soon)
    milestones = sorted(hanging.milestones(steps, on=on), key=lambda step: (step.ends or date.max, step.id))
    return MyWork(
        late=tuple(parted["late"]),
        soon=tuple(parted["soon"]),
        later=tuple(parted["later"]),
        undated=tuple(parted["undated"]),
        milestones=tuple(milestones[:MILESTONES_SHOWN]),
        total=len(rows) if len(rows) < MOST else mine.count(),
    )


def _when(row: ActionRow) -> str:
    if row.ends is None:
        return "undated"
    if row.is_late:
        return "late"
    soon = row.stands.on + timedelta(days=DUE_SOON_DAYS)
    return "soon" if row.stands.condition is Condition.DUE_SOON or row.ends <= soon else "later"


def _through(row: ActionRow, keys: frozenset[OwnerKey], person: Person) -> tuple[str, ...]:
    """By which of her names; nothing when it is by her own."""
    held = [owner for owner in row.owners if owner.key in keys]
    if any(owner.kind == "person" for owner in held):
        return ()
    return tuple(owner.name for owner in held)
