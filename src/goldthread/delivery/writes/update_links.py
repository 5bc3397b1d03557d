"""Making and taking back links, and what somebody says through one without ever signing in."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.models import ProgressUpdate, UpdateLink
from goldthread.delivery.policies import check_can_make_link, check_can_use_link
from goldthread.delivery.rules.links import DAYS_OPEN, expiry
from goldthread.delivery.writes.evidence import Brought
from goldthread.delivery.writes.updates import record_update
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.writes import StepSaid

NO_CHANGE = "No change."


@recorded
def make_update_link(*, action: Action, person: Person, days: int = DAYS_OPEN, by: Person) -> UpdateLink:
    """A link by which this person says how this action is going. Its address: ``reads.update_links.address_of``.

    Made by a coordinator for anybody of the partnership, or by whoever has the action for herself (so a weekly
    message may carry one). Raises NotAllowed, InputError for somebody who has left or too many days.
    """
    check_can_make_link(by, action, person)
    if not 1 <= days <= 90:
        raise InputError("Enter between 1 and 90 days.", place=Place(field="days"))
    if person.left_on is not None and person.left_on < timezone.localdate():
        raise InputError(f"{person} has left.", place=Place(field="person"))
    now = timezone.now()
    return history.create(
        UpdateLink,
        "link.made",
        partnership=action.partnership,
        action=action,
        person=person,
        made_at=now,
        expires_at=expiry(now, days),
    )


@recorded
def revoke_update_link(*, link: UpdateLink, by: Person) -> UpdateLink:
    """From now on this link does nothing. Raises NotAllowed."""
    check_can_edit_row(by, link)
    return history.amend(link, "link.revoked", revoked_at=timezone.now())


@recorded
def say_by_link(
    *,
    link: UpdateLink,
    narrative: str,
    stated_rag: str | None = None,
    steps: Sequence[StepSaid] = (),
    evidence: Brought | None = None,
    revision: int | None = None,
    by: Person,
) -> ProgressUpdate:
    """An update through a link, with milestones and evidence of this action alone. ``by`` is whom the link is for.

    Raises NotAllowed, InputError, EditedMeanwhile.
    """
    check_can_use_link(by, link)
    return record_update(
        action=link.action,
        narrative=narrative,
        stated_rag=stated_rag,
        steps=steps,
        evidence=evidence,
        revision=revision,
        link=link,
        by=by,
    )


@recorded
def say_no_change(*, link: UpdateLink, by: Person) -> ProgressUpdate:
    """One click: nothing has changed. Said twice running it is silence, as the same words always are."""
    check_can_use_link(by, link)
    return record_update(action=link.action, narrative=NO_CHANGE, link=link, by=by)


@recorded
def ask_for_help(*, link: UpdateLink, narrative: str, by: Person) -> ProgressUpdate:
    """Say what help is needed; the action is assessed amber until a later update says otherwise.

    Raises NotAllowed, InputError.
    """
    check_can_use_link(by, link)
    return record_update(action=link.action, narrative=narrative, asks_for_help=True, link=link, by=by)
