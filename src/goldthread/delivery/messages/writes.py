"""What a person wants of the weekly message, trying a message again, and secret addresses of calendars."""

from __future__ import annotations

import secrets
from typing import Any

from django.utils import timezone

from goldthread.core import history, recorder
from goldthread.core.history import recorded
from goldthread.core.policies import NotAllowed
from goldthread.delivery.messages import rules
from goldthread.delivery.messages.models import FeedAddress, Message, MessageState, MessageWishes
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Group, Person
from goldthread.plans.models import Plan
from goldthread.plans.policies import EDITORS, check_can_edit_row, check_same_partnership


@recorded
def choose_wishes(*, person: Person, revision: int | None = None, by: Person, **wishes: Any) -> MessageWishes:
    """What a person wants to be told weekly; what is not named stays. One's own, or anybody's by a coordinator.

    Raises EditedMeanwhile, NotAllowed.
    """
    check_same_partnership(by, person)
    if by.pk != person.pk:
        check_can_edit_row(by, person)
    found = MessageWishes.objects.filter(person=person).first()
    if found is None:
        return history.create(
            MessageWishes, "message_wishes.chosen", partnership=person.partnership, person=person, **wishes
        )
    return history.amend(found, "message_wishes.chosen", revision=revision, **wishes)


@recorded
def try_again(*, message: Message, by: Person) -> Message:
    """Send once more what was given up, or what nobody knows whether it went. Raises InputError, NotAllowed."""
    check_can_edit_row(by, message)
    if MessageState.WAITING not in rules.TRANSITIONS[message.state] or message.state == MessageState.SENDING:
        raise InputError(f"This message is {message.get_state_display().lower()}; it needs no other try.")
    before = message.state
    Message.objects.filter(pk=message.pk, state=before).update(
        state=MessageState.WAITING, attempts=0, next_try_at=timezone.now()
    )
    history.record("message.tried_again", target=message, before={"state": before})
    message.refresh_from_db()
    return message


@recorded
def make_feed(
    *, person: Person, group: Group | None = None, plan: Plan | None = None, by: Person
) -> tuple[FeedAddress, str]:
    """A secret address for a calendar, shown once: of the person's own dates, a group's or a plan's.

    Raises NotAllowed for somebody else's.
    """
    check_same_partnership(by, person)
    if by.pk is None or (by.pk != person.pk and not by.holds(*EDITORS)):
        raise NotAllowed("A feed is made by whom it is for, or by a coordinator.")
    secret = secrets.token_urlsafe(32)
    feed = history.create(
        FeedAddress,
        "feed.made",
        partnership=person.partnership,
        made_for=person,
        group=group,
        plan=plan,
        digest=rules.digest_of(secret),
    )
    return feed, secret


@recorded
def revoke_feed(*, feed: FeedAddress, by: Person) -> FeedAddress:
    """From now on this address shows nothing. Raises NotAllowed."""
    check_same_partnership(by, feed)
    if by.pk != feed.made_for_id:
        check_can_edit_row(by, feed)
    recorder.open_for(FeedAddress)
    if feed.revoked_at is not None:
        return feed
    return history.amend(feed, "feed.revoked", revoked_at=timezone.now())
