"""Who may fill in returns. Everybody who belongs to the partnership may read them."""

from __future__ import annotations

from goldthread.core.models import Scoped
from goldthread.core.policies import NotAllowed
from goldthread.partnership.models import Partnership, Person, Role

FILERS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.ANALYST)


def check_can_file(by: Person, partnership: Partnership) -> None:
    """Coordinators, administrators and analysts. Raises NotAllowed."""
    if by.partnership_id != partnership.pk:
        raise NotAllowed(f"{by} is not in {partnership}.")
    if not by.holds(*FILERS):
        raise NotAllowed("Only a coordinator, an administrator or an analyst may fill in returns.")


def check_can_file_row(by: Person, row: Scoped) -> None:
    """``check_can_file`` for a row of returns. Raises NotAllowed."""
    if by.partnership_id != row.partnership_id:
        raise NotAllowed(f"{by} is not in this partnership.")
    check_can_file(by, by.partnership)
