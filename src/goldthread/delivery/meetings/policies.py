"""Who may plan meetings and take their minutes."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed
from goldthread.delivery.escalation.policies import chaired_by
from goldthread.partnership.models import Group, Person
from goldthread.plans.policies import EDITORS, check_same_partnership


def check_can_run(by: Person, group: Group) -> None:
    """Coordinators, and the chair of the group. Raises NotAllowed."""
    check_same_partnership(by, group)
    if not by.roles or not (by.holds(*EDITORS) or group.pk in chaired_by(by)):
        raise NotAllowed("Only a coordinator or the chair of the group may do this.")
