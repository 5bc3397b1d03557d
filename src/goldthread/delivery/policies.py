"""Who may say how an action is going."""

from __future__ import annotations

from goldthread.core.policies import allows
from goldthread.delivery.filters import OwnerKey
from goldthread.partnership.models import Partnership, Person, Role
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_edit, check_can_report_on


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


def check_can_settle(by: Person, partnership: Partnership) -> None:
    """Coordinators and administrators settle how strictly the partnership judges. Raises NotAllowed."""
    check_can_edit(by, partnership)
