"""Who may keep the risk register."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed
from goldthread.partnership.models import Group, Person
from goldthread.plans.policies import EDITORS, check_same_partnership


def check_can_keep(by: Person, group: Group) -> None:
    """Coordinators, and whoever sits in the group. Raises NotAllowed."""
    check_same_partnership(by, group)
    if not by.roles or not (by.holds(*EDITORS) or group.pk in by.group_ids):
        raise NotAllowed("Only a coordinator or somebody of the group may keep its risks.")
