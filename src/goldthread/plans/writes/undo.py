"""Undoing a change of a live plan by a new entry. What was undone stays in the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import models

from goldthread.core import history, recorder
from goldthread.core.history import recorded
from goldthread.core.models import HistoryEvent, Recorded
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale import Timescale
from goldthread.partnership.models import Person
from goldthread.plans import models as plans
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.writes.actions import reword_action
from goldthread.plans.writes.dates import change_milestone_timescale, change_timescale

# Which fields of which rows an undo may put back. How an action stands is undone by a new update instead.
UNDOABLE: Mapping[type[models.Model], frozenset[str]] = {
    plans.Plan: frozenset({"title", "area", "lead_body", "period", "starts", "ends", "cadence_days"}),
    plans.PlanVersion: frozenset({"label", "agreed_on", "agreed_by", "note"}),
    plans.Priority: frozenset({"title", "ref"}),
    plans.Outcome: frozenset({"text"}),
    plans.Action: frozenset(
        {"text", "ref", "sub_priority", "comments", "parts", "priority", "position", "timescale"}
    ),
    plans.Milestone: frozenset({"text", "done_on", "dropped_on", "timescale"}),
    plans.Assignment: frozenset({"kind", "body", "group", "post", "person"}),
    plans.SourceDocument: frozenset({"title", "body", "level", "published", "link"}),
    plans.Recommendation: frozenset({"ref", "section", "text"}),
}
_MODELS = {history.type_of(model): model for model in UNDOABLE}


def can_be_undone(event: HistoryEvent) -> bool:
    """Is this an entry of the kind that ``undo_change`` takes?"""
    model = _MODELS.get(event.subject_type)
    return model is not None and bool(event.before) and set(event.before) <= UNDOABLE[model]


@recorded
def undo_change(*, event: HistoryEvent, by: Person) -> Recorded:
    """Put back what one change replaced, if the row still holds what the change left.

    Raises InputError saying why not; NotAllowed.
    """
    if not can_be_undone(event):
        raise InputError("This entry cannot be undone.", advice="Make the change by hand.")
    row: Any = _MODELS[event.subject_type]._default_manager.filter(pk=event.subject_id).first()
    if row is None:
        raise InputError("What was changed is no longer there.")
    check_can_edit_row(by, row)
    now = {name: _now(row, name) for name in event.before}
    left = {name: event.after.get(name) for name in event.before}
    if now != left:
        raise InputError(
            "This has been changed again since.", advice="Undo the later change first, or make the change by hand."
        )
    with _undoing(event):
        _put_back(row, event, by)
    return row


def _put_back(row: Any, event: HistoryEvent, by: Person) -> None:
    before = event.before
    if "timescale" in before:
        change: Callable[..., Any] = change_timescale if isinstance(row, plans.Action) else change_milestone_timescale
        timescale = Timescale.from_dict(before["timescale"])
        change(**{row._meta.model_name: row}, timescale=timescale, reason="The change before was undone.", by=by)
    elif event.kind == "action.reworded":
        reword_action(action=row, by=by, **before)
    else:
        history.amend(
            row, f"{row._meta.model_name}.undone", **{name: _value(row, name, before[name]) for name in before}
        )


@contextmanager
def _undoing(event: HistoryEvent) -> Iterator[None]:
    """Whatever is recorded inside is marked as undoing this event."""
    recording = recorder.require(HistoryEvent)
    outer, recording.undoes = recording.undoes, event
    try:
        yield
    finally:
        recording.undoes = outer


def _now(row: Any, name: str) -> Any:
    """What the row holds, in the form in which history keeps it."""
    if name == "timescale":
        return row.timescale.to_dict()
    if name == "parts":
        return [part.text for part in row.parts.all()]
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
