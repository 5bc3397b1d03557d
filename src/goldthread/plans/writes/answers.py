"""The thread back: which recommendation an action or a priority answers, local or national."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import (
    Action,
    ActionRecommendation,
    Outcome,
    Priority,
    PriorityRecommendation,
    Recommendation,
)
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.writes.outcomes import aim_at_outcome, stop_aiming_at

Answer = ActionRecommendation | PriorityRecommendation


@recorded
def answer_recommendation(*, thing: Action | Priority, recommendation: Recommendation, by: Person) -> Answer:
    """Say that an action or a priority answers a recommendation; said twice is said once."""
    check_can_edit_row(by, thing)
    if known := _answer(thing, recommendation):
        return known
    link: Answer
    common = {"partnership": thing.partnership, "recommendation": recommendation}
    if isinstance(thing, Action):
        link = history.create(ActionRecommendation, action=thing, **common)
    else:
        link = history.create(PriorityRecommendation, priority=thing, **common)
    history.record("recommendation.answered", target=link, thread=thing, after={"recommendation": recommendation.pk})
    return link


@recorded
def stop_answering(*, thing: Action | Priority, recommendation: Recommendation, by: Person) -> None:
    """It does not answer this recommendation after all. Raises InputError when it never did."""
    check_can_edit_row(by, thing)
    link = _answer(thing, recommendation)
    if link is None:
        raise InputError("This does not answer that recommendation.")
    history.record(
        "recommendation.no_longer_answered", target=link, thread=thing, before={"recommendation": recommendation.pk}
    )
    link.delete()


def _answer(thing: Action | Priority, recommendation: Recommendation) -> Answer | None:
    if isinstance(thing, Action):
        return ActionRecommendation.objects.filter(action=thing, recommendation=recommendation).first()
    return PriorityRecommendation.objects.filter(priority=thing, recommendation=recommendation).first()


@recorded
def link_thread(
    *,
    thing: Action | Priority,
    recommendations: Sequence[int],
    outcomes: Sequence[int] | None = None,
    by: Person,
) -> Action | Priority:
    """Make the links of an action or a priority exactly these; None leaves the outcomes alone.

    Each link made or taken away is an entry. Raises InputError for rows that this partnership does not have.
    """
    check_can_edit_row(by, thing)
    wanted = _rows(Recommendation.objects.filter(partnership=thing.partnership), recommendations)
    linked = set(thing.recommendations.all())
    for each in wanted - linked:
        answer_recommendation(thing=thing, recommendation=each, by=by)
    for each in linked - wanted:
        stop_answering(thing=thing, recommendation=each, by=by)
    if outcomes is not None and isinstance(thing, Action):
        _aim(thing, _rows(Outcome.objects.filter(plan=thing.plan_id), outcomes), by)
    return thing


def _aim(action: Action, wanted: set[Outcome], by: Person) -> None:
    linked = set(action.outcomes.all())
    for each in wanted - linked:
        aim_at_outcome(action=action, outcome=each, by=by)
    for each in linked - wanted:
        stop_aiming_at(action=action, outcome=each, by=by)


def _rows(rows: Any, keys: Sequence[int]) -> set[Any]:
    found = set(rows.filter(pk__in=keys))
    if len(found) != len(set(keys)):
        raise InputError("Something chosen is no longer there.", advice="Look at the list again.")
    return found
