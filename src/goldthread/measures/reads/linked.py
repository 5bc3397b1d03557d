"""What a measure tells about in the plan, and the measures of a part of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.measures.models import Indicator, MeasureLink
from goldthread.measures.reads.measures import MeasureSeen, measures
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Priority


@dataclass(frozen=True)
class ActionMark:
    """An action with the days that are marked on a chart. It may have begun without anybody saying when."""

    id: int
    ref: str
    text: str
    status: str
    starts: date | None
    ended_on: date | None
    link: int

    @property
    def name(self) -> str:
        return f"{self.ref} {self.text}".strip()


@dataclass(frozen=True)
class PriorityMark:
    """A priority that a measure tells about."""

    id: int
    name: str
    link: int


def actions_of(indicator: Indicator) -> list[ActionMark]:
    """The actions this measure is linked to. One query."""
    rows = MeasureLink.objects.filter(indicator=indicator, action__isnull=False)
    columns = ("action_id", *(f"action__{name}" for name in ("ref", "text", "status", "starts", "ended_on")), "id")
    return [ActionMark(*row) for row in rows.order_by("action__plan", "action__position").values_list(*columns)]


def priorities_of(indicator: Indicator) -> list[PriorityMark]:
    """The priorities this measure is linked to. One query."""
    rows = MeasureLink.objects.filter(indicator=indicator, priority__isnull=False).select_related("priority")
    ordered = rows.order_by("priority__plan", "priority__position")
    return [PriorityMark(row.priority.pk, str(row.priority), row.pk) for row in ordered if row.priority]


def measures_of(thing: Priority | Action, *, on: date) -> list[MeasureSeen]:
    """The measures linked to a priority or an action, judged: no more than one query when there are none."""
    side = Q(priority=thing) if isinstance(thing, Priority) else Q(action=thing)
    keys = list(MeasureLink.objects.filter(side).values_list("indicator_id", flat=True))
    return measures(thing.partnership, on=on, keys=keys) if keys else []


@dataclass(frozen=True)
class Unmeasured:
    """An open action that no measure tells about, neither itself nor by its priority."""

    id: int
    ref: str
    text: str
    plan: str


@dataclass(frozen=True)
class TwoLists:
    """The two questions at the top of every board paper."""

    measures: tuple[MeasureSeen, ...]  # red or signalling, with no live action
    actions: tuple[Unmeasured, ...]  # open, with no measure


def two_lists(partnership: Partnership, *, on: date, plan: int | None = None) -> TwoLists:
    """Red or signalling measures with no live action, and actions with no measure. Ten queries."""
    found = measures(partnership, on=on)
    red = tuple(each for each in found if (each.judged.is_red or each.judged.is_signalling) and not each.live_actions)
    links = MeasureLink.objects.filter(partnership=partnership)
    bare = Action.objects.filter(partnership=partnership, ended_on=None).exclude(
        Q(pk__in=links.filter(action__isnull=False).values("action"))
        | Q(priority__in=links.filter(priority__isnull=False).values("priority"))
    )
    if plan is not None:
        bare = bare.filter(plan=plan)
    rows = bare.order_by("plan_id", "position").values_list("id", "ref", "text", "plan__title")
    return TwoLists(red, tuple(Unmeasured(*row) for row in rows))
