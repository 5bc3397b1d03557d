"""Who may see measures, and who keeps them."""

from __future__ import annotations

from goldthread.core.models import Scoped
from goldthread.core.policies import NotAllowed
from goldthread.partnership.models import Partnership, Person, Role

KEEPERS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.ANALYST)


def check_can_keep_measures(by: Person, partnership: Partnership) -> None:
    """Coordinators, administrators and analysts define measures and bring figures. Raises NotAllowed."""
    if by.partnership_id != partnership.pk:
        raise NotAllowed(f"{by} is not in {partnership}.")
    if not by.holds(*KEEPERS):
        raise NotAllowed("Only a coordinator, an administrator or an analyst may change measures.")


def check_can_keep(by: Person, row: Scoped) -> None:
    """``check_can_keep_measures`` for a row of the room. Raises NotAllowed."""
    if by.partnership_id != row.partnership_id:
        raise NotAllowed(f"{by} is not in this partnership.")
    check_can_keep_measures(by, by.partnership)
