"""Who has an action."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.owners import owner_named
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.schemas import changes
from goldthread.api.schemas.plans import AssignmentSeen
from goldthread.core import rows
from goldthread.plans import writes
from goldthread.plans.models import Assignment

room = Room(tags=["Assignments"])
ASSIGNMENT = HERE + "/assignments/{int:key}"
NAMES = ("body", "group", "post", "person")


@room.get(ACTION + "/assignments", response={200: Part[AssignmentSeen], **READ_PROBLEMS})
def assignments(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> dict[str, Any]:
    """Whom an action was given to itself, leads and support."""
    action, _ = action_at(request, slug, key)
    given = rows.every(Assignment, of=action.partnership, action=action)
    return part_of(given.select_related(*NAMES), window)


@room.post(ACTION + "/assignments", response={201: AssignmentSeen, **WRITE_PROBLEMS})
def assign(request: HttpRequest, slug: str, key: int, assignment: changes.NewAssignment) -> Status[Assignment]:
    """Give the action to somebody."""
    action, person = action_at(request, slug, key)
    owner = owner_named(assignment.owner, action.partnership) if assignment.owner else assignment.printed
    return Status(201, writes.assign(thing=action, owner=owner, kind=assignment.kind, by=person))


@room.patch(ASSIGNMENT, response={200: AssignmentSeen, **WRITE_PROBLEMS})
def change_assignment(request: HttpRequest, slug: str, key: int, change: changes.AssignmentChange) -> Assignment:
    """From lead to support or back; or who the owner is of whom only the printed words were known."""
    partnership, person = visit(request, slug)
    found = rows.one(Assignment, of=partnership, pk=key, related=NAMES)
    revision = change.revision
    if change.owner is not None:
        owner = owner_named(change.owner, partnership)
        found = writes.name_owner(assignment=found, owner=owner, revision=revision, by=person)
        revision = found.revision
    kind = change.kind or found.kind
    return writes.change_assignment(assignment=found, kind=kind, revision=revision, by=person)


@room.delete(ASSIGNMENT, response={204: None, **WRITE_PROBLEMS})
def unassign(request: HttpRequest, slug: str, key: int) -> Status[None]:
    """Take it from them again."""
    partnership, person = visit(request, slug)
    writes.unassign(assignment=rows.one(Assignment, of=partnership, pk=key), by=person)
    return Status(204, None)
