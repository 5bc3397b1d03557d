"""How an escalation begins. Raising twice is one escalation: the second finds the first."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.escalation import reads
from goldthread.delivery.escalation.models import Confirms, Escalation
from goldthread.delivery.escalation.policies import check_can_raise
from goldthread.delivery.escalation.rules import Cause, Event, Level, State
from goldthread.delivery.escalation.writes.steps import move, take_step
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.plans.policies import EDITORS
from goldthread.plans.rules.texts import required


@recorded
def propose_escalation(*, action: Action, cause: str, why: str, on: date | None = None, by: Person) -> Escalation:
    """Say that an action should be raised; a coordinator confirms, or it goes at once where nobody has to.

    An action that is raised already gives that escalation. Raises IntegrityError when two propose at once.
    """
    check_can_raise(by, action)
    if live := reads.live_escalation_of(action):
        return live
    escalation = _open(action, Cause(cause), why, on)
    if reads.policy_of(action.partnership).confirms == Confirms.NOBODY:
        move(escalation, Event.CONFIRM, "escalation.confirmed")
        take_step(escalation, why=why, on=on, by=by)
    return escalation


@recorded
def raise_escalation(*, action: Action, why: str, level: str = "", on: date | None = None, by: Person) -> Escalation:
    """Raise an action by hand: at once by a coordinator, as a proposal by anybody else who has it.

    ``level`` names the rung to begin on; the lowest above whoever raises it without one. One that lives is
    given back as it is, confirmed if it was only proposed. ``on`` is the day it happened if not today: what was
    raised on paper can be told later. Raises InputError.
    """
    check_can_raise(by, action)
    if action.ended_on is not None:
        raise InputError("This action has ended; there is nothing to raise.")
    words = required(why, "why")
    escalation = reads.live_escalation_of(action)
    if escalation is None:
        escalation = _open(action, Cause.BY_HAND, words, on)
    if escalation.state == State.PROPOSED and by.holds(*EDITORS):
        move(escalation, Event.CONFIRM, "escalation.confirmed")
        take_step(escalation, why=words, at=_level(level), on=on, by=by)
    return escalation


def _open(action: Action, cause: Cause, why: str, on: date | None) -> Escalation:
    now = timezone.localtime()
    at = now if on is None else now.replace(year=on.year, month=on.month, day=on.day)
    return history.create(
        Escalation,
        "escalation.proposed",
        partnership=action.partnership,
        action=action,
        state=State.PROPOSED.value,
        cause=cause.value,
        why=why,
        opened_at=at,
    )


def _level(level: str) -> Level | None:
    if not level:
        return None
    try:
        return Level(level)
    except ValueError:
        raise InputError(f"“{level}” is no step of a route.", place=Place(field="level")) from None
