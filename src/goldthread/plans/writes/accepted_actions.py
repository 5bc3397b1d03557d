"""The actions of an accepted paper and all that hangs on them, made in a few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldthread.kernel.timescale import Timescale
from goldthread.plans.models import (
    Action,
    ActionOutcome,
    ActionRecommendation,
    Assignment,
    DraftItem,
    DraftKind,
    Milestone,
    PaperReading,
    Part,
    Plan,
)
from goldthread.plans.models.dated import timescale_columns
from goldthread.plans.rules.drafts import milestone_draft
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.accepted_priorities import AcceptedPriorities
from goldthread.plans.writes.accepted_sources import AcceptedRecommendations
from goldthread.plans.writes.provenance import provenance_of
from goldthread.plans.writes.readings import STEP


@dataclass
class AcceptedActions:
    """The actions made, beside the contents they were made from."""

    rows: list[Action] = field(default_factory=list)
    contents: list[Mapping[str, Any]] = field(default_factory=list)


def make_actions(
    plan: Plan,
    reading: PaperReading,
    items: Sequence[DraftItem],
    priorities: AcceptedPriorities,
    owners: Owners,
    recommendations: AcceptedRecommendations,
) -> AcceptedActions:
    """The first date promised is kept for ever as ``first_ends``; how each action stands is delivery's to say."""
    drafts = [item for item in items if item.kind == DraftKind.ACTION]
    accepted = AcceptedActions(contents=[item.content for item in drafts])
    accepted.rows = [_action(plan, reading, item, number, priorities) for number, item in enumerate(drafts, start=1)]
    Action.objects.bulk_create(accepted.rows, batch_size=100)
    hanging = _Hanging(plan)
    for action, content in zip(accepted.rows, accepted.contents, strict=True):
        hanging.assignments += owners.assignments(content, action=action)
        hanging.parts_of(action, content)
        hanging.milestones_of(action, content)
        hanging.outcomes_of(action, content, priorities)
        hanging.answers_of(action, content, recommendations)
    hanging.save()
    return accepted


def _action(
    plan: Plan, reading: PaperReading, item: DraftItem, number: int, priorities: AcceptedPriorities
) -> Action:
    content = item.content
    timescale = Timescale.from_dict(content["timescale"]) if content["timescale"] else None
    return Action(
        partnership=plan.partnership,
        plan=plan,
        priority=priorities.by_key.get(content["priority"]),
        ref=content["ref"][:30],
        sub_priority=content["sub_priority"][:500],
        text=content["text"],
        position=number * STEP,
        is_new=content["new"],
        comments=content["comments"],
        owner_text=content["owner_text"],
        first_ends=timescale.end if timescale else None,
        provenance=provenance_of(item, reading.paper_id),
        **timescale_columns(timescale),
    )


class _Hanging:
    """The rows that hang on actions, gathered to be written together."""

    def __init__(self, plan: Plan) -> None:
        self.of = {"partnership": plan.partnership}
        self.assignments: list[Assignment] = []
        self.parts: list[Part] = []
        self.milestones: list[Milestone] = []
        self.outcomes: list[ActionOutcome] = []
        self.answers: list[ActionRecommendation] = []

    def parts_of(self, action: Action, content: Mapping[str, Any]) -> None:
        self.parts += [
            Part(action=action, position=position, text=text, **self.of)
            for position, text in enumerate(content["parts"], start=1)
        ]

    def milestones_of(self, action: Action, content: Mapping[str, Any]) -> None:
        for position, values in enumerate(content["milestones"], start=1):
            draft = milestone_draft(values)
            self.milestones.append(
                Milestone(
                    action=action,
                    position=position,
                    text=draft.text,
                    first_ends=draft.due.end if draft.due else None,
                    **timescale_columns(draft.due),
                    **self.of,
                )
            )

    def outcomes_of(self, action: Action, content: Mapping[str, Any], priorities: AcceptedPriorities) -> None:
        self.outcomes += [
            ActionOutcome(action=action, outcome=priorities.outcomes[action.priority_id, text], **self.of)
            for text in dict.fromkeys(content["outcomes"])
        ]

    def answers_of(
        self, action: Action, content: Mapping[str, Any], recommendations: AcceptedRecommendations
    ) -> None:
        self.answers += [
            ActionRecommendation(action=action, recommendation=each, **self.of)
            for each in recommendations.meant_by(content["recommendations"])
        ]

    def save(self) -> None:
        Assignment.objects.bulk_create(self.assignments, batch_size=200)
        Part.objects.bulk_create(self.parts, batch_size=200)
        Milestone.objects.bulk_create(self.milestones, batch_size=200)
        ActionOutcome.objects.bulk_create(self.outcomes, batch_size=200)
        ActionRecommendation.objects.bulk_create(self.answers, batch_size=200)
