"""Plans and what they are made of, for the pages on which they are changed. How they stand is delivery's to read."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from goldthread.core.prepared import Given, prepared_objects
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Assignment, Milestone, Outcome, Plan, PlanVersion, Priority


def plans(partnership: Partnership) -> QuerySet[Plan]:
    """Every plan of a partnership, the newest first."""
    return Plan.objects.of(partnership)


def open_plans(partnership: Partnership) -> list[Plan]:
    """Those that are worked on, the newest first."""
    return _open(partnership=partnership.pk)


@prepared_objects(Plan)
def _open() -> QuerySet[Any, Any]:
    return Plan.objects.filter(partnership=Given("partnership"), closed_on=None)


def plan(partnership: Partnership, slug: str) -> Plan | None:
    """The plan at this address."""
    return plans(partnership).select_related("partnership").filter(slug=slug).first()


def priorities(plan: Plan) -> QuerySet[Priority]:
    """The priorities of a plan in order, with how many actions each has."""
    return plan.priorities.annotate(action_count=Count("actions"))


def priority(partnership: Partnership, key: int) -> Priority | None:
    found: QuerySet[Priority] = Priority.objects.of(partnership).select_related("plan", "partnership")
    return found.filter(pk=key).first()


def versions(plan: Plan) -> QuerySet[PlanVersion]:
    """The latest first, with the paper each came from."""
    return plan.versions.select_related("paper")


def outcomes(plan: Plan) -> QuerySet[Outcome]:
    """The outcomes of a plan in order, with how many actions aim at each."""
    return plan.outcomes.select_related("priority").annotate(action_count=Count("actions"))


def action(partnership: Partnership, key: int) -> Action | None:
    """One action with its plan and priority."""
    found: QuerySet[Action] = Action.objects.of(partnership).select_related("plan", "priority", "partnership")
    return found.filter(pk=key).first()


def milestone(partnership: Partnership, key: int) -> Milestone | None:
    """One milestone with its action and plan."""
    found: QuerySet[Milestone] = Milestone.objects.of(partnership)
    return found.select_related("action__plan", "action__partnership", "partnership").filter(pk=key).first()


def assignments(thing: Action | Priority) -> QuerySet[Assignment]:
    """Who has it, in the order given."""
    return thing.assignments.select_related("body", "group", "post", "person")
