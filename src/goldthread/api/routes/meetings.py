"""Meetings from planning to closed minutes, and their decisions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.owners import owner_named
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import steering_changes as sent
from goldthread.api.schemas.changes import Done
from goldthread.api.schemas.governing import DecisionSeen, MeetingSeen
from goldthread.api.schemas.steering import DecisionQuery, MeetingWhole
from goldthread.core import rows
from goldthread.delivery.escalation.reads import find_escalation
from goldthread.delivery.meetings import reads, shown, writes
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.meetings.one_meeting import meeting_whole
from goldthread.partnership.models import Group, Person
from goldthread.plans.models import Action, Plan

room = Room(tags=["Meetings"])
MEETING = HERE + "/meetings/{int:key}"
DECISION = HERE + "/decisions/{int:key}"


def meeting_at(request: HttpRequest, slug: str, key: int) -> tuple[Meeting, Person]:
    """The meeting and who asks. Raises Http404, Meeting.DoesNotExist."""
    partnership, person = visit(request, slug)
    return reads.meeting_at(partnership, key, by=person), person


def _whole(meeting: Meeting, person: Person) -> dict[str, Any]:
    return shown.whole(meeting_whole(meeting.partnership, meeting.pk, timezone.localdate(), by=person))


@room.get(HERE + "/meetings", response={200: Part[MeetingSeen], **READ_PROBLEMS})
def meetings(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every meeting, by date."""
    partnership, person = visit(request, slug)
    found = reads.meetings(partnership, by=person).order_by("held_on", "id")
    chosen = found[window.offset : window.offset + window.limit]
    return part(found.count(), window, [shown.meeting(each) for each in chosen])


@room.post(HERE + "/meetings", response={201: MeetingWhole, **WRITE_PROBLEMS})
def plan_meeting(request: HttpRequest, slug: str, meeting: sent.NewMeeting) -> Status[dict[str, Any]]:
    """A date on which a group meets."""
    partnership, person = visit(request, slug)
    group = rows.one(Group, of=partnership, pk=meeting.group)
    made = writes.plan_meeting(group=group, by=person, **meeting.dict(exclude={"group"}))
    return Status(201, _whole(made, person))


@room.get(MEETING, response={200: MeetingWhole, **READ_PROBLEMS})
def meeting(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One meeting with the agenda that has built itself, who came, and what was decided."""
    partnership, person = visit(request, slug)
    return shown.whole(meeting_whole(partnership, key, timezone.localdate(), by=person))


@room.patch(MEETING, response={200: MeetingWhole, **WRITE_PROBLEMS})
def change_meeting(request: HttpRequest, slug: str, key: int, change: sent.MeetingChange) -> dict[str, Any]:
    """Another day, place, quorum or deadline for papers."""
    found, person = meeting_at(request, slug, key)
    said = {name: value for name, value in change.named().items() if value is not None}
    before = {**writes.values_of(found), **({"papers_on": None} if "held_on" in said else {})}
    writes.change_meeting(meeting=found, by=person, **{**before, **said, "revision": change.revision})
    return _whole(found, person)


@room.post(MEETING + "/move", response={200: MeetingWhole, **WRITE_PROBLEMS})
def move_meeting(request: HttpRequest, slug: str, key: int, move: sent.MeetingMove) -> dict[str, Any]:
    """Begin it, close its minutes, open them again, call it off, plan it again."""
    found, person = meeting_at(request, slug, key)
    return _whole(writes.move_meeting(meeting=found, by=person, **move.dict()), person)


@room.put(MEETING + "/attendance", response={200: MeetingWhole, **WRITE_PROBLEMS})
def record_attendance(request: HttpRequest, slug: str, key: int, given: sent.Attended) -> dict[str, Any]:
    """Who is there, and who sent apologies."""
    found, person = meeting_at(request, slug, key)
    there = rows.named(Person, of=found.partnership, keys=given.people, is_service=False)
    writes.record_attendance(meeting=found, people=there, by=person, **given.dict(exclude={"people"}))
    return _whole(found, person)


@room.put(MEETING + "/notes", response={200: MeetingWhole, **WRITE_PROBLEMS})
def note_besides(request: HttpRequest, slug: str, key: int, said: sent.SaidBesides) -> dict[str, Any]:
    """What was said besides decisions."""
    found, person = meeting_at(request, slug, key)
    return _whole(writes.note_besides(meeting=found, by=person, **said.dict()), person)


@room.post(MEETING + "/decisions", response={201: DecisionSeen, **WRITE_PROBLEMS})
def record_decision(request: HttpRequest, slug: str, key: int, said: sent.NewDecision) -> Status[dict[str, Any]]:
    """What a meeting that is being held decides; ``new_action`` makes an action of it at once."""
    found, person = meeting_at(request, slug, key)
    here = found.partnership
    made = writes.record_decision(
        meeting=found,
        action=rows.one(Action, of=here, pk=said.action) if said.action else None,
        escalation=find_escalation(here, said.escalation) if said.escalation else None,
        plan=rows.one(Plan, of=here, slug=said.plan) if said.plan else None,
        owner=owner_named(said.owner, here) if said.owner else None,
        by=person,
        **said.dict(include={"words", "why", "due_on", "new_action", "timescale"}),
    )
    return Status(201, shown.decision(made))


@room.get(HERE + "/decisions", response={200: Part[DecisionSeen], **READ_PROBLEMS})
def decisions(request: HttpRequest, slug: str, asked: Query[DecisionQuery]) -> dict[str, Any]:
    """The decision log, the latest first, narrowed as on its page."""
    partnership, person = visit(request, slug)
    wanted = reads.DecisionsWanted(asked.words, asked.group, asked.first, asked.last, asked.open)
    found = reads.decisions(partnership, wanted, by=person)
    chosen = found[asked.offset : asked.offset + asked.limit]
    return part(found.count(), asked, [shown.decision(each) for each in chosen])


def decision_at(request: HttpRequest, slug: str, key: int) -> tuple[Decision, Person]:
    """The decision and who asks. Raises Http404, Decision.DoesNotExist."""
    partnership, person = visit(request, slug)
    return reads.decision_at(partnership, key, by=person), person


@room.get(DECISION, response={200: DecisionSeen, **READ_PROBLEMS})
def decision(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One decision."""
    return shown.decision(decision_at(request, slug, key)[0])


@room.patch(DECISION, response={200: DecisionSeen, **WRITE_PROBLEMS})
def reword_decision(request: HttpRequest, slug: str, key: int, change: sent.DecisionChange) -> dict[str, Any]:
    """Put right what was written down, while the minutes are open."""
    found, person = decision_at(request, slug, key)
    before = {name: getattr(found, name) for name in ("words", "why", "due_on")}
    said = {**before, **change.dict(exclude_unset=True)}
    return shown.decision(writes.reword_decision(decision=found, by=person, **said))


@room.post(DECISION + "/done", response={200: DecisionSeen, **WRITE_PROBLEMS})
def finish_decision(request: HttpRequest, slug: str, key: int, done: Done) -> dict[str, Any]:
    """It was done, on this day or today."""
    found, person = decision_at(request, slug, key)
    return shown.decision(writes.finish_decision(decision=found, by=person, **done.dict()))
