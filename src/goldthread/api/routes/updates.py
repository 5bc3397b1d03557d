"""Progress updates: what was said of an action, and how it is taken back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at, shown
from goldthread.api.schemas import changes
from goldthread.api.schemas.actions import ActionSeen
from goldthread.api.schemas.living import Update
from goldthread.core import rows
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.reads import hanging
from goldthread.delivery.writes import Brought, record_update, take_back_update
from goldthread.plans.models import Action, Milestone
from goldthread.plans.writes import StepSaid

room = Room(tags=["Updates"])


@room.get(ACTION + "/updates", response={200: Part[Update], **READ_PROBLEMS})
def updates(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> dict[str, Any]:
    """What was said of an action, the latest first."""
    action, _ = action_at(request, slug, key)
    total = rows.every(ProgressUpdate, of=action.partnership, action=action).count()
    return part(total, window, hanging.updates(Q(action=action), first=window.offset, most=window.limit))


@room.post(ACTION + "/updates", response={201: ActionSeen, **WRITE_PROBLEMS})
def update(request: HttpRequest, slug: str, key: int, update: changes.NewUpdate) -> Status[dict[str, Any]]:
    """Say how an action is going; its status and stated RAG follow."""
    action, person = action_at(request, slug, key)
    here = action.partnership
    sent = update.dict(exclude={"stated_rag", "milestones_done", "milestones", "evidence", "corrects"})
    corrects = rows.one(ProgressUpdate, of=here, pk=update.corrects, action=action) if update.corrects else None
    record_update(
        action=action,
        stated_rag="" if update.stated_rag == "none" else update.stated_rag,
        steps=_steps(action, update),
        evidence=_evidence(action, update.evidence),
        corrects=corrects,
        by=person,
        **sent,
    )
    return Status(201, shown(action))


def _milestone(action: Action, key: int) -> Milestone:
    return rows.one(Milestone, of=action.partnership, pk=key, action=action)


def _steps(action: Action, update: changes.NewUpdate) -> list[StepSaid]:
    day = update.reported_on or timezone.localdate()
    done = [StepSaid(milestone=_milestone(action, key), done_on=day) for key in update.milestones_done]
    return done + [
        StepSaid(
            milestone=_milestone(action, step.milestone),
            done_on=step.done_on or (day if step.reached else None),
            **step.dict(include={"timescale", "reason", "agreed_by", "revision"}),
        )
        for step in update.milestones
    ]


def _evidence(action: Action, sent: changes.BroughtEvidence | None) -> Brought | None:
    if sent is None:
        return None
    return Brought(
        dated=sent.dated or timezone.localdate(),
        milestones=[_milestone(action, key) for key in sent.milestones],
        **sent.dict(include={"title", "kind", "address", "words"}),
    )


@room.post(HERE + "/updates/{int:key}/take-back", response={200: ActionSeen, **WRITE_PROBLEMS})
def take_back(request: HttpRequest, slug: str, key: int, why: changes.Reason) -> dict[str, Any]:
    """Undo an update by a new entry: the action stands again as before it."""
    partnership, person = visit(request, slug)
    found = rows.one(ProgressUpdate, of=partnership, pk=key, related=("action",))
    take_back_update(update=found, reason=why.reason, by=person)
    return shown(found.action)
