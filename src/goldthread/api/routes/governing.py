"""How a partnership is steered: escalations, meetings, decisions, risks."""

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
from goldthread.api.schemas.steering import DecisionQuery
from goldthread.delivery.escalation import reads as escalation_reads
from goldthread.delivery.escalation import shown as escalations_shown
from goldthread.delivery.escalation import writes as escalation_writes
from goldthread.delivery.meetings import reads as meeting_reads
from goldthread.delivery.meetings import shown as meetings_shown
from goldthread.delivery.risks import reads as risk_reads
from goldthread.delivery.risks import shown as risks_shown

room = Room(tags=["Governance"])


@room.get(HERE + "/escalations", response={200: Part[schemas.EscalationSeen], **READ_PROBLEMS})
def escalations(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """What is raised and not over, what is longest owed first."""
    partnership, _ = visit(request, slug)
    found = escalation_reads.escalations(partnership, timezone.localdate())
    chosen = found[window.offset : window.offset + window.limit]
    return part(len(found), window, [escalations_shown.as_dict(each) for each in chosen])


@room.get(HERE + "/escalations/{int:key}", response={200: schemas.EscalationSeen, **READ_PROBLEMS})
def escalation(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One, with every step."""
    partnership, _ = visit(request, slug)
    row = escalation_reads.find_escalation(partnership, key)
    return escalations_shown.as_dict(escalation_reads.escalation_view(row, timezone.localdate()))


@room.post(ACTION + "/escalations", response={201: schemas.EscalationSeen, **WRITE_PROBLEMS})
def raise_action(request: HttpRequest, slug: str, key: int, asked: schemas.NewEscalation) -> Status[dict[str, Any]]:
    """Raise an action; one that is raised already is given back as it is."""
    action, person = action_at(request, slug, key)
    made = escalation_writes.raise_escalation(action=action, by=person, **asked.dict())
    return Status(201, escalations_shown.as_dict(escalation_reads.escalation_view(made, timezone.localdate())))


@room.post(HERE + "/escalations/{int:key}/answer", response={200: schemas.EscalationSeen, **WRITE_PROBLEMS})
def answer(request: HttpRequest, slug: str, key: int, given: schemas.NewAnswer) -> dict[str, Any]:
    """What came back from whoever was asked last."""
    partnership, person = visit(request, slug)
    row = escalation_reads.find_escalation(partnership, key)
    escalation_writes.answer_escalation(escalation=row, by=person, **given.dict())
    return escalations_shown.as_dict(escalation_reads.escalation_view(row, timezone.localdate()))


@room.get(HERE + "/meetings", response={200: Part[schemas.MeetingSeen], **READ_PROBLEMS})
def meetings(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every meeting, by date."""
    partnership, person = visit(request, slug)
    found = meeting_reads.meetings(partnership, by=person).order_by("held_on", "id")
    chosen = found[window.offset : window.offset + window.limit]
    return part(found.count(), window, [meetings_shown.meeting(each) for each in chosen])


@room.get(HERE + "/decisions", response={200: Part[schemas.DecisionSeen], **READ_PROBLEMS})
def decisions(request: HttpRequest, slug: str, asked: Query[DecisionQuery]) -> dict[str, Any]:
    """The decision log, the latest first, narrowed as on its page."""
    partnership, person = visit(request, slug)
    wanted = meeting_reads.DecisionsWanted(asked.words, asked.group, asked.first, asked.last, asked.open)
    found = meeting_reads.decisions(partnership, wanted, by=person)
    chosen = found[asked.offset : asked.offset + asked.limit]
    return part(found.count(), asked, [meetings_shown.decision(each) for each in chosen])


@room.get(HERE + "/risks", response={200: Part[schemas.RiskSeen], **READ_PROBLEMS})
def risks(request: HttpRequest, slug: str, asked: Query[schemas.RiskQuery]) -> dict[str, Any]:
    """The open risks, the worst first; or those closed, the latest first."""
    partnership, person = visit(request, slug)
    today = timezone.localdate()
    seen = risk_reads.register(partnership, today, group=asked.group, closed=asked.closed, by=person)
    chosen = seen.risks[asked.offset : asked.offset + asked.limit]
    return part(len(seen.risks), asked, [risks_shown.as_dict(each) for each in chosen])
