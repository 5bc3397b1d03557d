"""The parts that every write of an escalation shares: the next step, and moving from state to state."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.delivery.escalation import reads, rules
from goldthread.delivery.escalation.models import Escalation, EscalationStep
from goldthread.delivery.escalation.routes import Stop, route_of
from goldthread.delivery.escalation.rules import Event, Level
from goldthread.delivery.messages import notices
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person


def move(
    escalation: Escalation, event: Event, kind: str, *, revision: int | None = None, **fields: Any
) -> Escalation:
    """One transition of the table, said in history. Raises InputError where it is not possible now."""
    state = rules.after(escalation.state, event)
    if state not in rules.LIVE:
        fields |= {"closed_on": fields.get("closed_on") or timezone.localdate()}
    return history.amend(escalation, kind, revision=revision, state=state.value, **fields)


def take_step(
    escalation: Escalation, *, why: str, by: Person, on: date | None = None, at: Level | None = None
) -> EscalationStep:
    """Ask the next rung of the action's route (or the one at ``at``), and write to whoever reads for it.

    Raises InputError when there is nobody above.
    """
    on = on or timezone.localdate()
    last = reads.last_step(escalation)
    stop = _next_stop(escalation, last, at)
    policy = reads.policy_of(escalation.action.partnership)
    calendar = reads.calendar_of(escalation.action.partnership, policy)
    step = history.create(
        EscalationStep,
        "escalation.raised",
        partnership=escalation.action.partnership,
        escalation=escalation,
        number=last.number + 1 if last else 1,
        level=stop.level.value,
        why=why,
        raised_on=on,
        raised_by=by,
        answer_by=rules.answer_by(on, policy.grace(stop.level), calendar),
        **stop.columns,
    )
    if policy.sends:
        notices.write_notice(step)
    return step


def _next_stop(escalation: Escalation, last: EscalationStep | None, at: Level | None) -> Stop:
    route = route_of(escalation.action)
    level = at or rules.next_level(route, last.level if last else None)
    if level is None or level not in route:
        raise InputError(
            "There is nobody further up on this action's route.",
            advice="Name who can act on the page of its route, or decide what follows.",
        )
    return route[level]
