"""Doing one change to many actions, and undoing it, each as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from goldthread.core import history, recorder
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.core.models import HistoryEvent
from goldthread.core.policies import NotAllowed
from goldthread.core.undoing import undoing
from goldthread.delivery.batches.changes import Answers, Kind
from goldthread.delivery.batches.models import Batch
from goldthread.delivery.batches.policies import check_can_undo
from goldthread.delivery.batches.reads import preview
from goldthread.delivery.models import Cadence, ProgressUpdate
from goldthread.delivery.writes import set_cadence, take_back_update
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.plans import writes as plans
from goldthread.plans.models import Action, Assignment
from goldthread.plans.policies import check_can_read

CHANGED_SINCE = "Somebody changed it after you looked, so it was left alone."
_OWNERS: Mapping[str, type[Any]] = {"body": Body, "group": Group, "post": Post, "person": Person}


@recorded
def do_batch(
    *, partnership: Partnership, kind: Kind, answers: Answers, marks: Mapping[int, str], by: Person
) -> Batch:
    """Change the actions of a preview, given with the mark each had there. All of it or nothing is kept.

    An action that has changed since, or that this person may not change so, is left alone and named in ``left``.
    Raises NotAllowed, InputError when nothing at all is left to change.
    """
    check_can_read(by, partnership)
    changed: list[int] = []
    left: list[dict[str, Any]] = []
    for seen in preview(partnership, kind, answers, list(marks), by=by):
        why = CHANGED_SINCE if seen.mark != marks[seen.action.pk] else seen.why_not
        why = why or _attempt(lambda seen=seen: kind.write(seen.action, answers, by))
        if why:
            left.append({"action": seen.action.pk, "why": why})
        else:
            changed.append(seen.action.pk)
    if not changed:
        raise InputError("Nothing was changed: every one of these was left alone.", advice="Look at the preview.")
    batch = history.create(
        Batch,
        "batch.done",
        partnership=partnership,
        words=kind.words(answers)[:500],
        by=by,
        actions=changed,
        left=left,
    )
    recorder.once_kept(lambda events: _keep_events(batch, events))
    return batch


def _attempt(write: Any) -> str:
    """Do it; or say in words why that was not possible, with nothing of it done."""
    try:
        with history.by_itself():
            write()
    except EditedMeanwhile:
        return CHANGED_SINCE
    except (InputError, NotAllowed) as error:
        return str(error)
    return ""


def _keep_events(batch: Batch, events: list[HistoryEvent]) -> None:
    """Which entries of the history this was: what an undo goes back through."""
    batch.events = [event.pk for event in events if event.thread_type == "plans.action"]
    Batch.objects.filter(pk=batch.pk).update(events=batch.events)


@recorded
def undo_batch(*, batch: Batch, by: Person) -> Batch:
    """Put everything back that still is as the batch left it, the last first; the rest is named in ``kept``.

    Raises NotAllowed, InputError when it was undone already.
    """
    check_can_undo(by, batch)
    if batch.undone_at is not None:
        raise InputError("This was undone already.")
    kept: dict[int, str] = {}
    events: defaultdict[int, list[HistoryEvent]] = defaultdict(list)
    for event in HistoryEvent.objects.filter(pk__in=batch.events, partnership=batch.partnership).order_by("-id"):
        events[event.thread_id].append(event)
    for action, theirs in events.items():
        if why := _attempt(lambda theirs=theirs: _put_all_back(theirs, by)):
            kept[action] = why
    return history.amend(
        batch,
        "batch.undone",
        undone_at=timezone.now(),
        kept=[{"action": key, "why": why} for key, why in kept.items()],
    )


def _put_all_back(events: Iterable[HistoryEvent], by: Person) -> None:
    for event in events:
        _put_back(event, by)


def _put_back(event: HistoryEvent, by: Person) -> None:
    if plans.can_be_undone(event):
        plans.undo_change(event=event, by=by)
        return
    with undoing(event):
        match event.kind:
            case "assignment.given":
                plans.unassign(assignment=_row(Assignment, event), reason="Undone.", by=by)
            case "assignment.taken":
                _give_back(event, by)
            case "cadence.set":
                _owe_as_before(_row(Cadence, event), by)
            case "update.recorded":
                update = _row(ProgressUpdate, event)
                take_back_update(update=update, reason="This was undone.", by=by)


def _row(model: type[Any], event: HistoryEvent) -> Any:
    """The row an entry is about. Raises InputError when it is gone."""
    row = model._default_manager.filter(partnership=event.partnership_id, pk=event.subject_id).first()
    if row is None:
        raise InputError("This has been changed again since.", advice="Make the change by hand.")
    return row


def _give_back(event: HistoryEvent, by: Person) -> None:
    action = Action.objects.get(partnership=event.partnership_id, pk=event.thread_id)
    said = dict(event.before)
    kind = said.pop("kind")
    name, value = next(iter(said.items()))
    if name != "printed":
        value = _OWNERS[name]._default_manager.get(partnership=action.partnership, pk=value)
    plans.assign(thing=action, owner=value, kind=kind, by=by)


def _owe_as_before(latest: Cadence, by: Person) -> None:
    """Raises InputError when another cadence has been set since."""
    action = Action.objects.get(partnership=latest.partnership_id, pk=latest.action_id or 0)
    theirs = action.cadences.order_by("-id")
    if theirs.first() != latest:
        raise InputError("This has been changed again since.", advice="Make the change by hand.")
    before = theirs.filter(pk__lt=latest.pk).first()
    set_cadence(target=action, days=before.days if before else None, by=by)
