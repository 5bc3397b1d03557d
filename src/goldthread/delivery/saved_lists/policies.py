"""Who may keep a list, share it, and change one that is kept."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed, allows
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.policies import EDITORS, check_can_read, check_same_partnership


def check_can_keep(by: Person, partnership: Partnership, *, shared: bool) -> None:
    """Everybody of the partnership their own; shared ones coordinators and administrators. Raises NotAllowed."""
    check_can_read(by, partnership)
    if by.pk is None:
        raise NotAllowed("Somebody who only looks in keeps no lists here.")
    if shared and not by.holds(*EDITORS):
        raise NotAllowed("Only a coordinator or an administrator may share a list.")


def may_share(by: Person, partnership: Partnership) -> bool:
    """Ask ``check_can_keep`` of a shared list instead of being stopped by it."""
    return allows(check_can_keep, by, partnership, shared=True)


def check_can_change(by: Person, saved: SavedList) -> None:
    """Whose it is; a shared one, coordinators and administrators too. Raises NotAllowed."""
    check_same_partnership(by, saved)
    is_mine = by.pk is not None and by.pk == saved.owner_id and bool(by.roles)
    if not is_mine and not (saved.is_shared and by.holds(*EDITORS)):
        raise NotAllowed("This list is somebody else's.")
