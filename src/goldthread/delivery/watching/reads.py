"""What somebody watches, what has happened to it since a moment, and who watches a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, Count, Max, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from goldthread.core import rows
from goldthread.core.models import HistoryEvent
from goldthread.core.prepared import Given, prepared, prepared_objects
from goldthread.delivery.messages.models import Message, MessageKind
from goldthread.delivery.reads.selection import matching
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.reads import filters_of, find_saved, visible_to
from goldthread.delivery.watching.models import KINDS, Watch
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action, Plan, Priority
from goldthread.plans.policies import EDITORS

Thing = Action | Priority | Plan | SavedList
KIND_OF: dict[type, str] = {Action: "action", Priority: "priority", Plan: "plan", SavedList: "saved_list"}
_MODELS: dict[str, Any] = {"action": Action, "priority": Priority, "plan": Plan}
CHANGES_SHOWN = 50
MOST_AT_ONCE = 200  # watches in one query: SQLite joins no more than 500


@dataclass(frozen=True, slots=True)
class Changed:
    """One action under what is watched, with how often and when last anything happened to it."""

    action: Action
    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing somebody watches, and the actions of it that changed, the latest first."""

    watch: Watch
    name: str
    kind: str
    changed: tuple[Changed, ...]


def watches_of(person: Person) -> QuerySet[Watch]:
    """What is watched now, the latest first. A saved list that may not be seen any more is none of it."""
    found = rows.every(Watch, of=person.partnership, person=person, ended_at=None).select_related(
        *KINDS, "saved_list__partnership"
    )
    lists = visible_to(person, person.partnership).values("id")
    return found.filter(Q(saved_list__isnull=True) | Q(saved_list__in=lists)).order_by("-id")


def find_thing(person: Person, partnership: Partnership, kind: str, key: int) -> Thing:
    """What an address names. Raises ObjectDoesNotExist for what may not be seen, KeyError for no kind."""
    if kind == "saved_list":
        return find_saved(person, partnership, key)
    thing: Thing = rows.one(_MODELS[kind], of=partnership, pk=key)
    return thing


def watch_of(person: Person, thing: Thing) -> Watch | None:
    """This person's watch of this thing, if there is one."""
    if person.pk is None:
        return None
    for watch in _watch_of(KIND_OF[type(thing)], person=person.pk, thing=thing.pk):
        return watch
    return None


@prepared_objects(Watch)
def _watch_of(kind: str) -> QuerySet[Any, Any]:
    return Watch.objects.filter(person=Given("person"), ended_at=None, **{kind: Given("thing")})


@dataclass(frozen=True, slots=True)
class Watching:
    """What a page offers its reader: to watch or to stop. ``watchers`` are named to coordinators alone."""

    kind: str
    key: int
    may: bool
    does: bool
    watchers: tuple[str, ...]


def watchers_in(partnership: Partnership) -> QuerySet[Person]:
    """Everybody who watches anything here and has not left."""
    watching = Watch.objects.filter(partnership=partnership, ended_at=None).values("person")
    return rows.every(Person, of=partnership, pk__in=watching, left_on=None).select_related("partnership")


def watching_of(person: Person, thing: Thing) -> Watching:
    """Two queries at the most."""
    names = tuple(watchers_of(thing)) if person.holds(*EDITORS) else ()
    does = watch_of(person, thing) is not None
    return Watching(KIND_OF[type(thing)], thing.pk, person.pk is not None, does, names)


def last_told(person: Person) -> datetime | None:
    """When the last weekly message to this person was written."""
    told = Message.objects.filter(person=person, kind=MessageKind.WEEKLY).order_by("-id")
    return told.values_list("written_at", flat=True).first()


def watchers_of(thing: Thing) -> list[str]:
    """The names of those who watch: for coordinators."""
    return [name for (name,) in _names_of_watchers(KIND_OF[type(thing)], thing=thing.pk)]


@prepared
def _names_of_watchers(kind: str) -> QuerySet[Any, Any]:
    found = Watch.objects.filter(ended_at=None, **{kind: Given("thing")})
    return found.order_by("person__name").values_list("person__name")


def watched_by(person: Person, *, since: datetime | None, on: date) -> list[Watched]:
    """Everything a person watches with what changed ``since``; None: since each began to be watched.

    What she did herself is no news to her. Three queries, however much is watched.
    """
    watches = list(watches_of(person))
    changes = _changes(watches, person, since, on)
    return [Watched(each, str(each.thing), KIND_OF[type(each.thing)], tuple(changes[each.pk])) for each in watches]


def _changes(
    watches: Sequence[Watch], person: Person, since: datetime | None, on: date
) -> defaultdict[int, list[Changed]]:
    """What happened under each watch, the latest first. One query over them all, and one for the actions' names."""
    counted = [_counted(watch, person, since, on) for watch in watches]
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for first in range(0, len(counted), MOST_AT_ONCE):
        one, *more = counted[first : first + MOST_AT_ONCE]
        every: Any = one.union(*more, all=True) if more else one
        for row in every.order_by("-last"):
            if len(found[row["watch"]]) < CHANGES_SHOWN:
                found[row["watch"]].append(row)
    keys = {row["thread_id"] for rows_of_one in found.values() for row in rows_of_one}
    known = Action.objects.filter(partnership=person.partnership).in_bulk(keys) if keys else {}
    told: defaultdict[int, list[Changed]] = defaultdict(list)
    for watch, rows_of_one in found.items():
        told[watch] = [
            Changed(known[row["thread_id"]], row["times"], timezone.localtime(row["last"])) for row in rows_of_one
        ]
    return told


def _counted(watch: Watch, person: Person, since: datetime | None, on: date) -> QuerySet[HistoryEvent, Any]:
    """How often and when last anything happened to each action of a watch."""
    after = max(since, watch.began_at) if since else watch.began_at
    events = HistoryEvent.objects.filter(
        partnership=watch.partnership_id,
        thread_type="plans.action",
        thread_id__in=_actions_of(watch, on).values("id"),
        at__gt=after,
    ).exclude(by_id=person.pk)
    mark = Cast(Value(watch.pk), BigIntegerField())
    return events.order_by().values("thread_id").annotate(watch=mark, times=Count("*"), last=Max("at"))


def _actions_of(watch: Watch, on: date) -> QuerySet[Action]:
    if watch.saved_list is not None:
        return matching(watch.saved_list.partnership, filters_of(watch.saved_list), on=on)
    found = Action.objects.filter(partnership=watch.partnership_id).order_by()
    if watch.action is not None:
        return found.filter(pk__in=[watch.action_id])
    if watch.priority is not None:
        return found.filter(priority=watch.priority_id)
    return found.filter(plan=watch.plan_id)
