"""Writing a message into the outbox, in the transaction of what it tells. Nothing is sent here."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from goldthread.delivery.messages.letters import Letter
from goldthread.delivery.messages.models import Message
from goldthread.partnership.models import Person


def address_of(person: Person) -> str:
    """Where this person reads mail; empty when nobody knows."""
    return person.email or (person.account.email if person.account else "")


def post(*, to: Person, kind: str, key: str, letter: Letter) -> Message | None:
    """Keep a message to be sent. None when it was written before, or there is no address to send it to."""
    address = address_of(to)
    if not address or to.left_on is not None:
        return None
    try:
        with transaction.atomic():  # the key is taken: a run beside this one was first
            return Message.objects.create(
                partnership_id=to.partnership_id,
                key=key,
                kind=kind,
                person=to,
                address=address,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
            )
    except IntegrityError:
        return None
