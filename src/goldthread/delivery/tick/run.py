"""One run: propose, climb, write what is owed, send. Safe to run twice at once and to be killed anywhere.

Each piece is a transaction of its own that a database constraint or a revision lets happen once: whichever run is
first has done it, and the other goes on. So a run that was killed is finished by the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from goldthread.core.history import EditedMeanwhile
from goldthread.delivery.escalation import reads, writes
from goldthread.delivery.escalation.rules import State
from goldthread.delivery.escalation.troubles import Proposal
from goldthread.delivery.messages import notices, sending, weekly
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.tick.plan import Climb, Run, next_run
from goldthread.kernel.errors import InputError
from goldthread.measures.pulls.running import has_failed, pull_due
from goldthread.partnership.models import Partnership, Person
from goldthread.partnership.writes import command_line_person


@dataclass
class Done:
    """What a run did for one partnership."""

    partnership: str
    proposed: int = 0
    climbed: int = 0
    lapsed: int = 0
    written: int = 0
    sent: int = 0
    put_off: int = 0
    given_up: int = 0
    pulled: int = 0
    not_pulled: int = 0

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def run(partnership: Partnership, on: date) -> Done:
    """Carry out what ``next_run`` plans. Writes and sends messages only where sending is switched on."""
    done = Done(partnership.slug)
    keep_up(partnership, min(on, timezone.localdate()))  # so that the first reader of the day does not wait for it
    by = command_line_person(partnership)
    planned = next_run(partnership, on)
    for proposed in planned.proposals:
        done.proposed += _once(partial(_propose, proposed.proposal, on, by))
    for climb in planned.climbs:
        _climb(partnership, climb, on, by, done)
    if planned.policy.sends:
        done.written = _write(planned, on)
        for name, number in sending.send_waiting(partnership=partnership.pk).items():
            setattr(done, name, number)
    return done


def pull(partnership: Partnership, done: Done) -> None:
    """Fetch the open data that is switched on and due. Apart from ``run``: a slow portal must hold up no letter."""
    pulls = pull_due(partnership)
    done.not_pulled = sum(map(has_failed, pulls))
    done.pulled = len(pulls) - done.not_pulled


def _propose(proposal: Proposal, on: date, by: Person) -> None:
    if reads.live_escalation_of(proposal.action) is not None:
        raise InputError("Another run, or a person, has raised it meanwhile.")
    writes.propose_escalation(action=proposal.action, cause=proposal.cause, why=proposal.why, on=on, by=by)


def _climb(partnership: Partnership, climb: Climb, on: date, by: Person, done: Done) -> None:
    escalation = reads.find_escalation(partnership, climb.escalation.id)
    if escalation.revision != climb.escalation.revision:
        return  # somebody was here since the plan was made
    if escalation.state == State.OWED:
        done.lapsed += _once(lambda: writes.lapse_escalation(escalation=escalation, by=by))
    if climb.to is not None:
        why = _why(climb)
        done.climbed += _once(lambda: writes.climb_escalation(escalation=escalation, why=why, on=on, by=by))


def _why(climb: Climb) -> str:
    last = climb.escalation.last
    asked = last.asked if last else "the step before"
    if climb.escalation.state == State.RECOVERING:
        return f"The recovery plan of {asked} has run out. {climb.escalation.why}"
    return f"No answer came from {asked} in time. {climb.escalation.why}"


def _write(planned: Run, on: date) -> int:
    """The notices and weekly messages of the plan, into the outbox."""
    written = sum(len(notices.write_notice(notice.step)) for notice in planned.notices)
    return written + sum(weekly.write_weekly(week, on) is not None for week in planned.weeks)


def _once(do: Callable[[], object]) -> bool:
    """Do it, unless another run or a person was here first."""
    try:
        do()
    except (IntegrityError, EditedMeanwhile, InputError):
        return False
    return True
