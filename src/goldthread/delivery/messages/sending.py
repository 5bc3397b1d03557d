"""Handing messages to the mail server, one at a time, so that one bad address never stops the others.

Each is claimed by one statement before it is handed over, and marked after. A process that dies in between leaves a
claim: when it has run out, the message is shown as "not known whether it went", and never sent a second time by
itself. Once it has gone, what is kept of it holds no link that opens a page without signing in.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goldthread.delivery.messages import rules
from goldthread.delivery.messages.models import Message, MessageState, MessageWishes

log = logging.getLogger(__name__)


def send_waiting(*, partnership: int | None = None, most: int = 1_000) -> dict[str, int]:
    """Send what is due; gives how many went, failed for now, and were given up."""
    told = {"sent": 0, "put_off": 0, "given_up": 0}
    give_up_on_old_claims(timezone.now())
    with _post_office() as connection:
        for message in _claimed(partnership, most):
            told[_hand_over(message, connection)] += 1
    return told


def give_up_on_old_claims(now: datetime) -> int:
    """Claims that nobody finished: whether those messages went is not known."""
    old = Message.objects.filter(state=MessageState.SENDING, claimed_at__lt=now - rules.CLAIM_HOLDS)
    return old.update(state=MessageState.UNSURE, trouble="The process that was sending it stopped half way.")


def _claimed(partnership: int | None, most: int) -> Iterator[Message]:
    """Due messages, each taken by this process alone: the claim is one statement that only one process wins."""
    due = Message.objects.filter(state=MessageState.WAITING, next_try_at__lte=timezone.now())
    due = due.filter(partnership=partnership) if partnership is not None else due
    for key in list(due.order_by("next_try_at", "id").values_list("pk", flat=True)[:most]):
        mine = Message.objects.filter(pk=key, state=MessageState.WAITING)
        if mine.update(state=MessageState.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1):
            yield Message.objects.select_related("partnership").get(pk=key)


class _post_office:  # noqa: N801 - reads as the verb it is in a with statement
    """One connection to the mail server for a whole run, opened late and closed whatever happens."""

    def __enter__(self) -> Any:
        self.connection = get_connection()
        return self.connection

    def __exit__(self, *problem: object) -> None:
        try:
            self.connection.close()
        except Exception:
            log.warning("The mail server did not say goodbye.")


def _hand_over(message: Message, connection: Any) -> str:
    try:
        _envelope(message, connection).send()
    except Exception as error:  # whatever a mail server or an address does, the others must go
        connection.close()  # the next one begins anew
        return _put_off(message, f"{type(error).__name__}: {error}"[:300])
    kept = {"text": rules.masked(message.text), "html": rules.masked(message.html)}
    _finish(message, state=MessageState.SENT, sent_at=timezone.now(), trouble="", **kept)
    return "sent"


def _put_off(message: Message, trouble: str) -> str:
    again = rules.next_try(message.attempts, timezone.now())
    if again is None:
        _finish(message, state=MessageState.FAILED, trouble=trouble)
        return "given_up"
    _finish(message, state=MessageState.WAITING, next_try_at=again, trouble=trouble)
    return "put_off"


@transaction.atomic
def _finish(message: Message, **fields: Any) -> None:
    """Only whoever holds the claim may say how it ended."""
    Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(claimed_at=None, **fields)


def _envelope(message: Message, connection: Any) -> EmailMultiAlternatives:
    made = EmailMultiAlternatives(
        message.subject,
        message.text,
        to=[message.address],
        headers={
            "Message-ID": f"<message-{message.pk}@{message.partnership.slug}.goldthread>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
    if not MessageWishes.objects.filter(person_id=message.person_id, plain_text=True).exists():
        made.attach_alternative(message.html, "text/html")
    return made
