"""Giving and ending roles."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Group, Membership, Person, Role
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.writes.installation import Installation

RUNS_IT = (Role.ADMINISTRATOR, Role.COORDINATOR)


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
    """A role from a day on, in the partnership or in one group.

    Raises InputError for a group member without a group, or an end before the start; NotAllowed.
    """
    if isinstance(by, Person):
        check_can_administer(by, person.partnership)
    starts_on = starts_on or timezone.localdate()
    _check_role(role, group, starts_on, ends_on)
    membership = history.create(
        Membership,
        "role.given",
        partnership=person.partnership,
        person=person,
        role=role,
        group=group,
        is_chair=is_chair,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    person.__dict__.pop("_held_today", None)
    person.__dict__.pop("roles", None)
    return membership


@recorded
def end_role(*, membership: Membership, ends_on: date, reason: str = "", by: Person) -> Membership:
    """The role's last day. Raises InputError before its first day, or when nobody could run the partnership then."""
    check_can_administer(by, membership.partnership)
    _check_role(membership.role, membership.group, membership.starts_on, ends_on)
    history.amend(membership, "role.ended", ends_on=ends_on)
    if membership.role in RUNS_IT:
        check_somebody_runs_it(membership.person)
    return membership


def check_somebody_runs_it(person: Person) -> None:
    """Raises InputError when no person is left with a role that may change who is in the partnership."""
    open_ended = Membership.objects.filter(
        partnership_id=person.partnership_id,
        role__in=RUNS_IT,
        ends_on__isnull=True,
        person__is_service=False,
        person__left_on__isnull=True,
    )
    if not open_ended.exists():
        raise InputError(
            "Nobody would be left to run the partnership.", advice="Make somebody else coordinator first."
        )


def _check_role(role: str, group: Group | None, starts_on: date, ends_on: date | None) -> None:
    if role not in Role.values or role == Role.NATIONAL_VIEWER:
        raise InputError("Choose one of the roles.", place=Place(field="role"))
    if role == Role.GROUP_MEMBER and group is None:
        raise InputError("Choose the group they sit in.", place=Place(field="group"))
    if ends_on is not None and ends_on < starts_on:
        raise InputError("The last day is before the first.", place=Place(field="ends_on"))
