"""What happened, who did it and why; and undoing it by a new entry."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.routes.plans import PLAN, plan_at
from goldthread.api.schemas.plans import HistorySeen
from goldthread.core import history, rows
from goldthread.core.models import HistoryEvent
from goldthread.plans.policies import check_can_edit
from goldthread.plans.writes import undo_change

room = Room(tags=["History"])
OF_PLANS: dict[str, Any] = {"thread_type__startswith": "plans."}  # what concerns people is told on their pages alone


@room.get(HERE + "/history", response={200: Part[HistorySeen], **READ_PROBLEMS})
def events(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Everything that happened to the plans of a partnership, the latest first."""
    return part_of(rows.every(HistoryEvent, of=visit(request, slug)[0], **OF_PLANS), window)


@room.get(PLAN + "/history", response={200: Part[HistorySeen], **READ_PROBLEMS})
def events_of_plan(request: HttpRequest, slug: str, plan: str, window: Query[Window]) -> dict[str, Any]:
    """What happened to the plan itself."""
    return part_of(history.of(plan_at(request, slug, plan)[0]), window)


@room.get(ACTION + "/history", response={200: Part[HistorySeen], **READ_PROBLEMS})
def events_of_action(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> dict[str, Any]:
    """What happened to an action and what hangs on it."""
    return part_of(history.of(action_at(request, slug, key)[0]), window)


@room.post(HERE + "/history/{int:key}/undo", response={204: None, **WRITE_PROBLEMS})
def undo(request: HttpRequest, slug: str, key: int) -> Status[None]:
    """Put back what one change replaced, if nobody changed it since."""
    partnership, person = visit(request, slug)
    event = rows.one(HistoryEvent, of=partnership, pk=key, **OF_PLANS)
    check_can_edit(person, partnership)
    undo_change(event=event, by=person)
    return Status(204, None)
