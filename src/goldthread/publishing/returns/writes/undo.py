"""Undoing a change of an answer or of a form by a new entry. What was undone stays in the history."""

from __future__ import annotations

from goldthread.core import undoing
from goldthread.core.history import recorded
from goldthread.core.models import HistoryEvent, Recorded
from goldthread.core.undoing import Undoable
from goldthread.partnership.models import Person
from goldthread.publishing.returns.models import Answer, FormQuestion, FormVersion
from goldthread.publishing.returns.policies import check_can_file_row
from goldthread.publishing.returns.writes.forms import ABOUT, ASKED
from goldthread.publishing.returns.writes.opened import drafted, opened
from goldthread.publishing.returns.writes.starting import CARRIED

UNDOABLE: Undoable = {
    Answer: frozenset({*CARRIED, "origin", "provenance", "made_by", "made_at"}),
    FormQuestion: frozenset(ASKED),
    FormVersion: frozenset(ABOUT),
}


def can_be_undone(event: HistoryEvent) -> bool:
    """Is this an entry of the kind that ``undo_change`` takes?"""
    return undoing.can_be_undone(event, UNDOABLE)


@recorded
def undo_change(*, event: HistoryEvent, by: Person) -> Recorded:
    """Put back what one change replaced. Raises InputError saying why not; NotAllowed."""
    row: Recorded = undoing.row_of(event, UNDOABLE)
    check_can_file_row(by, row)  # type: ignore[arg-type]
    filed = opened(row.filed, by) if isinstance(row, Answer) else None
    undoing.put_back(row, event, f"{row._meta.model_name}.undone")
    if filed is not None:
        drafted(filed)
    return row
