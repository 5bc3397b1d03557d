"""The outbox, a person's wishes and feeds, and what stands at a secret address."""

from __future__ import annotations

from django.db.models import QuerySet

from goldthread.core import rows
from goldthread.delivery.messages.models import FeedAddress, Message, MessageState, MessageWishes
from goldthread.delivery.messages.rules import digest_of
from goldthread.partnership.models import Partnership, Person

TROUBLED = (MessageState.FAILED, MessageState.UNSURE)


def outbox(partnership: Partnership, *, state: str = "") -> QuerySet[Message]:
    """Every message, the latest first; of one state when asked."""
    found = rows.every(Message, of=partnership).select_related("person").defer("text", "html")
    return found.filter(state=state) if state in MessageState.values else found


def message_at(partnership: Partnership, key: int) -> Message:
    """Raises Message.DoesNotExist."""
    return rows.one(Message, of=partnership, pk=key, related=("person",))


def wishes_of(person: Person) -> MessageWishes:
    """What a person wants; everything where nothing was chosen (not saved)."""
    found = MessageWishes.objects.filter(person=person).first()
    return found or MessageWishes(person=person, partnership=person.partnership)


def feeds_of(person: Person) -> QuerySet[FeedAddress]:
    """The secret addresses that still show something."""
    return FeedAddress.objects.filter(made_for=person, revoked_at=None).select_related("group", "plan")


def feed_at(partnership: Partnership, key: int) -> FeedAddress:
    """Raises FeedAddress.DoesNotExist."""
    return rows.one(FeedAddress, of=partnership, pk=key, related=("made_for",))


def feed_with(secret: str) -> FeedAddress | None:
    """The feed at this secret address, unless it was revoked or its person has left."""
    found = FeedAddress.objects.select_related("made_for__partnership", "group", "plan", "partnership")
    feed = found.filter(digest=digest_of(secret), revoked_at=None).first()
    return feed if feed is not None and feed.made_for.roles else None
