"""Where an action stands in the order of its plan: numbers with room between them."""

from __future__ import annotations

from goldthread.core import recorder
from goldthread.plans.models import Action, Plan, Priority
from goldthread.plans.writes.readings import STEP


def action_place(plan: Plan, priority: Priority | None, *, after: Action | None = None) -> int:
    """A free place behind an action, or behind the last one of the priority, or at the end of the plan."""
    if after is None:
        after = plan.actions.filter(priority=priority).order_by("-position").first()
    if after is None:
        last = plan.actions.order_by("-position").values_list("position", flat=True).first()
        return (last or 0) + STEP
    following = plan.actions.filter(position__gt=after.position).values_list("position", flat=True).first()
    if following is None:
        return after.position + STEP
    if following - after.position < 2:
        _spread_out(plan)
        after.refresh_from_db(fields=["position"])
        return action_place(plan, priority, after=after)
    return (after.position + following) // 2


def _spread_out(plan: Plan) -> None:
    """Order is kept, so nobody's edit is disturbed and no revision moves."""
    recorder.require(Action)
    actions = list(plan.actions.order_by("position", "id").only("position"))
    for number, each in enumerate(actions, start=1):
        each.position = number * STEP
    Action.objects.bulk_update(actions, ["position"], batch_size=200)
