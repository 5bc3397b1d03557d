"""Who may say how an action is going."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from goldthread.core.policies import NotAllowed, allows
from goldthread.delivery.filters import OwnerKey
from goldthread.partnership.models import Person, Role
from goldthread.plans.models import Action

KEEPERS = (Role.ADMINISTRATOR, Role.COORDINATOR)


class Owner(Protocol):
    """Whoever has an action: see ``reads.rows.OwnerLabel``."""

    @property
    def key(self) -> OwnerKey | None: ...


def keys_of(person: Person) -> frozenset[OwnerKey]:
    """Under which owners' names this person has actions: themselves, their posts, their body, their groups."""
    if person.pk is None:
        return frozenset()
    mine = {OwnerKey("person", person.pk), *(OwnerKey("post", post) for post in person.post_ids)}
    if person.body_id is not None:
        mine.add(OwnerKey("body", person.body_id))
    return frozenset(mine | {OwnerKey("group", group) for group in person.group_ids})


def check_can_update(by: Person, action: Action, owners: Iterable[Owner]) -> None:
    """Coordinators and administrators, and a lead for what is hers, her post's, her body's or her group's.

    Raises NotAllowed for anybody else, and for everybody of another partnership.
    """
    if by.partnership_id != action.partnership_id:
        raise NotAllowed(f"{by} is not in this partnership.")
    if by.holds(*KEEPERS):
        return
    if by.holds(Role.LEAD) and not keys_of(by).isdisjoint({owner.key for owner in owners}):
        return
    raise NotAllowed("Only a coordinator, or a lead who has this action, may say how it is going.")


def may_update(by: Person, action: Action, owners: Iterable[Owner]) -> bool:
    """Ask ``check_can_update`` instead of being stopped by it."""
    return allows(check_can_update, by, action, owners)
