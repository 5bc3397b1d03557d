"""The priorities of an accepted paper with their owners, what they answer and what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goldthread.plans.models import (
    Assignment,
    DraftItem,
    DraftKind,
    Outcome,
    PaperReading,
    Plan,
    Priority,
    PriorityRecommendation,
)
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.accepted_sources import AcceptedRecommendations
from goldthread.plans.writes.provenance import provenance_of
from goldthread.plans.writes.readings import STEP


@dataclass
class AcceptedPriorities:
    """Priorities by their key in the review; outcomes by priority and text, since a paper prints one often."""

    by_key: dict[str, Priority] = field(default_factory=dict)
    outcomes: dict[tuple[int | None, str], Outcome] = field(default_factory=dict)


def make_priorities(
    plan: Plan,
    reading: PaperReading,
    items: Sequence[DraftItem],
    owners: Owners,
    recommendations: AcceptedRecommendations,
    known: AcceptedPriorities | None = None,
) -> AcceptedPriorities:
    """All of them in a few statements. Of two with the same number the second is kept without it.

    ``known`` are those the plan has already, by their keys in this review: they are left as they are.
    """
    accepted = known or AcceptedPriorities()
    of_priorities = [item for item in items if item.kind == DraftKind.PRIORITY]
    drafts = [item for item in of_priorities if item.content["key"] not in accepted.by_key]
    taken = set(plan.priorities.values_list("ref", flat=True)) if known else set()
    for number, item in enumerate(drafts, start=1):
        ref = "" if item.content["ref"] in taken else item.content["ref"]
        taken.add(ref)
        accepted.by_key[item.content["key"]] = Priority(
            partnership=plan.partnership,
            plan=plan,
            ref=ref,
            title=item.content["title"][:500],
            position=number * STEP,
            provenance=provenance_of(item, reading.paper_id),
        )
    Priority.objects.bulk_create([accepted.by_key[item.content["key"]] for item in drafts], batch_size=200)
    _make_outcomes(plan, items, accepted)
    assignments: list[Assignment] = []
    answers: list[PriorityRecommendation] = []
    for item in drafts:
        priority = accepted.by_key[item.content["key"]]
        assignments += owners.assignments(item.content, priority=priority)
        answers += [
            PriorityRecommendation(partnership=plan.partnership, priority=priority, recommendation=each)
            for each in recommendations.meant_by(item.content["recommendations"])
        ]
    Assignment.objects.bulk_create(assignments, batch_size=200)
    PriorityRecommendation.objects.bulk_create(answers, batch_size=200)
    return accepted


def _make_outcomes(plan: Plan, items: Sequence[DraftItem], accepted: AcceptedPriorities) -> None:
    for item in items:
        if item.kind == DraftKind.RECOMMENDATION:
            continue
        priority = accepted.by_key.get(item.content.get("key") or item.content.get("priority", ""))
        for text in item.content["outcomes"]:
            accepted.outcomes.setdefault(
                (priority.pk if priority else None, text),
                Outcome(
                    partnership=plan.partnership,
                    plan=plan,
                    priority=priority,
                    text=text,
                    position=(len(accepted.outcomes) + 1) * STEP,
                ),
            )
    fresh = [outcome for outcome in accepted.outcomes.values() if outcome.pk is None]
    Outcome.objects.bulk_create(fresh, batch_size=200)
