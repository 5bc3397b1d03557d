"""What is due when: a month as a calendar, or any stretch of days as a list."""

from __future__ import annotations

import calendar as months
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from goldthread.delivery import rules
from goldthread.delivery.reads.selection import Scope, actions_in
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Milestone, Plan


@dataclass(frozen=True, slots=True)
class DueItem:
    """An action or a milestone on the last day of its timescale."""

    kind: str  # action or milestone
    id: int
    action_id: int
    partnership: str
    plan: str
    ref: str
    text: str
    printed: str
    day: date
    status: str  # of the action
    stated_rag: str
    is_done: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar and what is due on it."""

    day: date
    in_month: bool
    is_today: bool
    items: tuple[DueItem, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month in weeks from Monday to Sunday. ``items`` is the same month as a list."""

    month: date
    on: date
    weeks: tuple[tuple[Day, ...], ...]
    items: tuple[DueItem, ...]

    @property
    def earlier(self) -> date:
        return (self.month - timedelta(days=1)).replace(day=1)

    @property
    def later(self) -> date:
        return (self.month + timedelta(days=31)).replace(day=1)


def calendar(scope: Scope, month: date, on: date) -> Calendar:
    """What is due in the month that holds this day. Two queries."""
    first = month.replace(day=1)
    last = first.replace(day=months.monthrange(first.year, first.month)[1])
    items = due(scope, first, last, on=on)
    by_day: dict[date, list[DueItem]] = defaultdict(list)
    for item in items:
        by_day[item.day].append(item)
    weeks = tuple(
        tuple(Day(day, day.month == first.month, day == on, tuple(by_day.get(day, ()))) for day in week)
        for week in months.Calendar().monthdatescalendar(first.year, first.month)
    )
    return Calendar(first, on, weeks, items)


def due(scope: Scope, since: date, until: date, *, on: date) -> tuple[DueItem, ...]:
    """Actions and milestones whose timescale ends in these days, both included. Two queries.

    Closed actions and dropped milestones are left out: nobody is waiting for them.
    """
    items = [*_actions(scope, since, until, on), *_milestones(scope, since, until, on)]
    return tuple(sorted(items, key=lambda item: (item.day, item.kind, item.action_id, item.id)))


_ACTION = ("partnership__slug", "plan__slug", "ref", "text", "printed", "ends", "status", "stated_rag")


def _actions(scope: Scope, since: date, until: date, on: date) -> list[DueItem]:
    found = actions_in(scope).filter(ends__range=(since, until)).exclude(status=rules.Status.CLOSED)
    return [
        DueItem(*("action", key, key, *values, not rules.is_open(status), rules.is_overdue(status, ends, on)))
        for key, *values, status, ends in found.values_list("id", *_ACTION, F("status"), F("ends"))
    ]


_MILESTONE = (
    "partnership__slug",
    "action__plan__slug",
    "action__ref",
    "text",
    "printed",
    "ends",
    "action__status",
    "action__stated_rag",
)


def _milestones(scope: Scope, since: date, until: date, on: date) -> list[DueItem]:
    steps = Milestone.objects.filter(_milestones_in(scope), ends__range=(since, until), dropped_on=None)
    found = steps.exclude(action__status=rules.Status.CLOSED).order_by()
    return [
        DueItem(*("milestone", *values, done_on is not None, done_on is None and ends < on))
        for *values, done_on, ends in found.values_list("id", "action_id", *_MILESTONE, "done_on", F("ends"))
    ]


def _milestones_in(scope: Scope) -> Q:
    if isinstance(scope, Partnership):
        return Q(partnership=scope)
    return Q(action__plan=scope) if isinstance(scope, Plan) else Q()
