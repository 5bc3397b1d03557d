"""What a measure tells about in the plan, and the measures of a part of the plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.core.prepared import Given, in_one_row, prepared
from goldthread.measures.impact.beginnings import beginnings
from goldthread.measures.models import Indicator, MeasureLink
from goldthread.measures.reads.measures import MeasureSeen, measures
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Plan, Priority


@dataclass(frozen=True)
class ActionMark:
    """An action with the days that are marked on a chart: when it began, if it has and anybody said when."""

    id: int
    ref: str
    text: str
    status: str
    began_on: date | None
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


def actions_of(indicator: Indicator, *, on: date) -> list[ActionMark]:
    """The actions this measure is linked to, each with when it began. Four queries."""
    rows = MeasureLink.objects.filter(indicator=indicator, action__isnull=False, until=None)
    columns = ("action_id", *(f"action__{name}" for name in ("ref", "text", "status", "ended_on")), "id")
    found = list(rows.order_by("action__plan", "action__position").values_list(*columns))
    began = beginnings(indicator.partnership, [key for key, *_ in found], on)
    return [
        ActionMark(key, ref, text, status, began[key].day if began[key].has_begun else None, ended_on, link)
        for key, ref, text, status, ended_on, link in found
    ]


def priorities_of(indicator: Indicator) -> list[PriorityMark]:
    """The priorities this measure is linked to. One query."""
    rows = MeasureLink.objects.filter(indicator=indicator, priority__isnull=False, until=None).select_related(
        "priority"
    )
    ordered = rows.order_by("priority__plan", "priority__position")
    return [PriorityMark(row.priority.pk, str(row.priority), row.pk) for row in ordered if row.priority]


def measures_of(thing: Priority | Action, *, on: date) -> list[MeasureSeen]:
    """The measures linked to a priority or an action, judged: no more than one query when there are none."""
    side = _OF_PRIORITY if isinstance(thing, Priority) else _OF_ACTION
    keys = [key for (key,) in _linked(side, thing=thing.pk)]
    return measures(thing.partnership, on=on, keys=keys) if keys else []


_OF_PRIORITY, _OF_ACTION = Q(priority=Given("thing")), Q(action=Given("thing"))


@prepared
def _linked(side: Q) -> QuerySet[Any, Any]:
    return MeasureLink.objects.filter(side, until=None).values_list("indicator_id")


def measures_of_priorities(plan: Plan, *, on: date) -> dict[int, list[MeasureSeen]]:
    """The same for every priority of a plan that has any. Nine queries; one when no measure is linked."""
    links = MeasureLink.objects.filter(partnership=plan.partnership_id, priority__plan=plan)
    pairs = list(links.values_list("priority_id", "indicator_id"))
    seen = measures(plan.partnership, on=on, keys={key for _, key in pairs}) if pairs else []
    found: defaultdict[int, list[MeasureSeen]] = defaultdict(list)
    for each in seen:
        for priority in {priority for priority, key in pairs if priority and key == each.indicator.pk}:
            found[priority].append(each)
    return found


@dataclass(frozen=True)
class Unmeasured:
    """An open action that no measure tells about, neither itself nor by its priority."""

    id: int
    ref: str
    text: str
    plan: str


@dataclass(frozen=True)
class TwoLists:
    """The two questions at the top of every board paper; ``actions_total`` counts those not shown too."""

    measures: tuple[MeasureSeen, ...]  # red or signalling the wrong way, with no live action
    actions: tuple[Unmeasured, ...]  # open, with no measure
    actions_total: int
    improving: tuple[MeasureSeen, ...] = ()  # signalling the right way, whoever is at work on them


def two_lists(partnership: Partnership, *, on: date, plan: int | None = None, shown: int | None = None) -> TwoLists:
    """Red or signalling measures with no live action, and ``shown`` actions with no measure (None: all of them).

    A signal is a concern only where it goes the wrong way: what improves is told beside them, and a measure for which
    neither way is better (how many people live here) asks nobody to act. Eleven queries, whatever there is.
    """
    found = measures(partnership, on=on)
    red = tuple(each for each in found if each.judged.is_red and not each.live_actions)
    improving = tuple(each for each in found if each.judged.is_improving)
    which = Q() if plan is None else Q(plan=Given("plan"))
    given = {"partnership": partnership.pk, "plan": plan}
    actions = tuple(Unmeasured(*row) for row in _unmeasured(which, shown, **given))
    total = _how_many_unmeasured(which, **given)[0][0] if len(actions) == shown else len(actions)
    return TwoLists(red, actions, total, improving)


@prepared
def _unmeasured(which: Q, shown: int | None) -> QuerySet[Any, Any]:
    """Through the plans: the few that are shown are then read off an index in the order of the papers."""
    plans = Plan.objects.filter(partnership=Given("partnership")).values("id")
    rows = _bare(which & Q(plan__in=plans)).order_by("plan_id", "position")
    return rows.values_list("id", "ref", "text", "plan__title")[:shown]


@prepared
def _how_many_unmeasured(which: Q) -> QuerySet[Any, Any]:
    return in_one_row(_bare(which & Q(partnership=Given("partnership"))), total=Count("id"))


def _bare(which: Q) -> QuerySet[Action]:
    links = MeasureLink.objects.filter(partnership=Given("partnership"), until=None)
    of_actions = links.filter(action__isnull=False).values("action")
    of_priorities = links.filter(priority__isnull=False).values("priority")
    return Action.objects.filter(which, ended_on=None).exclude(Q(pk__in=of_actions) | Q(priority__in=of_priorities))
