"""Returns: owed by a day, signed off by groups in their order, sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.meetings.models import Meeting, Return, SignOff
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.plans.policies import check_can_edit, check_can_edit_row
from goldthread.plans.rules.texts import required


@recorded
def owe_return(*, partnership: Partnership, title: str, due_on: date, groups: Sequence[Group], by: Person) -> Return:
    """Something owed by a day, that these groups sign off in this order. Raises InputError, NotAllowed."""
    check_can_edit(by, partnership)
    if not groups or len(set(groups)) != len(groups):
        raise InputError("Name the groups that sign it off, each once.", place=Place(field="first"))
    owed = history.create(
        Return,
        "return.owed",
        partnership=partnership,
        title=required(title, "title", limit=200),
        due_on=due_on,
    )
    for position, group in enumerate(groups):
        history.create(SignOff, None, partnership=partnership, owed=owed, position=position, group=group)
    return owed


@recorded
def sign_off(*, stage: SignOff, meeting: Meeting, revision: int | None = None, by: Person) -> SignOff:
    """This meeting signed it off.

    Raises InputError for a meeting of another group, or one that has not been held, or an order not kept.
    """
    check_can_edit_row(by, stage)
    if meeting.group_id != stage.group_id:
        raise InputError("That is a meeting of another group.", place=Place(field="meeting"))
    earlier = SignOff.objects.filter(owed=stage.owed_id, position__lt=stage.position, signed_at=None)
    if earlier.exists():
        raise InputError("A group before this one has not signed it off yet.", place=Place(field="meeting"))
    if meeting.state not in (MeetingState.HELD, MeetingState.RUNNING):
        raise InputError("That meeting has not been held.", place=Place(field="meeting"))
    return history.amend(stage, "return.signed_off", revision=revision, signed_at=meeting)


@recorded
def take_back_sign_off(*, stage: SignOff, by: Person) -> SignOff:
    """It was recorded wrongly: the group has still to sign it off. Raises InputError where something rests on it."""
    check_can_edit_row(by, stage)
    if stage.owed.sent_on is not None:
        raise InputError("The return has been sent.", advice="Say first that it has not gone after all.")
    if SignOff.objects.filter(owed=stage.owed_id, position__gt=stage.position, signed_at__isnull=False).exists():
        raise InputError("A group after this one has signed it off.", advice="Take that back first.")
    return history.amend(stage, "return.sign_off_taken_back", signed_at=None)


@recorded
def take_back_sent(*, owed: Return, by: Person) -> Return:
    """It has not gone after all. Raises NotAllowed."""
    check_can_edit_row(by, owed)
    return history.amend(owed, "return.not_sent", sent_on=None)


@recorded
def mark_sent(*, owed: Return, sent_on: date | None = None, revision: int | None = None, by: Person) -> Return:
    """The return has gone. Raises InputError while a sign-off is missing, EditedMeanwhile, NotAllowed."""
    check_can_edit_row(by, owed)
    if owed.sign_offs.filter(signed_at=None).exists():
        raise InputError("Not every group has signed it off yet.")
    return history.amend(owed, "return.sent", revision=revision, sent_on=sent_on or timezone.localdate())
