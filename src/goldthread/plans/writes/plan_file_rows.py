"""The priorities, outcomes and actions of a plan file, with what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.plans.exchange import PlanFile
from goldthread.plans.exchange.model import ActionRow
from goldthread.plans.models import Action, Milestone, Outcome, Part, Plan, Priority
from goldthread.plans.models.dated import timescale_columns
from goldthread.plans.writes.readings import STEP


@dataclass
class MadeRows:
    """What was made, by the keys of the file."""

    priorities: dict[str, Priority]
    outcomes: dict[str, Outcome]
    actions: dict[str, Action]
    milestones: dict[str, Milestone]


def make_rows(plan: Plan, file: PlanFile) -> MadeRows:
    """Priorities, outcomes, actions, parts and milestones, in a few statements."""
    priorities = _priorities(plan, file)
    outcomes = _outcomes(plan, file, priorities)
    actions = {row.key: _action(plan, row, number, priorities) for number, row in enumerate(file.actions, start=1)}
    Action.objects.bulk_create(actions.values(), batch_size=100)
    Part.objects.bulk_create(
        (
            Part(partnership=plan.partnership, action=actions[row.action], position=number, text=row.text)
            for number, row in enumerate(file.parts, start=1)
        ),
        batch_size=200,
    )
    return MadeRows(priorities, outcomes, actions, _milestones(plan, file, actions))


def _priorities(plan: Plan, file: PlanFile) -> dict[str, Priority]:
    rows = {
        row.key: Priority(
            partnership=plan.partnership,
            plan=plan,
            ref=row.ref,
            title=row.title,
            position=number * STEP,
            provenance=row.provenance,
        )
        for number, row in enumerate(file.priorities, start=1)
    }
    Priority.objects.bulk_create(rows.values(), batch_size=200)
    return rows


def _outcomes(plan: Plan, file: PlanFile, priorities: Mapping[str, Priority]) -> dict[str, Outcome]:
    rows = {
        row.key: Outcome(
            partnership=plan.partnership,
            plan=plan,
            priority=priorities.get(row.priority),
            text=row.text,
            position=number * STEP,
        )
        for number, row in enumerate(file.outcomes, start=1)
    }
    Outcome.objects.bulk_create(rows.values(), batch_size=200)
    return rows


def _milestones(plan: Plan, file: PlanFile, actions: Mapping[str, Action]) -> dict[str, Milestone]:
    rows = {
        row.key: Milestone(
            partnership=plan.partnership,
            action=actions[row.action],
            position=number,
            text=row.text,
            first_ends=row.first_ends,
            done_on=row.done_on,
            dropped_on=row.dropped_on,
            **timescale_columns(row.timescale),
        )
        for number, row in enumerate(file.milestones, start=1)
    }
    Milestone.objects.bulk_create(rows.values(), batch_size=200)
    return rows


def _action(plan: Plan, row: ActionRow, number: int, priorities: Mapping[str, Priority]) -> Action:
    return Action(
        partnership=plan.partnership,
        plan=plan,
        priority=priorities.get(row.priority),
        ref=row.ref,
        sub_priority=row.sub_priority,
        text=row.text,
        position=number * STEP,
        is_new=row.is_new,
        comments=row.comments,
        owner_text=row.owner_text,
        first_ends=row.first_ends,
        provenance=row.provenance,
        status=row.status,
        stated_rag=row.stated_rag,
        last_update_at=row.last_update_at,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        **timescale_columns(row.timescale),
    )
