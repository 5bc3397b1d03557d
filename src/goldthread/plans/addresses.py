"""Where each row has its page. The pages of the living plan belong to the room that says how it stands."""

from __future__ import annotations

from goldthread.core.models import Scoped
from goldthread.plans.models import Action, Outcome, Paper, Plan, Priority, Recommendation


def _in(row: Scoped, path: str) -> str:
    return f"/{row.partnership.slug}/{path}"


def plan_address(plan: Plan) -> str:
    return _in(plan, f"plans/{plan.slug}/")


def priority_address(priority: Priority) -> str:
    return _in(priority, f"priorities/{priority.pk}/")


def action_address(action: Action) -> str:
    return _in(action, f"actions/{action.pk}/")


def outcome_address(outcome: Outcome) -> str:
    return _in(outcome, f"plans/{outcome.plan.slug}/outcomes/#outcome-{outcome.pk}")


def recommendation_address(recommendation: Recommendation) -> str:
    return _in(recommendation, f"recommendations/{recommendation.pk}/")


def paper_address(paper: Paper) -> str:
    return _in(paper, f"papers/{paper.pk}/")
