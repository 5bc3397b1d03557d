"""Undoing a change of this room by a new entry."""

from __future__ import annotations

from typing import Any

from goldthread.core import undoing
from goldthread.core.history import recorded
from goldthread.core.models import HistoryEvent
from goldthread.partnership.models import Body, Group, Membership, Person, Post
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.writes.groups import check_not_in_a_circle

UNDOABLE: undoing.Undoable = {
    Body: {"name", "short_name", "kind", "closed_on"},
    Group: {"name", "kind", "parent", "closed_on"},
    Post: {"title", "body", "holder", "closed_on"},
    Person: {"name", "email", "body", "left_on"},
    Membership: {"ends_on"},
}


def can_be_undone(event: HistoryEvent) -> bool:
    """Is this an entry that ``undo_change`` takes?"""
    return undoing.can_be_undone(event, UNDOABLE)


@recorded
def undo_change(*, event: HistoryEvent, by: Person) -> Any:
    """Put back what one change replaced. Raises InputError saying why not, NotAllowed."""
    row = undoing.row_of(event, UNDOABLE)
    check_can_administer(by, row.partnership)
    undoing.put_back(row, event, f"{row._meta.model_name}.undone")
    if isinstance(row, Group):
        check_not_in_a_circle(row, row.parent)
    return row
