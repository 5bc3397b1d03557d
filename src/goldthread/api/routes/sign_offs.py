"""What is owed to others by a day, and the groups that sign it off one after the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Status

from goldthread.api.callers import visit
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import steering_changes as sent
from goldthread.api.schemas.steering import OwedSeen
from goldthread.core import rows
from goldthread.delivery.meetings import reads, shown, writes
from goldthread.delivery.meetings.models import Return, SignOff
from goldthread.partnership.models import Group, Person

room = Room(tags=["Sign-off"])
SIGN_OFF = HERE + "/sign-offs/{int:key}"


@room.get(HERE + "/sign-offs", response={200: list[OwedSeen], **READ_PROBLEMS})
def sign_offs(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """What is owed to others by a day, which groups sign it off, and the last meetings that still work."""
    partnership, _ = visit(request, slug)
    return [shown.owed(each) for each in reads.returns(partnership, timezone.localdate())]


@room.post(HERE + "/sign-offs", response={201: OwedSeen, **WRITE_PROBLEMS})
def owe_return(request: HttpRequest, slug: str, owed: sent.NewSignOff) -> Status[dict[str, Any]]:
    """Name what is owed; the meetings it needs are worked out."""
    partnership, person = visit(request, slug)
    groups = [rows.one(Group, of=partnership, pk=key) for key in owed.groups]
    made = writes.owe_return(partnership=partnership, title=owed.title, due_on=owed.due_on, groups=groups, by=person)
    return Status(201, _seen(made))


def owed_at(request: HttpRequest, slug: str, key: int) -> tuple[Return, Person]:
    """What is owed and who asks. Raises Http404, Return.DoesNotExist."""
    partnership, person = visit(request, slug)
    return reads.return_at(partnership, key), person


def _seen(owed: Return) -> dict[str, Any]:
    return shown.owed(reads.return_view(owed, timezone.localdate()))


@room.get(SIGN_OFF, response={200: OwedSeen, **READ_PROBLEMS})
def sign_off(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One of them."""
    return _seen(owed_at(request, slug, key)[0])


@room.post(SIGN_OFF + "/signed", response={200: OwedSeen, **WRITE_PROBLEMS})
def record_sign_off(request: HttpRequest, slug: str, key: int, said: sent.SignedOff) -> dict[str, Any]:
    """This meeting of a group signed it off; the groups before it must have."""
    owed, person = owed_at(request, slug, key)
    stage = rows.one(SignOff, of=owed.partnership, owed=owed, group=said.group)
    held = reads.meeting_at(owed.partnership, said.meeting, by=person)
    writes.sign_off(stage=stage, meeting=held, revision=said.revision, by=person)
    return _seen(owed)


@room.post(SIGN_OFF + "/sent", response={200: OwedSeen, **WRITE_PROBLEMS})
def mark_sent(request: HttpRequest, slug: str, key: int, said: sent.SentOff) -> dict[str, Any]:
    """It has gone, on this day or today."""
    owed, person = owed_at(request, slug, key)
    return _seen(writes.mark_sent(owed=owed, by=person, **said.dict()))
