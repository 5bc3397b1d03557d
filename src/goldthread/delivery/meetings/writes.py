"""The only writer of meetings, attendance, decisions, and returns with their sign-offs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.escalation.reads import calendar_of
from goldthread.delivery.escalation.rules import WAITS_FOR_ANSWER, Answer
from goldthread.delivery.escalation.writes import answer_escalation
from goldthread.delivery.meetings import rules
from goldthread.delivery.meetings.models import Attendance, Decision, Meeting, Return, SignOff
from goldthread.delivery.meetings.policies import check_can_run
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.plans.models import Action, Plan
from goldthread.plans.policies import check_can_edit, check_can_edit_row
from goldthread.plans.rules.texts import required, within
from goldthread.plans.writes import add_action, assign

PAPERS_WORKING_DAYS = 5
Owner = Body | Group | Post | Person


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
def move_meeting(*, meeting: Meeting, to: str, revision: int | None = None, by: Person) -> Meeting:
    """Begin it, close its minutes, call it off, or open it again. Raises InputError where that is not possible."""
    check_can_run(by, meeting.group)
    if not rules.may_become(meeting.state, to):
        raise InputError(f"This meeting is {meeting.get_state_display().lower()}; it cannot become {to} now.")
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


def name_of(attendance: Attendance) -> str:
    return attendance.person.name if attendance.person else attendance.name


@recorded
def record_decision(
    *,
    meeting: Meeting,
    words: str,
    why: str = "",
    action: Action | None = None,
    escalation: Escalation | None = None,
    due_on: date | None = None,
    new_action: str = "",
    plan: Plan | None = None,
    owner: Owner | None = None,
    timescale: str = "",
    by: Person,
) -> Decision:
    """What was decided, linked to what it decides, and turned into an action on the spot where it says so.

    An escalation that waits for an answer has its answer in it, with the decision's number as minute reference.
    Raises InputError naming the field, NotAllowed.
    """
    check_can_run(by, meeting.group)
    if meeting.state != MeetingState.RUNNING:
        raise InputError("Begin the meeting first: decisions are taken while it is held.")
    last = meeting.decisions.aggregate(last=Max("number"))["last"] or 0
    decision = history.create(
        Decision,
        "decision.taken",
        partnership=meeting.partnership,
        meeting=meeting,
        number=last + 1,
        words=required(words, "words"),
        why=within(why, "why"),
        action=escalation.action if escalation is not None and action is None else action,
        escalation=escalation,
        turned_into=_turned(meeting, new_action, plan, owner, timescale, by),
        due_on=due_on,
    )
    if escalation is not None and escalation.state in WAITS_FOR_ANSWER:
        answer_escalation(
            escalation=escalation,
            answer=Answer.DECISION,
            answer_words=decision.words,
            minute_ref=decision.reference,
            answered_on=meeting.held_on,
            by=by,
        )
    return decision


def _turned(
    meeting: Meeting, words: str, plan: Plan | None, owner: Owner | None, timescale: str, by: Person
) -> Action | None:
    if not words.strip():
        return None
    if plan is None:
        raise InputError("Choose the plan that the new action goes into.", place=Place(field="plan"))
    reason = f"Decided by {meeting.group} on {meeting.held_on.isoformat()}"
    made = add_action(plan=plan, text=words, timescale=timescale, reason=reason, by=by)
    if owner is not None:
        assign(thing=made, owner=owner, by=by)
    return made


@recorded
def finish_decision(
    *, decision: Decision, done_on: date | None = None, revision: int | None = None, by: Person
) -> Decision:
    """It was done, on this day or today. Raises EditedMeanwhile, NotAllowed."""
    check_can_run(by, decision.meeting.group)
    return history.amend(decision, "decision.done", revision=revision, done_on=done_on or timezone.localdate())


@recorded
def owe_return(*, partnership: Partnership, title: str, due_on: date, groups: Sequence[Group], by: Person) -> Return:
    """Something owed by a day, that these groups sign off in this order. Raises InputError, NotAllowed."""
    check_can_edit(by, partnership)
    if not groups or len(set(groups)) != len(groups):
        raise InputError("Name the groups that sign it off, each once.", place=Place(field="first"))
    owed = history.create(
        Return,
        "return.owed",
        partnership=partnership,
        title=required(title, "title", limit=200),
        due_on=due_on,
    )
    for position, group in enumerate(groups):
        history.create(SignOff, None, partnership=partnership, owed=owed, position=position, group=group)
    return owed


@recorded
def sign_off(*, stage: SignOff, meeting: Meeting, revision: int | None = None, by: Person) -> SignOff:
    """This meeting signed it off. Raises InputError for a meeting of another group or an order not kept."""
    check_can_edit_row(by, stage)
    if meeting.group_id != stage.group_id:
        raise InputError("That is a meeting of another group.", place=Place(field="meeting"))
    earlier = SignOff.objects.filter(owed=stage.owed_id, position__lt=stage.position, signed_at=None)
    if earlier.exists():
        raise InputError("A group before this one has not signed it off yet.", place=Place(field="meeting"))
    return history.amend(stage, "return.signed_off", revision=revision, signed_at=meeting)


@recorded
def mark_sent(*, owed: Return, sent_on: date | None = None, revision: int | None = None, by: Person) -> Return:
    """The return has gone. Raises InputError while a sign-off is missing, EditedMeanwhile, NotAllowed."""
    check_can_edit_row(by, owed)
    if owed.sign_offs.filter(signed_at=None).exists():
        raise InputError("Not every group has signed it off yet.")
    return history.amend(owed, "return.sent", revision=revision, sent_on=sent_on or timezone.localdate())


def values_of(meeting: Meeting) -> dict[str, Any]:
    """What a form over a meeting begins with."""
    names = ("held_on", "place", "quorum", "papers_on", "revision")
    return {name: getattr(meeting, name) for name in names}
