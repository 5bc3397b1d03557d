"""What happens to an escalation that has begun: confirmed or not, answered, climbing, over."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.escalation import reads
from goldthread.delivery.escalation.models import Escalation, EscalationStep
from goldthread.delivery.escalation.policies import check_can_answer, check_can_confirm, check_can_steer
from goldthread.delivery.escalation.rules import EVENT_OF_ANSWER, Answer, Event, Level
from goldthread.delivery.escalation.writes.steps import move, take_step
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.rules.texts import required, within

LONGEST_REFERENCE = 120


@recorded
def confirm_escalation(
    *, escalation: Escalation, level: str = "", revision: int | None = None, by: Person
) -> Escalation:
    """Yes, raise it: the first step is taken. Raises InputError, EditedMeanwhile, NotAllowed."""
    check_can_confirm(by, escalation, reads.policy_of(escalation.action.partnership))
    moved = move(escalation, Event.CONFIRM, "escalation.confirmed", revision=revision)
    take_step(moved, why=escalation.why, at=Level(level) if level else None, by=by)
    return moved


@recorded
def decline_escalation(*, escalation: Escalation, reason: str, revision: int | None = None, by: Person) -> Escalation:
    """No, not this time, and why. Raises InputError, EditedMeanwhile, NotAllowed."""
    check_can_confirm(by, escalation, reads.policy_of(escalation.action.partnership))
    words = required(reason, "reason")
    return move(escalation, Event.DECLINE, "escalation.declined", revision=revision, close_reason=words)


@recorded
def answer_escalation(
    *,
    escalation: Escalation,
    answer: str,
    answer_words: str,
    recover_by: date | None = None,
    minute_ref: str = "",
    answered_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> EscalationStep:
    """What came back: a recovery plan with its day, a decision, or a return with the reason.

    ``minute_ref`` says where it is minuted. Raises InputError naming the field, EditedMeanwhile, NotAllowed.
    """
    step = reads.last_step(escalation)
    if step is None:
        raise InputError("Nobody has been asked yet, so nobody can answer.")
    check_can_answer(by, step)
    kind = Answer(answer)
    _check_recovery(kind, recover_by, step)
    words = required(answer_words, "answer_words")
    on = answered_on or timezone.localdate()
    closing = {"closed_on": on, "close_reason": words} if kind is Answer.DECISION else {}
    move(escalation, EVENT_OF_ANSWER[kind], f"escalation.{kind.value}", revision=revision, **closing)
    return history.amend(
        step,
        "escalation.answered",
        answer=kind.value,
        answer_words=words,
        recover_by=recover_by,
        minute_ref=within(minute_ref, "minute_ref", limit=LONGEST_REFERENCE),
        answered_on=on,
        answered_by=by,
    )


def _check_recovery(kind: Answer, recover_by: date | None, step: EscalationStep) -> None:
    if kind is Answer.PLAN and recover_by is None:
        raise InputError("A recovery plan needs the day by which things are right.", place=Place(field="recover_by"))
    if kind is not Answer.PLAN and recover_by is not None:
        raise InputError("Only a recovery plan has such a day.", place=Place(field="recover_by"))
    if recover_by is not None and recover_by < step.raised_on:
        raise InputError("The day of recovery lies before the step was raised.", place=Place(field="recover_by"))


@recorded
def lapse_escalation(*, escalation: Escalation, by: Person) -> Escalation:
    """The grace has run out and nothing came. Raises InputError when something did."""
    check_can_steer(by, escalation)
    return move(escalation, Event.LAPSE, "escalation.lapsed")


@recorded
def climb_escalation(
    *,
    escalation: Escalation,
    why: str,
    level: str = "",
    on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> EscalationStep:
    """On to the next rung, or to the one named. Raises InputError at the top, EditedMeanwhile, NotAllowed."""
    check_can_steer(by, escalation)
    words = required(why, "why")
    moved = move(escalation, Event.CLIMB, "escalation.climbs", revision=revision, reason=words)
    return take_step(moved, why=words, on=on, at=Level(level) if level else None, by=by)


@recorded
def resolve_escalation(
    *, escalation: Escalation, reason: str, on: date | None = None, revision: int | None = None, by: Person
) -> Escalation:
    """The recovery plan worked. Raises InputError, EditedMeanwhile, NotAllowed."""
    check_can_steer(by, escalation)
    words = required(reason, "reason")
    return move(escalation, Event.RECOVER, "escalation.resolved", revision=revision, close_reason=words, closed_on=on)


@recorded
def withdraw_escalation(
    *, escalation: Escalation, reason: str, revision: int | None = None, by: Person
) -> Escalation:
    """It need not be raised any more, and why. Raises InputError, EditedMeanwhile, NotAllowed."""
    check_can_steer(by, escalation)
    words = required(reason, "reason")
    return move(escalation, Event.WITHDRAW, "escalation.withdrawn", revision=revision, close_reason=words)
