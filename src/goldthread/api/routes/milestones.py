"""Milestones: the steps of an action."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import changes
from goldthread.api.schemas.plans import MilestoneSeen
from goldthread.core import rows
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import Action, Milestone

room = Room(tags=["Milestones"])
OF_ACTION = HERE + "/actions/{int:key}/milestones"
MILESTONE = HERE + "/milestones/{int:key}"


def milestone_at(request: HttpRequest, slug: str, key: int) -> tuple[Milestone, Person]:
    """The milestone with this key and who asks. Raises Http404, Milestone.DoesNotExist."""
    partnership, person = visit(request, slug)
    return rows.one(Milestone, of=partnership, pk=key, related=("action",)), person


@room.get(OF_ACTION, response={200: Part[MilestoneSeen], **READ_PROBLEMS})
def milestones(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> dict[str, Any]:
    """The steps of an action, in order."""
    partnership, _ = visit(request, slug)
    action = rows.one(Action, of=partnership, pk=key)
    return part_of(rows.every(Milestone, of=partnership, action=action), window)


@room.post(OF_ACTION, response={201: MilestoneSeen, **WRITE_PROBLEMS})
def add_milestone(request: HttpRequest, slug: str, key: int, milestone: changes.NewMilestone) -> Status[Milestone]:
    """A step behind the others."""
    partnership, person = visit(request, slug)
    action = rows.one(Action, of=partnership, pk=key)
    return Status(201, writes.add_milestone(action=action, by=person, **milestone.dict()))


@room.get(MILESTONE, response={200: MilestoneSeen, **READ_PROBLEMS})
def milestone(request: HttpRequest, slug: str, key: int) -> Milestone:
    """One step."""
    return milestone_at(request, slug, key)[0]


@room.patch(MILESTONE, response={200: MilestoneSeen, **WRITE_PROBLEMS})
def reword_milestone(request: HttpRequest, slug: str, key: int, change: changes.WordsChange) -> Milestone:
    """Change its words."""
    found, person = milestone_at(request, slug, key)
    return writes.reword_milestone(milestone=found, by=person, **change.dict())


@room.post(MILESTONE + "/timescale", response={200: MilestoneSeen, **WRITE_PROBLEMS})
def change_timescale(request: HttpRequest, slug: str, key: int, change: changes.NewTimescale) -> Milestone:
    """Another date, with why and who agreed; the first one promised is kept."""
    found, person = milestone_at(request, slug, key)
    return writes.change_milestone_timescale(milestone=found, by=person, **change.dict())


@room.post(MILESTONE + "/done", response={200: MilestoneSeen, **WRITE_PROBLEMS})
def done(request: HttpRequest, slug: str, key: int, change: changes.Done) -> Milestone:
    """The step was taken, on this day or today."""
    found, person = milestone_at(request, slug, key)
    return writes.mark_milestone_done(milestone=found, by=person, **change.dict())


@room.post(MILESTONE + "/not-done", response={200: MilestoneSeen, **WRITE_PROBLEMS})
def not_done(request: HttpRequest, slug: str, key: int, change: changes.Revised) -> Milestone:
    """The step was not taken after all."""
    found, person = milestone_at(request, slug, key)
    return writes.mark_milestone_not_done(milestone=found, revision=change.revision, by=person)


@room.post(MILESTONE + "/drop", response={200: MilestoneSeen, **WRITE_PROBLEMS})
def drop(request: HttpRequest, slug: str, key: int, change: changes.Dropped) -> Milestone:
    """The step will not be taken."""
    found, person = milestone_at(request, slug, key)
    return writes.drop_milestone(milestone=found, by=person, **change.dict())


@room.post(MILESTONE + "/restore", response={200: MilestoneSeen, **WRITE_PROBLEMS})
def restore(request: HttpRequest, slug: str, key: int, change: changes.Revised) -> Milestone:
    """The step is to be taken after all."""
    found, person = milestone_at(request, slug, key)
    return writes.restore_milestone(milestone=found, revision=change.revision, by=person)
