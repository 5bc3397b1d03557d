"""Plans, their versions, priorities and outcomes."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import File, Query, Status
from ninja.files import UploadedFile

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import changes
from goldthread.api.schemas.plans import OutcomeSeen, PlanSeen, PrioritySeen, VersionSeen
from goldthread.api.uploads import content_of
from goldthread.core import rows
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import Outcome, Plan, PlanVersion, Priority
from goldthread.plans.policies import check_can_edit

room = Room(tags=["Plans"])
PLAN = HERE + "/plans/{slug:plan}"


def plan_at(request: HttpRequest, slug: str, plan: str) -> tuple[Plan, Person]:
    """The plan at this address and who asks. Raises Http404, Plan.DoesNotExist."""
    partnership, person = visit(request, slug)
    return rows.one(Plan, of=partnership, slug=plan), person


@room.get(HERE + "/plans", response={200: Part[PlanSeen], **READ_PROBLEMS})
def plans(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The plans of a partnership, the newest first."""
    return part_of(rows.every(Plan, of=visit(request, slug)[0]), window)


@room.post(HERE + "/plans", response={201: PlanSeen, **WRITE_PROBLEMS})
def read_back(request: HttpRequest, slug: str, file: File[UploadedFile]) -> Status[Plan]:
    """Make the plan that an exported file holds, JSON or spreadsheet: all of it, or nothing."""
    partnership, person = visit(request, slug)
    check_can_edit(person, partnership)
    made = writes.plan_from_file(data=content_of(file), partnership=partnership, name=file.name or "", by=person)
    return Status(201, made)


@room.get(PLAN, response={200: PlanSeen, **READ_PROBLEMS})
def plan(request: HttpRequest, slug: str, plan: str) -> Plan:
    """One plan."""
    return plan_at(request, slug, plan)[0]


@room.patch(PLAN, response={200: PlanSeen, **WRITE_PROBLEMS})
def edit_plan(request: HttpRequest, slug: str, plan: str, change: changes.PlanChange) -> Plan:
    """Change what a plan says of itself. Its address stays."""
    found, person = plan_at(request, slug, plan)
    return writes.edit_plan(
        plan=found, changes=change.named(), reason=change.reason, revision=change.revision, by=person
    )


@room.get(PLAN + "/versions", response={200: Part[VersionSeen], **READ_PROBLEMS})
def versions(request: HttpRequest, slug: str, plan: str, window: Query[Window]) -> dict[str, Any]:
    """The agreed states of a plan, the latest first."""
    return part_of(_of_plan(PlanVersion, request, slug, plan), window)


@room.post(PLAN + "/versions", response={201: VersionSeen, **WRITE_PROBLEMS})
def add_version(request: HttpRequest, slug: str, plan: str, version: changes.NewVersion) -> Status[PlanVersion]:
    """Note that the plan as it now stands was agreed."""
    found, person = plan_at(request, slug, plan)
    return Status(201, writes.record_version(plan=found, by=person, **version.dict()))


@room.get(PLAN + "/priorities", response={200: Part[PrioritySeen], **READ_PROBLEMS})
def priorities(request: HttpRequest, slug: str, plan: str, window: Query[Window]) -> dict[str, Any]:
    """The priorities of a plan, in order."""
    return part_of(_of_plan(Priority, request, slug, plan).select_related("plan"), window)


@room.post(PLAN + "/priorities", response={201: PrioritySeen, **WRITE_PROBLEMS})
def add_priority(request: HttpRequest, slug: str, plan: str, priority: changes.NewPriority) -> Status[Priority]:
    """A new priority behind the others."""
    found, person = plan_at(request, slug, plan)
    return Status(201, writes.add_priority(plan=found, by=person, **priority.dict()))


@room.put(PLAN + "/priorities/order", response={204: None, **WRITE_PROBLEMS})
def order_priorities(request: HttpRequest, slug: str, plan: str, order: changes.PriorityOrder) -> Status[None]:
    """Put the priorities in this order."""
    found, person = plan_at(request, slug, plan)
    writes.reorder_priorities(plan=found, order=order.priorities, by=person)
    return Status(204, None)


@room.get(PLAN + "/outcomes", response={200: Part[OutcomeSeen], **READ_PROBLEMS})
def outcomes(request: HttpRequest, slug: str, plan: str, window: Query[Window]) -> dict[str, Any]:
    """What should be different, of the plan and of its priorities."""
    return part_of(_of_plan(Outcome, request, slug, plan), window)


@room.post(PLAN + "/outcomes", response={201: OutcomeSeen, **WRITE_PROBLEMS})
def add_outcome(request: HttpRequest, slug: str, plan: str, outcome: changes.NewOutcome) -> Status[Outcome]:
    """A new outcome of the plan, or of one of its priorities."""
    found, person = plan_at(request, slug, plan)
    priority = rows.one(Priority, of=found.partnership, pk=outcome.priority) if outcome.priority else None
    return Status(201, writes.add_outcome(plan=found, text=outcome.text, priority=priority, by=person))


@room.patch(HERE + "/outcomes/{int:key}", response={200: OutcomeSeen, **WRITE_PROBLEMS})
def reword_outcome(request: HttpRequest, slug: str, key: int, change: changes.WordsChange) -> Outcome:
    """Change the words of an outcome."""
    partnership, person = visit(request, slug)
    outcome = rows.one(Outcome, of=partnership, pk=key)
    return writes.reword_outcome(
        outcome=outcome, text=change.text, reason=change.reason, revision=change.revision, by=person
    )


def _of_plan(model: Any, request: HttpRequest, slug: str, plan: str) -> QuerySet[Any]:
    found, _ = plan_at(request, slug, plan)
    return rows.every(model, of=found.partnership, plan=found)
