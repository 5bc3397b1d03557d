"""Putting back what one change replaced, by a new entry; what was undone stays in the history."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import models

from goldthread.core import history, recorder
from goldthread.core.models import HistoryEvent
from goldthread.kernel.errors import InputError

Undoable = Mapping[type[models.Model], Collection[str]]


def can_be_undone(event: HistoryEvent, undoable: Undoable) -> bool:
    """Did this event change fields, and only ones that may be put back?"""
    fields = {history.type_of(model): names for model, names in undoable.items()}.get(event.subject_type)
    return bool(event.before) and fields is not None and set(event.before) <= set(fields)


def row_of(event: HistoryEvent, undoable: Undoable) -> Any:
    """The row that the event changed. Raises InputError when it cannot be undone or is not there."""
    if not can_be_undone(event, undoable):
        raise InputError("This entry cannot be undone.", advice="Make the change by hand.")
    model = next(model for model in undoable if history.type_of(model) == event.subject_type)
    row = model._default_manager.filter(pk=event.subject_id).first()
    if row is None:
        raise InputError("What was changed is no longer there.")
    return row


def put_back(row: Any, event: HistoryEvent, kind: str) -> None:
    """Give the row what it held before the event, as an event of ``kind`` that undoes it.

    Raises InputError when the row has been changed again since.
    """
    now = {name: _now(row, name) for name in event.before}
    if now != {name: event.after.get(name) for name in event.before}:
        raise InputError(
            "This has been changed again since.", advice="Undo the later change first, or make the change by hand."
        )
    with undoing(event):
        history.amend(row, kind, **{name: _value(row, name, kept) for name, kept in event.before.items()})


@contextmanager
def undoing(event: HistoryEvent) -> Iterator[None]:
    """Whatever is recorded inside is marked as undoing this event."""
    recording = recorder.require(HistoryEvent)
    outer, recording.undoes = recording.undoes, event
    try:
        yield
    finally:
        recording.undoes = outer


def _now(row: Any, name: str) -> Any:
    value = getattr(row, row._meta.get_field(name).attname)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _value(row: Any, name: str, kept: Any) -> Any:
    """What history kept, in the form the row takes."""
    field = row._meta.get_field(name)
    if not field.is_relation:
        return field.to_python(kept)
    if kept is None:
        return None
    found = field.related_model._default_manager.filter(partnership_id=row.partnership_id, pk=kept).first()
    if found is None:
        raise InputError("What it pointed to before is no longer there.")
    return found
