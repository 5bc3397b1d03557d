"""Who may run a partnership."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed, allows
from goldthread.partnership.models import Partnership, Person, Role


def check_belongs(by: Person, partnership: Partnership) -> None:
    """Raises NotAllowed for anybody of another partnership."""
    if by.partnership_id != partnership.pk:
        raise NotAllowed(f"{by.name} is not in {partnership.name}.")


def check_can_administer(by: Person, partnership: Partnership) -> None:
    """People, roles, keys and settings: administrators and coordinators (3.5 people have no administrator)."""
    check_belongs(by, partnership)
    if not by.holds(Role.ADMINISTRATOR, Role.COORDINATOR):
        raise NotAllowed("Only an administrator or a coordinator may change who is in the partnership.")


def check_can_make_key(by: Person, holder: Person) -> None:
    """Who may make a key that acts for ``holder``: who administers, and only for somebody with a role today."""
    check_can_administer(by, holder.partnership)
    if not holder.roles:
        raise NotAllowed(f"{holder.name} has no role today, so a key could do nothing.")


def check_can_see_people(by: Person, partnership: Partnership) -> None:
    """Lists of people and their addresses are for the partnership itself, not for national viewers."""
    check_belongs(by, partnership)
    if by.holds(Role.NATIONAL_VIEWER):
        raise NotAllowed("A national viewer sees no lists of people.")


def check_can_take_second_factor_off(by: Person, person: Person, *, signs_in_elsewhere: bool) -> None:
    """One partnership must not weaken an account that opens another."""
    check_can_administer(by, person.partnership)
    if signs_in_elsewhere:
        raise NotAllowed(f"{person.name} signs in to another partnership too; only the installation may do this.")


def can_see_people(by: Person | None) -> bool:
    """For the layout, which knows only who is reading."""
    return by is not None and allows(check_can_see_people, by, by.partnership)
