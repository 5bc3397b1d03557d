"""Writing groups and whom they answer to."""

from __future__ import annotations

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.partnership.policies import check_can_administer


@recorded
def add_group(*, partnership: Partnership, name: str, kind: str, parent: Group | None = None, by: Person) -> Group:
    """A group, under the one it answers to."""
    check_can_administer(by, partnership)
    return history.create(Group, "group.added", partnership=partnership, name=name, kind=kind, parent=parent)
