"""Who may say how an action is going."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils import timezone

from goldthread.core.policies import NotAllowed, allows
from goldthread.delivery.filters import OwnerKey
from goldthread.delivery.models import Evidence, ProgressUpdate, UpdateLink
from goldthread.partnership.models import Partnership, Person, Role
from goldthread.plans.models import Action
from goldthread.plans.policies import (
    EDITORS,
    check_can_edit,
    check_can_edit_row,
    check_can_report_on,
    check_same_partnership,
    has_action,
)


def check_can_update(by: Person, action: Action) -> None:
    """The same people who may tick off its milestones: coordinators, administrators, and whoever has it.

    Raises NotAllowed.
    """
    check_can_report_on(by, action)


def may_update(by: Person, action: Action) -> bool:
    """Ask ``check_can_update`` instead of being stopped by it."""
    return allows(check_can_update, by, action)


def keys_of(person: Person) -> frozenset[OwnerKey]:
    """Under which owners' names this person has actions: her own, her posts', her body's, her groups'."""
    if person.pk is None:
        return frozenset()
    mine = {OwnerKey("person", person.pk), *(OwnerKey("post", post) for post in person.post_ids)}
    if person.body_id is not None:
        mine.add(OwnerKey("body", person.body_id))
    return frozenset(mine | {OwnerKey("group", group) for group in person.group_ids})


def reporting_keys_of(person: Person) -> frozenset[OwnerKey]:
    """Those of ``keys_of`` under which she may say how an action is going: her body's only as a lead."""
    if person.holds(Role.LEAD):
        return keys_of(person)
    return frozenset(key for key in keys_of(person) if key.kind != "body")


def reports_on(person: Person) -> Callable[[Iterable[OwnerKey | None]], bool]:
    """For lists: may she say how an action goes that has these owners? Asks the database once, not for each."""
    if person.holds(*EDITORS):
        return lambda owners: True
    mine = reporting_keys_of(person)
    return lambda owners: any(owner in mine for owner in owners)


def check_can_settle(by: Person, partnership: Partnership) -> None:
    """Coordinators and administrators settle how strictly the partnership judges. Raises NotAllowed."""
    check_can_edit(by, partnership)


def check_can_go_round(by: Person, key: OwnerKey) -> None:
    """Who may take the updates of everything an owner has: coordinators, and whoever may report on it.

    Raises NotAllowed.
    """
    if not by.holds(*EDITORS) and key not in reporting_keys_of(by):
        raise NotAllowed("These actions are somebody else's to report on.")


def may_go_round(by: Person, key: OwnerKey) -> bool:
    """Ask ``check_can_go_round`` instead of being stopped by it."""
    return allows(check_can_go_round, by, key)


def check_can_make_link(by: Person, action: Action, person: Person) -> None:
    """A coordinator for anybody of the partnership; whoever has the action for herself. Raises NotAllowed."""
    check_same_partnership(by, action)
    check_same_partnership(by, person)
    if by.pk is None or by.pk != person.pk or not has_action(person, action):
        check_can_edit_row(by, action)


def check_can_use_link(by: Person, link: UpdateLink) -> None:
    """Only whom it is for, while it is neither taken back nor expired. Raises NotAllowed."""
    if by.pk != link.person_id or link.revoked_at is not None or link.expires_at <= timezone.now():
        raise NotAllowed("This link is not open any more.")
    if by.left_on is not None and by.left_on < timezone.localdate():
        raise NotAllowed(f"{by} has left.")


def check_can_bring_with(by: Person, update: ProgressUpdate) -> None:
    """Evidence comes with an update from whoever said it. Raises NotAllowed."""
    check_same_partnership(by, update)
    if by.pk is None or by.pk != update.by_id:
        raise NotAllowed("Evidence comes with an update only from whoever said it.")


def check_can_check_evidence(by: Person, evidence: Evidence) -> None:
    """A coordinator, an administrator or an analyst, but never who brought it. Raises NotAllowed."""
    check_same_partnership(by, evidence)
    if not by.holds(*EDITORS, Role.ANALYST) or by.pk == evidence.brought_by_id:
        raise NotAllowed("Evidence is checked by somebody other than who brought it.")


def may_check_evidence(by: Person, evidence: Evidence) -> bool:
    """Ask ``check_can_check_evidence`` instead of being stopped by it."""
    return allows(check_can_check_evidence, by, evidence)
