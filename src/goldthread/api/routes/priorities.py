"""Priorities: their words, what they answer, who has them."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Status

from goldthread.api.callers import visit
from goldthread.api.owners import owner_named
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import changes
from goldthread.api.schemas.plans import AssignmentSeen, PrioritySeen
from goldthread.core import rows
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import Assignment, Priority, Recommendation

room = Room(tags=["Priorities"])
PRIORITY = HERE + "/priorities/{int:key}"


def priority_at(request: HttpRequest, slug: str, key: int) -> tuple[Priority, Person]:
    """The priority with this key and who asks. Raises Http404, Priority.DoesNotExist."""
    partnership, person = visit(request, slug)
    return rows.one(Priority, of=partnership, pk=key, related=("plan",)), person


@room.get(PRIORITY, response={200: PrioritySeen, **READ_PROBLEMS})
def priority(request: HttpRequest, slug: str, key: int) -> Priority:
    """One priority."""
    return priority_at(request, slug, key)[0]


@room.patch(PRIORITY, response={200: PrioritySeen, **WRITE_PROBLEMS})
def reword_priority(request: HttpRequest, slug: str, key: int, change: changes.PriorityChange) -> Priority:
    """Change its words or its number."""
    found, person = priority_at(request, slug, key)
    return writes.reword_priority(
        priority=found, reason=change.reason, revision=change.revision, by=person, **change.named()
    )


@room.post(PRIORITY + "/assignments", response={201: AssignmentSeen, **WRITE_PROBLEMS})
def assign_priority(
    request: HttpRequest, slug: str, key: int, assignment: changes.NewAssignment
) -> Status[Assignment]:
    """Give the priority to somebody."""
    found, person = priority_at(request, slug, key)
    owner = owner_named(assignment.owner, found.partnership) if assignment.owner else assignment.printed
    return Status(201, writes.assign(thing=found, owner=owner, kind=assignment.kind, by=person))


@room.put(PRIORITY + "/recommendations/{int:recommendation}", response={204: None, **WRITE_PROBLEMS})
def answer(request: HttpRequest, slug: str, key: int, recommendation: int) -> Status[None]:
    """Say that the priority answers a recommendation."""
    found, person = priority_at(request, slug, key)
    answered = rows.one(Recommendation, of=found.partnership, pk=recommendation)
    writes.answer_recommendation(thing=found, recommendation=answered, by=person)
    return Status(204, None)


@room.delete(PRIORITY + "/recommendations/{int:recommendation}", response={204: None, **WRITE_PROBLEMS})
def stop_answering(request: HttpRequest, slug: str, key: int, recommendation: int) -> Status[None]:
    """It does not answer this recommendation after all."""
    found, person = priority_at(request, slug, key)
    answered = rows.one(Recommendation, of=found.partnership, pk=recommendation)
    writes.stop_answering(thing=found, recommendation=answered, by=person)
    return Status(204, None)
