"""The links of a plan file: who has what, what answers what, what waits for what, and earlier dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from goldthread.plans.exchange import PlanFile
from goldthread.plans.models import (
    ActionOutcome,
    ActionRecommendation,
    Assignment,
    Baseline,
    Dependency,
    Plan,
    PriorityRecommendation,
    Recommendation,
)
from goldthread.plans.models.dated import timescale_columns
from goldthread.plans.writes.assignments import KIND_OF
from goldthread.plans.writes.owner_matches import Owner
from goldthread.plans.writes.plan_file_rows import MadeRows


def make_links(
    plan: Plan,
    file: PlanFile,
    made: MadeRows,
    owners: Mapping[str, Owner],
    recommendations: Mapping[str, Recommendation],
) -> None:
    """Every link of the file; one that stands there twice is made once."""
    common = {"partnership": plan.partnership}
    actions, priorities = made.actions, made.priorities
    Assignment.objects.bulk_create(_assignments(plan, file, made, owners), batch_size=200)
    answers = dict.fromkeys((row.of, row.recommendation) for row in file.answers)
    ActionRecommendation.objects.bulk_create(
        (
            ActionRecommendation(action=actions[of], recommendation=recommendations[key], **common)
            for of, key in answers
            if of in actions
        ),
        batch_size=200,
    )
    PriorityRecommendation.objects.bulk_create(
        (
            PriorityRecommendation(priority=priorities[of], recommendation=recommendations[key], **common)
            for of, key in answers
            if of in priorities
        ),
        batch_size=200,
    )
    aims = dict.fromkeys((row.action, row.outcome) for row in file.aims)
    ActionOutcome.objects.bulk_create(
        (ActionOutcome(action=actions[of], outcome=made.outcomes[key], **common) for of, key in aims), batch_size=200
    )
    waits = {(row.action, row.waits_for): row.note for row in file.dependencies}
    Dependency.objects.bulk_create(
        (
            Dependency(action=actions[one], on=actions[other], note=note, **common)
            for (one, other), note in waits.items()
        ),
        batch_size=200,
    )
    Baseline.objects.bulk_create(_baselines(plan, file, made), batch_size=200)


def _assignments(plan: Plan, file: PlanFile, made: MadeRows, owners: Mapping[str, Owner]) -> list[Assignment]:
    places: Counter[str] = Counter()
    rows = []
    for row in file.assignments:
        assignment = Assignment(
            partnership=plan.partnership,
            action=made.actions.get(row.of),
            priority=made.priorities.get(row.of),
            kind=row.kind,
            printed=row.printed,
            position=places[row.of],
        )
        if row.owner:
            setattr(assignment, KIND_OF[type(owners[row.owner])], owners[row.owner])
        places[row.of] += 1
        rows.append(assignment)
    return rows


def _baselines(plan: Plan, file: PlanFile, made: MadeRows) -> list[Baseline]:
    return [
        Baseline(
            partnership=plan.partnership,
            action=made.actions.get(row.of),
            milestone=made.milestones.get(row.of),
            number=row.number,
            reason=row.reason,
            agreed_by=row.agreed_by,
            set_by=row.set_by,
            set_at=row.set_at,
            **timescale_columns(row.timescale),
        )
        for row in file.baselines
    ]
