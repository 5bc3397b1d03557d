"""Where everybody lands: the plans, and what needs attention first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.core.prepared import Given, prepared, prepared_objects
from goldthread.delivery import rules
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.assessed_counts import AssessedCounts, assessed_counts
from goldthread.delivery.reads.overview import PlanFacts, facts_of
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope, shape_of
from goldthread.delivery.reads.tallies import Tally, tallies_in, whole
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Plan

SHOWN = 10


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan with how its actions stand."""

    plan: PlanFacts
    tally: Tally


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs somebody now, the most pressing first; ``total`` counts what is not shown too."""

    rows: tuple[ActionRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Front:
    """A partnership on a day."""

    on: date
    plans: tuple[PlanCard, ...]
    tally: Tally
    attention: Attention
    assessed: AssessedCounts


def front(partnership: Partnership, on: date) -> Front:
    """Seven queries, whatever the number of plans and actions."""
    assessed = assessed_counts(partnership, on)
    counted = tallies_in(partnership, "plan_id", on=on)
    plans = [facts_of(plan) for plan in _plans(partnership=partnership.pk)]
    cards = tuple(PlanCard(plan, counted.get(plan.id, Tally())) for plan in plans)
    return Front(on, cards, whole(counted), attention(partnership, on), assessed)


@prepared_objects(Plan)
def _plans() -> QuerySet[Any, Any]:
    return Plan.objects.filter(partnership=Given("partnership")).order_by("closed_on", "-id")


def attention(scope: Scope, on: date, *, shown: int = SHOWN) -> Attention:
    """What needs attention in a partnership or a plan, in the order of ``rules.attention``. Three queries."""
    which, given = shape_of(scope)
    soon = on + timedelta(days=rules.DUE_SOON_DAYS)
    ranked = sorted(
        (rank, key)
        for key, status, rag, ends in _waiting(which, **given, on=on, soon=soon)
        if (rank := rules.attention(status=status, rag=rag, ends=ends, on=on))
    )
    rows = rows_by_id([key for _, key in ranked[:shown]], on=on)
    return Attention(tuple(rows.values()), len(ranked))


@prepared
def _waiting(which: Q) -> QuerySet[Any, Any]:
    found = Action.objects.filter(which, conditions.may_need_attention(Given("on"), Given("soon"))).order_by()
    return found.values_list("id", "status", "stated_rag", "ends")
