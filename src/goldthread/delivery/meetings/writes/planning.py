"""Meetings: planned, changed, begun and closed, who came, and what else was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.escalation.reads import calendar_of
from goldthread.delivery.meetings import rules
from goldthread.delivery.meetings.models import Attendance, Meeting
from goldthread.delivery.meetings.one_meeting import name_of
from goldthread.delivery.meetings.policies import check_can_run
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Group, Person
from goldthread.plans.rules.texts import within

PAPERS_WORKING_DAYS = 5


@recorded
def plan_meeting(
    *, group: Group, held_on: date, place: str = "", quorum: int = 0, papers_on: date | None = None, by: Person
) -> Meeting:
    """A date on which a group meets; papers are due a working week before unless it is said otherwise.

    Raises InputError when the group meets that day already or the papers would come after the meeting.
    """
    check_can_run(by, group)
    if Meeting.objects.filter(group=group, held_on=held_on).exists():
        raise InputError("The group meets on that day already.", place=Place(field="held_on"))
    return history.create(
        Meeting,
        "meeting.planned",
        partnership_id=group.partnership_id,
        group=group,
        held_on=held_on,
        place=within(place, "place", limit=200),
        quorum=quorum,
        papers_on=_papers(group, held_on, papers_on),
    )


@recorded
def change_meeting(
    *,
    meeting: Meeting,
    held_on: date,
    place: str = "",
    quorum: int = 0,
    papers_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> Meeting:
    """Another day, place, quorum or deadline for papers. Raises InputError, EditedMeanwhile, NotAllowed."""
    check_can_run(by, meeting.group)
    return history.amend(
        meeting,
        "meeting.changed",
        revision=revision,
        held_on=held_on,
        place=within(place, "place", limit=200),
        quorum=quorum,
        papers_on=_papers(meeting.group, held_on, papers_on),
    )


def _papers(group: Group, held_on: date, papers_on: date | None) -> date:
    if papers_on is not None and papers_on > held_on:
        raise InputError("Papers cannot be due after the meeting.", place=Place(field="papers_on"))
    return papers_on or rules.papers_due(held_on, PAPERS_WORKING_DAYS, calendar_of(group.partnership))


@recorded
def move_meeting(
    *, meeting: Meeting, to: str, early: bool = False, revision: int | None = None, by: Person
) -> Meeting:
    """Begin it, close its minutes, call it off, or open it again. It begins before its day only if ``early`` says so.

    Raises InputError where that is not possible, EditedMeanwhile, NotAllowed.
    """
    check_can_run(by, meeting.group)
    if not rules.may_become(meeting.state, to):
        raise InputError(f"This meeting is {meeting.get_state_display().lower()}; it cannot become {to} now.")
    today = timezone.localdate()
    if not early and rules.begins_early(meeting.state, to, meeting.held_on, today):
        raise InputError(
            rules.early_words(meeting.held_on, today),
            advice="Change its date if it is held today, or say that it begins early.",
        )
    return history.amend(meeting, f"meeting.{to}", revision=revision, state=MeetingState(to).value)


@recorded
def record_attendance(
    *,
    meeting: Meeting,
    people: Sequence[Person],
    others: Sequence[str] = (),
    apologies: str = "",
    revision: int | None = None,
    by: Person,
) -> Meeting:
    """Who came and who sent apologies; what was said before is replaced. Raises EditedMeanwhile, NotAllowed."""
    check_can_run(by, meeting.group)
    before = sorted(name_of(each) for each in meeting.attendances.select_related("person"))
    names = sorted({within(name, "others", limit=200) for name in others if name.strip()})
    after = sorted([*(person.name for person in people), *names])
    if before != after:
        meeting.attendances.all().delete()
        shared = {"partnership": meeting.partnership, "meeting": meeting}
        Attendance.objects.bulk_create(
            [
                *(Attendance(**shared, person=person) for person in people),
                *(Attendance(**shared, name=name) for name in names),
            ]
        )
        history.record("meeting.attended", target=meeting, before={"present": before}, after={"present": after})
    return history.amend(meeting, "meeting.apologies", revision=revision, apologies=within(apologies, "apologies"))


@recorded
def note_besides(*, meeting: Meeting, any_other_business: str, revision: int | None = None, by: Person) -> Meeting:
    """What was said besides decisions, as the minutes keep it. Raises EditedMeanwhile, NotAllowed."""
    check_can_run(by, meeting.group)
    words = within(any_other_business, "any_other_business")
    return history.amend(meeting, "meeting.noted", revision=revision, any_other_business=words)


def values_of(meeting: Meeting) -> dict[str, Any]:
    """What a form over a meeting begins with."""
    names = ("held_on", "place", "quorum", "papers_on", "revision")
    return {name: getattr(meeting, name) for name in names}
