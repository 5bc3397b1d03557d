"""Changes to what an action says, where it stands, when it is due, what it answers and waits for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Status

from goldthread.api import currents
from goldthread.api.callers import visit
from goldthread.api.problems import WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.plans import PLAN, plan_at
from goldthread.api.schemas import changes
from goldthread.api.schemas.actions import ActionSeen, action_values
from goldthread.core import rows
from goldthread.delivery.reads.rows import rows_by_id
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import Action, Dependency, Outcome, Priority, Recommendation

room = Room(tags=["Actions"])
ACTION = HERE + "/actions/{int:key}"


def action_at(request: HttpRequest, slug: str, key: int) -> tuple[Action, Person]:
    """The action with this key and who asks. Raises Http404, Action.DoesNotExist."""
    partnership, person = visit(request, slug)
    return rows.one(Action, of=partnership, pk=key, related=("plan", "priority")), person


@currents.shows("plans.action")
def shown(action: Action) -> dict[str, Any]:
    """An action as lists give it, as it is now."""
    return action_values(rows_by_id([action.pk], on=timezone.localdate())[action.pk])


@room.post(PLAN + "/actions", response={201: ActionSeen, **WRITE_PROBLEMS})
def add_action(request: HttpRequest, slug: str, plan: str, action: changes.NewAction) -> Status[dict[str, Any]]:
    """A new action at the end of its priority. Its first date is the first promise."""
    found, person = plan_at(request, slug, plan)
    priority = rows.one(Priority, of=found.partnership, pk=action.priority) if action.priority else None
    words = action.dict(exclude={"priority"})
    return Status(201, shown(writes.add_action(plan=found, priority=priority, by=person, **words)))


@room.patch(ACTION, response={200: ActionSeen, **WRITE_PROBLEMS})
def reword_action(request: HttpRequest, slug: str, key: int, change: changes.ActionChange) -> dict[str, Any]:
    """Change what it says. How it stands is changed by an update."""
    action, person = action_at(request, slug, key)
    return shown(
        writes.reword_action(
            action=action, reason=change.reason, revision=change.revision, by=person, **change.named()
        )
    )


@room.post(ACTION + "/move", response={200: ActionSeen, **WRITE_PROBLEMS})
def move_action(request: HttpRequest, slug: str, key: int, change: changes.Move) -> dict[str, Any]:
    """Put it under another priority of its plan."""
    action, person = action_at(request, slug, key)
    here = action.partnership
    moved = writes.move_action(
        action=action,
        priority=rows.one(Priority, of=here, pk=change.priority) if change.priority else None,
        after=rows.one(Action, of=here, pk=change.after) if change.after else None,
        reason=change.reason,
        revision=change.revision,
        by=person,
    )
    return shown(moved)


@room.post(ACTION + "/timescale", response={200: ActionSeen, **WRITE_PROBLEMS})
def change_timescale(request: HttpRequest, slug: str, key: int, change: changes.NewTimescale) -> dict[str, Any]:
    """Another date, with why and who agreed; the first one promised is kept."""
    action, person = action_at(request, slug, key)
    return shown(writes.change_timescale(action=action, by=person, **change.dict()))


@room.put(ACTION + "/recommendations/{int:recommendation}", response={204: None, **WRITE_PROBLEMS})
def answer(request: HttpRequest, slug: str, key: int, recommendation: int) -> Status[None]:
    """Say that the action answers a recommendation."""
    action, person = action_at(request, slug, key)
    answered = rows.one(Recommendation, of=action.partnership, pk=recommendation)
    writes.answer_recommendation(thing=action, recommendation=answered, by=person)
    return Status(204, None)


@room.delete(ACTION + "/recommendations/{int:recommendation}", response={204: None, **WRITE_PROBLEMS})
def stop_answering(request: HttpRequest, slug: str, key: int, recommendation: int) -> Status[None]:
    """It does not answer this recommendation after all."""
    action, person = action_at(request, slug, key)
    answered = rows.one(Recommendation, of=action.partnership, pk=recommendation)
    writes.stop_answering(thing=action, recommendation=answered, by=person)
    return Status(204, None)


@room.put(ACTION + "/outcomes/{int:outcome}", response={204: None, **WRITE_PROBLEMS})
def aim(request: HttpRequest, slug: str, key: int, outcome: int) -> Status[None]:
    """Say that the action is for an outcome of its plan."""
    action, person = action_at(request, slug, key)
    aimed_at = rows.one(Outcome, of=action.partnership, pk=outcome)
    writes.aim_at_outcome(action=action, outcome=aimed_at, by=person)
    return Status(204, None)


@room.delete(ACTION + "/outcomes/{int:outcome}", response={204: None, **WRITE_PROBLEMS})
def stop_aiming(request: HttpRequest, slug: str, key: int, outcome: int) -> Status[None]:
    """The action is not for this outcome after all."""
    action, person = action_at(request, slug, key)
    writes.stop_aiming_at(action=action, outcome=rows.one(Outcome, of=action.partnership, pk=outcome), by=person)
    return Status(204, None)


@room.post(ACTION + "/dependencies", response={204: None, **WRITE_PROBLEMS})
def wait_for(request: HttpRequest, slug: str, key: int, dependency: changes.NewDependency) -> Status[None]:
    """The action cannot end before another has."""
    action, person = action_at(request, slug, key)
    awaited = rows.one(Action, of=action.partnership, pk=dependency.on)
    writes.add_dependency(action=action, on=awaited, note=dependency.note, by=person)
    return Status(204, None)


@room.delete(ACTION + "/dependencies/{int:awaited}", response={204: None, **WRITE_PROBLEMS})
def stop_waiting(request: HttpRequest, slug: str, key: int, awaited: int) -> Status[None]:
    """The action need not wait for that one any longer."""
    action, person = action_at(request, slug, key)
    dependency = rows.one(Dependency, of=action.partnership, action=action, on_id=awaited, until=None)
    writes.remove_dependency(dependency=dependency, by=person)
    return Status(204, None)
