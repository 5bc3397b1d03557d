"""What of the room is found by its words, and where each find leads."""

from __future__ import annotations

from goldthread.core.search import Words, searchable
from goldthread.plans import addresses
from goldthread.plans.models import Action, Outcome, Paper, Plan, Priority, Recommendation


@searchable("plans.plan")
def plan_words(plan: Plan) -> Words:
    return Words("plan", plan.title, f"{plan.area} {plan.lead_body} {plan.period}", addresses.plan_address(plan))


@searchable("plans.priority")
def priority_words(priority: Priority) -> Words:
    return Words("priority", str(priority), "", addresses.priority_address(priority))


@searchable("plans.action")
def action_words(action: Action) -> Words:
    """The text of the action with its owners and comments; parts stand in the text of their action's page."""
    body = "\n".join(filter(None, (action.sub_priority, action.owner_text, action.comments)))
    return Words("action", str(action), body, addresses.action_address(action))


@searchable("plans.outcome")
def outcome_words(outcome: Outcome) -> Words:
    return Words("outcome", outcome.text, "", addresses.outcome_address(outcome))


@searchable("plans.recommendation")
def recommendation_words(recommendation: Recommendation) -> Words:
    return Words(
        "recommendation",
        str(recommendation),
        recommendation.section,
        addresses.recommendation_address(recommendation),
    )


@searchable("plans.paper")
def paper_words(paper: Paper) -> Words:
    return Words("paper", paper.name, "", addresses.paper_address(paper))
