"""Who may run a partnership."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed
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
