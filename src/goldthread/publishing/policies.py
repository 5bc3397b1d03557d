"""Who may set what papers look like, and send and take back sheets."""

from __future__ import annotations

from goldthread.partnership.models import Partnership, Person
from goldthread.plans import policies


def check_can_send(by: Person, partnership: Partnership) -> None:
    """Whoever keeps the plans: coordinators and administrators. Raises NotAllowed."""
    policies.check_can_edit(by, partnership)
