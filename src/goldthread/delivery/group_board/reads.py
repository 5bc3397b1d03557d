"""The actions of an owner as cards under each RAG, and every group with how its actions stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from goldthread.core import rows
from goldthread.delivery.filters import ActionFilters, OwnerKey
from goldthread.delivery.meetings.models import Meeting
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope, matching, order_of
from goldthread.delivery.reads.tallies import RAGS
from goldthread.partnership.models import Group, Partnership
from goldthread.plans.models import Assignment

STATED, ASSESSED = "stated", "assessed"
WAYS = (STATED, ASSESSED)
CARDS_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Column:
    """The actions that stand at one RAG; "" is none. ``total`` counts those that are not shown too."""

    rag: str
    total: int
    cards: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Every RAG with its actions, the gravest first, as ``filters`` narrow and order them."""

    by: str
    columns: tuple[Column, ...]
    filters: ActionFilters

    @property
    def total(self) -> int:
        return sum(column.total for column in self.columns)


def cards(scope: Scope, filters: ActionFilters, *, by: str, on: date, most: int = CARDS_SHOWN) -> Cards:
    """The list that ``filters`` ask for, in its order, parted by stated or assessed RAG: ``most`` of each.

    Five queries.
    """
    keep_up(scope, on)
    rag = F("stated_rag") if by == STATED else Coalesce(F("assessed__rag"), Value(""))
    found = matching(scope, filters, on=on).annotate(column=rag)
    totals = dict(found.order_by().values_list("column").annotate(how_many=Count("*")))
    place = Window(RowNumber(), partition_by=[rag], order_by=order_of(filters))
    chosen = found.annotate(place=place).filter(place__lte=most).order_by("place").values_list("column", "id")
    keys: dict[str, list[int]] = defaultdict(list)
    for column, key in chosen:
        keys[column].append(key)
    shown = rows_by_id([key for every in keys.values() for key in every], on=on)
    columns = (Column(rag, totals.get(rag, 0), tuple(shown[key] for key in keys[rag])) for rag in RAGS)
    return Cards(by, tuple(columns), filters)


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """A group with how its open actions stand: red and silent as assessed, and the day it meets next."""

    key: OwnerKey
    name: str
    kind: str
    open: int
    late: int
    red: int
    silent: int
    meets_on: date | None


_Counts = tuple[int, int, int, int]
_NONE: _Counts = (0, 0, 0, 0)


def group_standings(partnership: Partnership, on: date) -> list[GroupStanding]:
    """Every group that has not closed, in the order of its chart. Five queries, whatever there is."""
    keep_up(partnership, on)
    counted = _counted(partnership, on)
    coming = Meeting.objects.of(partnership).filter(state=MeetingState.PLANNED, held_on__gte=on)
    meets = dict(coming.order_by().values_list("group_id").annotate(first=Min("held_on")))
    groups = rows.every(Group, of=partnership).filter(closed_on=None)
    return [
        GroupStanding(
            OwnerKey("group", group.pk),
            group.name,
            group.get_kind_display(),
            *counted.get(group.pk, _NONE),
            meets.get(group.pk),
        )
        for group in groups
    ]


def _counted(partnership: Partnership, on: date) -> dict[int, _Counts]:
    """Open, late, red and silent of each group: its own actions, and those its priorities hand down.

    An action is handed down only where nobody has it, so that the two never count the same one.
    """
    held = Assignment.objects.filter(partnership=partnership, group__isnull=False).order_by()
    own = held.filter(action__isnull=False)
    handed = held.filter(priority__isnull=False, priority__actions__assignments__isnull=True)
    found: dict[int, _Counts] = {}
    for which, action in ((own, "action"), (handed, "priority__actions")):
        for group, *counts in which.values_list("group").annotate(**_counts(action, on)):
            opened, late, red, silent = map(sum, zip(found.get(group, _NONE), counts, strict=True))
            found[group] = (opened, late, red, silent)
    return found


def _counts(action: str, on: date) -> dict[str, Any]:
    """Each action once, whether the group leads it, supports it or both."""
    is_open = Q(**{f"{action}__ended_on": None, f"{action}__isnull": False})
    narrower = {
        "all_open": Q(),
        "late": Q(**{f"{action}__ends__lt": on}),
        "red": Q(**{f"{action}__assessed__rag": "red"}),
        "silent": Q(**{f"{action}__assessed__silent_since__isnull": False}),
    }
    return {name: Count(action, filter=is_open & which, distinct=True) for name, which in narrower.items()}
