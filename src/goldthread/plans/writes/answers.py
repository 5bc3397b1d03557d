"""The thread back: which recommendation an action or a priority answers, local or national."""

from __future__ import annotations

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, ActionRecommendation, Priority, PriorityRecommendation, Recommendation
from goldthread.plans.policies import check_can_edit_row

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
