"""Decisions: taken while the meeting is held, put right before its minutes are closed, and done."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.escalation.rules import WAITS_FOR_ANSWER, Answer
from goldthread.delivery.escalation.writes import answer_escalation
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.meetings.policies import check_can_run
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Body, Group, Person, Post
from goldthread.plans.models import Action, Plan
from goldthread.plans.rules.texts import required, within
from goldthread.plans.writes import add_action, assign

Owner = Body | Group | Post | Person


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
            answered_on=min(meeting.held_on, timezone.localdate()),  # one that begins early answers today
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
def reword_decision(
    *,
    decision: Decision,
    words: str,
    why: str = "",
    due_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> Decision:
    """Put right what was written down, while the minutes are open; what it said before stays in history.

    Raises InputError once they are closed, EditedMeanwhile, NotAllowed.
    """
    check_can_run(by, decision.meeting.group)
    if decision.meeting.state != MeetingState.RUNNING:
        raise InputError("The minutes are closed.", advice="Open the meeting again to change what was written.")
    return history.amend(
        decision,
        "decision.reworded",
        revision=revision,
        words=required(words, "words"),
        why=within(why, "why"),
        due_on=due_on,
    )
