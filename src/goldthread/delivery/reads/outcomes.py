"""What a plan is for: its outcomes, and the actions that aim at each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from goldthread.core.prepared import Given, prepared_objects
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.overview import PlanFacts, facts_of
from goldthread.delivery.reads.selection import actions_in
from goldthread.delivery.rules import Status
from goldthread.partnership.models import Partnership
from goldthread.plans.models import ActionOutcome, Outcome, Plan


@dataclass(frozen=True, slots=True)
class OutcomeOverview:
    """An outcome, the heading it stands under, and how the actions that aim at it stand."""

    id: int
    text: str
    priority_id: int | None
    priority: str
    total: int
    complete: int
    late: int


@dataclass(frozen=True, slots=True)
class PlanOutcomes:
    """All outcomes of a plan, those of the plan as a whole first."""

    plan: PlanFacts
    on: date
    outcomes: tuple[OutcomeOverview, ...]


def find_plan(partnership: Partnership, slug: str) -> Plan:
    """The plan at this address. Raises Plan.DoesNotExist for any other."""
    for plan in _at_address(partnership=partnership.pk, slug=slug):
        plan.partnership = partnership
        return plan
    raise Plan.DoesNotExist


@prepared_objects(Plan)
def _at_address() -> QuerySet[Any, Any]:
    return Plan.objects.filter(partnership=Given("partnership"), slug=Given("slug"))


def outcomes(plan: Plan, on: date) -> PlanOutcomes:
    """Three queries. An action aims at an outcome itself, or stands under the priority the outcome is of."""
    direct: dict[int, set[int]] = defaultdict(set)
    for outcome, action in ActionOutcome.objects.filter(action__plan=plan).values_list("outcome_id", "action_id"):
        direct[outcome].add(action)
    under: dict[int | None, set[int]] = defaultdict(set)
    states: dict[int, str] = {}
    standing = actions_in(plan).values_list("id", "priority_id", "status", conditions.is_overdue(on))
    for key, priority, status, is_late in standing:
        under[priority].add(key)
        states[key] = "late" if is_late else status
    found = Outcome.objects.filter(plan=plan).order_by(F("priority__position").asc(nulls_first=True), "position")
    rows = []
    for each in found.select_related("priority"):
        headed = under[each.priority_id] if each.priority_id else set()
        rows.append(_overview(each, direct[each.pk] | headed, states))
    return PlanOutcomes(facts_of(plan), on, tuple(rows))


def _overview(outcome: Outcome, actions: set[int], states: dict[int, str]) -> OutcomeOverview:
    counted = Counter(states[key] for key in actions)
    return OutcomeOverview(
        id=outcome.pk,
        text=outcome.text,
        priority_id=outcome.priority_id,
        priority=str(outcome.priority) if outcome.priority else "",
        total=len(actions),
        complete=counted[Status.COMPLETE],
        late=counted["late"],
    )
