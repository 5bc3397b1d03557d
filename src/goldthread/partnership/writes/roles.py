"""Giving and ending roles."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.partnership.models import Group, Membership, Person
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.writes.installation import Installation


@recorded
def give_role(
    *,
    person: Person,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    group: Group | None = None,
    is_chair: bool = False,
    by: Person | Installation,
) -> Membership:
    """A role from a day on, in the partnership or in one group."""
    if isinstance(by, Person):
        check_can_administer(by, person.partnership)
    membership = history.create(
        Membership,
        "role.given",
        partnership=person.partnership,
        person=person,
        role=role,
        group=group,
        is_chair=is_chair,
        starts_on=starts_on or timezone.localdate(),
        ends_on=ends_on,
    )
    person.__dict__.pop("_held_today", None)
    return membership
