"""One action of a plan, changed as the next version of its paper has it. What the paper leaves blank stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.kernel.timescale import Timescale
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Milestone, PlanVersion
from goldthread.plans.reads.versions import ActionChange
from goldthread.plans.rules.drafts import milestone_draft
from goldthread.plans.rules.version_changes import same_time
from goldthread.plans.rules.version_pairing import plain
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.accepted_priorities import AcceptedPriorities
from goldthread.plans.writes.accepted_sources import AcceptedRecommendations
from goldthread.plans.writes.actions import reword_action
from goldthread.plans.writes.answers import answer_recommendation
from goldthread.plans.writes.dates import change_milestone_timescale, change_timescale
from goldthread.plans.writes.milestones import add_milestone, drop_milestone
from goldthread.plans.writes.outcomes import aim_at_outcome
from goldthread.plans.writes.version_owners import change_owners

WORDS = ("text", "parts", "ref", "sub_priority", "comments")


@dataclass(frozen=True)
class Changed:
    """The version that changes the actions, why, and what its paper refers to."""

    version: PlanVersion
    reason: str
    priorities: AcceptedPriorities
    recommendations: AcceptedRecommendations
    owners: Owners
    aims: set[tuple[int, int]]  # (action, outcome) that are linked already
    answers: set[tuple[int, int]]  # (action, recommendation)
    by: Person

    @property
    def agreement(self) -> dict[str, Any]:
        """Why and by whom a date was changed; a day still to come is not yet a day of agreement."""
        on = self.version.agreed_on
        past = on if on and on <= timezone.localdate() else None
        return {"reason": self.reason, "agreed_by": self.version.agreed_by, "agreed_on": past, "by": self.by}


def change_action(change: ActionChange, to: Changed) -> None:
    """Everything in which the two differ, each by the write that keeps its history."""
    action, item = change.action, change.item
    assert action is not None
    assert item is not None
    content = item.content
    named = {each.name for each in change.differences if not each.stays}
    words = {name: content[name] for name in WORDS if name in named}
    if words:
        reword_action(action=action, reason=to.reason, by=to.by, **words)
    if "priority" in named:
        priority = to.priorities.by_key.get(content["priority"])
        history.amend(action, "action.moved", reason=to.reason, priority=priority)
    if "timescale" in named:
        change_timescale(action=action, timescale=Timescale.from_dict(content["timescale"]), **to.agreement)
    if "owners" in named:
        change_owners(action, content["owners"], to.owners, to.reason, to.by)
        history.amend(action, "action.reworded", reason=to.reason, owner_text=content["owner_text"])
    if "milestones" in named:
        _change_milestones(action, content, to)
    _link(action, content, to)


def _change_milestones(action: Action, content: Mapping[str, Any], to: Changed) -> None:
    """By their words: other dates become baselines, new ones are added, open ones that are gone are dropped."""
    before = {plain(each.text): each for each in action.milestones.all() if each.dropped_on is None}
    for values in content["milestones"]:
        draft = milestone_draft(values)
        milestone: Milestone | None = before.pop(plain(draft.text), None)
        due = draft.due or Timescale("")
        if milestone is None:
            add_milestone(action=action, text=draft.text, timescale=due, by=to.by)
        elif due.printed and not same_time(milestone.timescale, due):
            change_milestone_timescale(milestone=milestone, timescale=due, **to.agreement)
    for milestone in before.values():
        if not milestone.done_on:
            drop_milestone(milestone=milestone, reason=to.reason, by=to.by)


def _link(action: Action, content: Mapping[str, Any], to: Changed) -> None:
    """What it is for and what it answers is only ever added: a paper seldom prints either twice."""
    for text in dict.fromkeys(content["outcomes"]):
        outcome = to.priorities.outcomes.get((action.priority_id, text))
        if outcome and (action.pk, outcome.pk) not in to.aims:
            aim_at_outcome(action=action, outcome=outcome, by=to.by)
    for recommendation in to.recommendations.meant_by(content["recommendations"]):
        if (action.pk, recommendation.pk) not in to.answers:
            answer_recommendation(thing=action, recommendation=recommendation, by=to.by)
