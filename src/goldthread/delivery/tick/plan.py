"""What the next run would do: the same plan that a steward previews and that the run carries out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.delivery.escalation import reads, troubles
from goldthread.delivery.escalation.models import Confirms, DeliveryPolicy, EscalationStep, Follows
from goldthread.delivery.escalation.reads import EscalationView
from goldthread.delivery.escalation.routes import Stop, readers_of, route_of
from goldthread.delivery.escalation.rules import State, next_level
from goldthread.delivery.escalation.troubles import Proposal
from goldthread.delivery.messages import notices
from goldthread.delivery.messages.digest import Week, weeks
from goldthread.delivery.messages.models import Message
from goldthread.delivery.messages.outbox import address_of
from goldthread.delivery.messages.rules import notice_key, week_of, weekly_key
from goldthread.partnership.models import Partnership, Person


@dataclass(frozen=True, slots=True)
class Proposed:
    """An action that will be proposed, and, where nobody has to confirm, whom it is raised to at once."""

    proposal: Proposal
    to: Stop | None
    readers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Climb:
    """An escalation whose grace, or whose recovery plan, has run out, and where it goes. None: it is listed."""

    escalation: EscalationView
    to: Stop | None
    readers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A step that was raised and whose notice has not been written yet to some of its readers."""

    step: EscalationStep
    readers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run does for a partnership on a day. ``unreached``: who should be told and cannot be."""

    policy: DeliveryPolicy
    on: date
    proposals: tuple[Proposed, ...]
    climbs: tuple[Climb, ...]
    notices: tuple[Notice, ...]
    weeks: tuple[Week, ...]
    unreached: tuple[str, ...]

    @property
    def messages(self) -> int:
        """How many messages leave, one for each reader."""
        told: tuple[Proposed | Climb | Notice, ...] = (*self.proposals, *self.climbs, *self.notices)
        return len(self.weeks) + sum(len(each.readers) for each in told)

    @property
    def is_empty(self) -> bool:
        return not (self.proposals or self.climbs or self.notices or self.weeks)


def as_dict(run: Run) -> dict[str, object]:
    """How much of each a run would do, for machines and the command line."""
    return {
        "sends": run.policy.sends,
        "proposals": len(run.proposals),
        "late_answers": len(run.climbs),
        "notices": sum(len(each.readers) for each in run.notices),
        "weekly_messages": len(run.weeks),
        "messages": run.messages,
        "unreached": list(run.unreached),
    }


def next_run(partnership: Partnership, on: date) -> Run:
    """What a run on this day would do. Changes nothing."""
    policy = reads.policy_of(partnership)
    climbs = tuple(_climbs(partnership, policy, on))
    owed = tuple(_notices(partnership))
    return Run(
        policy=policy,
        on=on,
        proposals=tuple(_proposed(partnership, policy, on)),
        climbs=climbs,
        notices=owed,
        weeks=tuple(_weeks(partnership, on)),
        unreached=tuple(_unreached(partnership)),
    )


def _proposed(partnership: Partnership, policy: DeliveryPolicy, on: date) -> list[Proposed]:
    found = troubles.proposals(partnership, policy, on)
    if policy.confirms != Confirms.NOBODY:
        return [Proposed(each, None, ()) for each in found]
    return [_raised_at_once(each) for each in found]


def _raised_at_once(proposal: Proposal) -> Proposed:
    route = route_of(proposal.action)
    level = next_level(route, None)
    return Proposed(proposal, route[level], _readers(route[level])) if level else Proposed(proposal, None, ())


def _readers(stop: Stop | None) -> tuple[Person, ...]:
    """Those who can be written to."""
    return tuple(person for person in readers_of(stop.asked) if address_of(person)) if stop else ()


def _climbs(partnership: Partnership, policy: DeliveryPolicy, on: date) -> list[Climb]:
    """Answers that did not come in time and recovery plans whose day has passed."""
    states = (State.OWED, State.OVERDUE, State.RECOVERING)
    late = [each for each in reads.escalations(partnership, on, states=states) if each.is_late]
    if policy.follows == Follows.LIST:
        return [Climb(each, None, ()) for each in late if each.state == State.OWED]
    found = []
    for each in late:
        stop = _above(partnership, each)
        if stop is not None or each.state == State.OWED:  # at the top there is only the list
            found.append(Climb(each, stop, _readers(stop)))
    return found


def _above(partnership: Partnership, escalation: EscalationView) -> Stop | None:
    action = reads.find_escalation(partnership, escalation.id).action
    route = route_of(action)
    level = next_level(route, escalation.last.level if escalation.last else None)
    return route[level] if level else None


def _notices(partnership: Partnership) -> list[Notice]:
    """Open steps that some reader has had no notice of."""
    steps = EscalationStep.objects.filter(partnership=partnership, answer="")
    waiting = steps.filter(escalation__state__in=(State.OWED, State.OVERDUE))
    written = _written(partnership, "step:")
    found = []
    for step in waiting.select_related(
        "escalation__action__partnership", "body", "group", "post__holder__account", "person__account"
    ):
        missing = [
            person
            for person in notices.readers(step)
            if address_of(person) and notice_key(step.pk, person.pk) not in written
        ]
        if missing:
            found.append(Notice(step, tuple(missing)))
    return found


def _weeks(partnership: Partnership, on: date) -> list[Week]:
    written = _written(partnership, "weekly:", week_of(on))
    return [week for week in weeks(partnership, on) if weekly_key(week.person.pk, on) not in written]


def _written(partnership: Partnership, prefix: str, end: str = "") -> frozenset[str]:
    found = Message.objects.filter(partnership=partnership, key__startswith=prefix, key__endswith=end)
    return frozenset(found.values_list("key", flat=True))


def _unreached(partnership: Partnership) -> list[str]:
    """Whoever owes an answer and cannot be written to: nobody holds the post, or nobody knows the address."""
    steps = EscalationStep.objects.filter(partnership=partnership, answer="")
    waiting = steps.filter(escalation__state__in=(State.OWED, State.OVERDUE))
    owing = waiting.select_related("body", "group", "post__holder__account", "person__account")
    silent = [step for step in owing if not any(address_of(person) for person in notices.readers(step))]
    return sorted({step.addressed_to for step in silent})
