"""A partnership in which an escalation can climb: lead, body, workgroup, board and chief officers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factories import people, plans
from goldthread.delivery.escalation import writes
from goldthread.delivery.escalation.models import Escalation
from goldthread.partnership import writes as partnership_writes
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Plan

SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Ladder:
    """One action with somebody on every rung."""

    plan: Plan
    action: Action
    coordinator: Person
    lead: Person
    body_lead: Person
    chair: Person
    workgroup: Group
    board: Group
    chiefs: Group

    @property
    def partnership(self) -> Partnership:
        return self.plan.partnership


def ladder(partnership: Partnership, coordinator: Person) -> Ladder:
    """Action 1.2 under a person of a body, a workgroup, the board and the chief officers."""
    body = partnership_writes.add_body(
        partnership=partnership, name="Glen Orrin Council", kind="statutory", by=coordinator
    )
    chiefs = _group(partnership, coordinator, "Chief officers", "chief_officers")
    board = _group(partnership, coordinator, "Partnership board", "partnership", chiefs)
    workgroup = _group(partnership, coordinator, "Treatment workgroup", "workgroup", board)
    plan = plans.live_plan(partnership, coordinator)
    action = Action.objects.select_related("partnership", "plan", "priority").get(plan=plan, ref="1.2")
    lead = people.person(partnership, role="responder", name="Roads manager", body=body)
    body_lead = people.person(partnership, role="lead", name="Council lead", body=body)
    chair = people.person(partnership, role="group_member", name="Workgroup member", group=workgroup)
    for assignment in action.assignments.all():
        plan_writes.unassign(assignment=assignment, by=coordinator)
    for owner in (lead, workgroup):
        plan_writes.assign(thing=action, owner=owner, by=coordinator)
    chairs = ((chair, workgroup), (people.person(partnership, role="analyst", name="Board chair"), board))
    for person, group in chairs:
        partnership_writes.give_role(
            person=person, role="group_member", group=group, is_chair=True, starts_on=SINCE, by=coordinator
        )
    return Ladder(plan, action, coordinator, lead, body_lead, chair, workgroup, board, chiefs)


def raised(of: Ladder, why: str = "The vans have not been fitted.") -> Escalation:
    """The ladder's action, raised to its lead."""
    return writes.raise_escalation(action=of.action, why=why, by=of.coordinator)


def _group(partnership: Partnership, by: Person, name: str, kind: str, parent: Group | None = None) -> Group:
    return partnership_writes.add_group(partnership=partnership, name=name, kind=kind, parent=parent, by=by)
