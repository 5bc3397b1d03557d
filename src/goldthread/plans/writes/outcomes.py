"""What a plan is for: outcomes, and the actions that aim at them."""

from __future__ import annotations

from django.db.models import Max

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, ActionOutcome, Outcome, Plan, Priority
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.texts import required
from goldthread.plans.writes.readings import STEP


@recorded
def add_outcome(*, plan: Plan, text: str, priority: Priority | None = None, by: Person) -> Outcome:
    """What should be different, for whom; of the whole plan or of one priority. Raises InputError."""
    check_can_edit_row(by, plan)
    _check_in_plan(plan.pk, priority)
    last = plan.outcomes.aggregate(last=Max("position"))["last"] or 0
    return history.create(
        Outcome,
        "outcome.added",
        partnership=plan.partnership,
        plan=plan,
        priority=priority,
        text=required(text, "text"),
        position=last + STEP,
    )


@recorded
def reword_outcome(
    *, outcome: Outcome, text: str, reason: str = "", revision: int | None = None, by: Person
) -> Outcome:
    """Change its words. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, outcome)
    return history.amend(
        outcome, "outcome.reworded", revision=revision, reason=reason or None, text=required(text, "text")
    )


@recorded
def aim_at_outcome(*, action: Action, outcome: Outcome, by: Person) -> ActionOutcome:
    """Say that an action is for an outcome of the same plan; said twice is said once. Raises InputError."""
    check_can_edit_row(by, action)
    if outcome.plan_id != action.plan_id:
        raise InputError("The outcome belongs to another plan.")
    known = ActionOutcome.objects.filter(action=action, outcome=outcome).first()
    if known:
        return known
    link = history.create(ActionOutcome, partnership=action.partnership, action=action, outcome=outcome)
    history.record("action.aimed_at", target=link, thread=action, after={"outcome": outcome.pk})
    return link


@recorded
def stop_aiming_at(*, action: Action, outcome: Outcome, by: Person) -> None:
    """The action is not for this outcome after all. Raises InputError when it never was."""
    check_can_edit_row(by, action)
    link = ActionOutcome.objects.filter(action=action, outcome=outcome).first()
    if link is None:
        raise InputError("This action does not aim at that outcome.")
    history.record("action.no_longer_aimed_at", target=link, thread=action, before={"outcome": outcome.pk})
    link.delete()


def _check_in_plan(plan_id: int, priority: Priority | None) -> None:
    if priority is not None and priority.plan_id != plan_id:
        raise InputError("The priority belongs to another plan.")
