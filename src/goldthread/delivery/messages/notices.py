"""The notice of one step of an escalation, to everybody who reads for whom it asks."""

from __future__ import annotations

from goldthread.delivery.escalation.models import LEVEL_WORDS, EscalationStep
from goldthread.delivery.escalation.routes import asked_in, readers_of
from goldthread.delivery.escalation.rules import Level
from goldthread.delivery.messages.letters import FullLinks, Letter, letter
from goldthread.delivery.messages.models import Message, MessageKind
from goldthread.delivery.messages.outbox import post
from goldthread.delivery.messages.rules import notice_key
from goldthread.partnership.models import Person


def write_notice(step: EscalationStep) -> list[Message]:
    """Into the outbox, once for each reader; nothing for those who have it already."""
    words = notice(step)
    written = [
        post(to=person, kind=MessageKind.ESCALATION, key=notice_key(step.pk, person.pk), letter=words)
        for person in readers(step)
    ]
    return [message for message in written if message is not None]


def readers(step: EscalationStep) -> list[Person]:
    """Who gets the notice."""
    asked = asked_in(step)
    return readers_of(asked) if asked is not None else []


def notice(step: EscalationStep) -> Letter:
    """What it says."""
    action = step.escalation.action
    links = FullLinks(action.partnership.slug)
    return letter(
        "escalation",
        f"{action.partnership}: an answer is asked of {step.addressed_to}",
        step=step,
        action=action,
        partnership=action.partnership,
        level=LEVEL_WORDS[Level(step.level)],
        address=f"{links.root}escalations/{step.escalation_id}/",
        action_address=links.action(action.pk),
    )
