"""Escalations: raised, confirmed or not, answered, taken further, over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.schemas import governing as schemas
from goldthread.api.schemas import steering_changes as sent
from goldthread.delivery.escalation import reads, shown, writes
from goldthread.delivery.escalation.models import Escalation
from goldthread.partnership.models import Person

room = Room(tags=["Escalations"])
ESCALATION = HERE + "/escalations/{int:key}"


def escalation_at(request: HttpRequest, slug: str, key: int) -> tuple[Escalation, Person]:
    """The escalation and who asks. Raises Http404, Escalation.DoesNotExist."""
    partnership, person = visit(request, slug)
    return reads.find_escalation(partnership, key), person


def _seen(row: Escalation) -> dict[str, Any]:
    return shown.as_dict(reads.escalation_view(row, timezone.localdate()))


@room.get(HERE + "/escalations", response={200: Part[schemas.EscalationSeen], **READ_PROBLEMS})
def escalations(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """What is raised and not over, what is longest owed first."""
    partnership, _ = visit(request, slug)
    found = reads.escalations(partnership, timezone.localdate())
    chosen = found[window.offset : window.offset + window.limit]
    return part(len(found), window, [shown.as_dict(each) for each in chosen])


@room.get(ESCALATION, response={200: schemas.EscalationSeen, **READ_PROBLEMS})
def escalation(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One, with every step."""
    return _seen(escalation_at(request, slug, key)[0])


@room.post(ACTION + "/escalations", response={201: schemas.EscalationSeen, **WRITE_PROBLEMS})
def raise_action(request: HttpRequest, slug: str, key: int, asked: schemas.NewEscalation) -> Status[dict[str, Any]]:
    """Raise an action; one that is raised already is given back as it is."""
    action, person = action_at(request, slug, key)
    return Status(201, _seen(writes.raise_escalation(action=action, by=person, **asked.dict())))


@room.post(ESCALATION + "/confirm", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def confirm(request: HttpRequest, slug: str, key: int, given: sent.Confirmed) -> dict[str, Any]:
    """Yes, raise what was proposed: the first step is taken."""
    row, person = escalation_at(request, slug, key)
    return _seen(writes.confirm_escalation(escalation=row, by=person, **given.dict()))


@room.post(ESCALATION + "/decline", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def decline(request: HttpRequest, slug: str, key: int, given: sent.EscalationReason) -> dict[str, Any]:
    """Not this time, and why."""
    row, person = escalation_at(request, slug, key)
    return _seen(writes.decline_escalation(escalation=row, by=person, **given.dict()))


@room.post(ESCALATION + "/answer", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def answer(request: HttpRequest, slug: str, key: int, given: schemas.NewAnswer) -> dict[str, Any]:
    """What came back from whoever was asked last."""
    row, person = escalation_at(request, slug, key)
    writes.answer_escalation(escalation=row, by=person, **given.dict())
    return _seen(row)


@room.post(ESCALATION + "/climb", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def climb(request: HttpRequest, slug: str, key: int, given: sent.Climbed) -> dict[str, Any]:
    """On to the next who can act."""
    row, person = escalation_at(request, slug, key)
    writes.climb_escalation(escalation=row, by=person, **given.dict())
    return _seen(row)


@room.post(ESCALATION + "/resolve", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def resolve(request: HttpRequest, slug: str, key: int, given: sent.EscalationReason) -> dict[str, Any]:
    """The recovery plan worked."""
    row, person = escalation_at(request, slug, key)
    return _seen(writes.resolve_escalation(escalation=row, by=person, **given.dict()))


@room.post(ESCALATION + "/withdraw", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def withdraw(request: HttpRequest, slug: str, key: int, given: sent.EscalationReason) -> dict[str, Any]:
    """It need not be raised any more, and why."""
    row, person = escalation_at(request, slug, key)
    return _seen(writes.withdraw_escalation(escalation=row, by=person, **given.dict()))
