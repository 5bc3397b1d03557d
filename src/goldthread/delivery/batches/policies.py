"""Who may undo a change of many actions. Who may change each action is asked of each."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed, allows
from goldthread.delivery.batches.models import Batch
from goldthread.partnership.models import Person
from goldthread.plans.policies import EDITORS, check_same_partnership


def check_can_undo(by: Person, batch: Batch) -> None:
    """Who did it, and coordinators and administrators. Raises NotAllowed."""
    check_same_partnership(by, batch)
    if by.pk is None or not by.roles or (by.pk != batch.by_id and not by.holds(*EDITORS)):
        raise NotAllowed("Only who did this, or a coordinator, may undo it.")


def may_undo(by: Person, batch: Batch) -> bool:
    """Is it not undone yet, and hers to undo?"""
    return batch.undone_at is None and allows(check_can_undo, by, batch)
