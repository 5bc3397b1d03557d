"""Every change, with who, what, before, after and why, in the transaction of the change itself.

A public write of a room is decorated with ``recorded``; inside it rows are made by ``create`` and changed by
``amend``, which keep their history. Anything else says what it did with ``record``. A write that touches
recorded rows and says nothing is rolled back.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from goldthread.core import recorder, search
from goldthread.core.models import HistoryEvent, Recorded, Scoped
from goldthread.core.prepared import Given, prepared_objects
from goldthread.core.recorder import Recording, UnrecordedWrite

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row", bound=models.Model)


class EditedMeanwhile(Exception):  # noqa: N818 - a sentence
    """Somebody else changed the row since this editor opened it. ``current`` is the row as it is now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("Somebody else changed this since you opened it.")
        self.current = current


def recorded(write: Callable[P, R]) -> Callable[P, R]:
    """A public write: one transaction, one recording, named by its keyword ``by`` (a person).

    A write called from another joins it. Raises UnrecordedWrite if rows changed and no event says so.
    """

    @functools.wraps(write)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        if recorder.current() is not None:
            return write(*args, **kwargs)
        recording = Recording(by=kwargs["by"], reason=str(kwargs.get("reason") or ""))
        try:
            with transaction.atomic(), recorder.opened(recording):
                result = write(*args, **kwargs)
                _keep(recording)
        except BaseException:
            for mend in recording.mends:
                mend()
            raise
        return result

    inner.is_recorded_write = True  # type: ignore[attr-defined]
    return inner


@contextmanager
def by_itself() -> Iterator[None]:
    """A part of a write that may fail alone: nothing of it stays, not even what it said, and the write can go on."""
    recording = recorder.require(HistoryEvent)
    said = len(recording.events)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del recording.events[said:]
        raise


def _keep(recording: Recording) -> None:
    if recording.touched and not recording.events:
        raise UnrecordedWrite(f"{', '.join(sorted(recording.touched))} changed without an event.")
    HistoryEvent.objects.bulk_create(recording.events, batch_size=500)
    for tell in recording.once_kept:
        tell(recording.events)


def record(
    kind: str,
    *,
    target: models.Model,
    thread: models.Model | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str | None = None,
    undoes: HistoryEvent | None = None,
) -> HistoryEvent:
    """Say that ``kind`` ("action.reworded") happened to ``target``; it is kept when the write ends.

    ``thread`` is the row on whose page it shows (by default the target's own ``history_thread``).
    """
    recording = recorder.require(type(target))
    shown_on = thread or getattr(target, "history_thread", None) or target
    event = HistoryEvent(
        partnership_id=_partnership_of(target),
        at=timezone.now(),
        kind=kind,
        by_id=getattr(recording.by, "pk", None),
        by_name=str(recording.by),
        channel=recorder.channel(),
        subject_type=type_of(target),
        subject_id=target.pk,
        thread_type=type_of(shown_on),
        thread_id=shown_on.pk,
        before=_plain(before or {}),
        after=_plain(after or {}),
        reason=recording.reason if reason is None else reason,
        undoes=undoes or recording.undoes,
    )
    recording.events.append(event)
    return event


def create(model: type[Row], kind: str | None = None, /, **fields: Any) -> Row:
    """Make one row and, when ``kind`` is given, say so. Children that ride on their parent's event give none."""
    row = model(**fields)
    _check_one_partnership(row)
    row.save(force_insert=True)
    if kind is not None:
        record(kind, target=row, after=_values(row))
    search.refresh(row)
    return row


def amend(row: Row, kind: str, /, *, revision: int | None = None, reason: str | None = None, **changes: Any) -> Row:
    """Change fields of one row and keep before and after. Nothing changed: nothing is written or said.

    ``revision`` is the one the editor saw; raises EditedMeanwhile when the row has moved on since.
    """
    recorder.open_for(type(row))
    if revision is not None and isinstance(row, Recorded) and row.revision != revision:
        raise EditedMeanwhile(row)
    before = {name: getattr(row, _attribute(row, name)) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    after = {name: getattr(row, _attribute(row, name)) for name in changes}
    changed = [name for name in changes if before[name] != after[name]]
    if not changed:
        return row
    recorder.require(type(row))
    _check_one_partnership(row)
    save_changes(row, changed)
    record(
        kind,
        target=row,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        reason=reason,
    )
    search.refresh(row)
    return row


def save_changes(row: models.Model, changed: Iterable[str]) -> None:
    """Write these fields only if nobody else has since the row was read: check and write are one statement.

    For writes that say what they did to several rows in one event; raises EditedMeanwhile.
    """
    recorder.require(type(row))
    values = {name: getattr(row, name) for name in changed}
    manager = type(row)._default_manager
    if isinstance(row, Recorded):
        seen = row.revision
        written = manager.filter(pk=row.pk, revision=seen).update(**values, revision=F("revision") + 1)
        if not written:
            raise EditedMeanwhile(manager.get(pk=row.pk))
        row.revision = seen + 1
    else:
        manager.filter(pk=row.pk).update(**values)


def type_of(row: models.Model | type[models.Model]) -> str:
    """ "plans.action": how history names a kind of row."""
    return row._meta.label_lower


def of(row: models.Model) -> models.QuerySet[HistoryEvent]:
    """All that happened on this row's page, the latest first."""
    return HistoryEvent.objects.filter(thread_type=type_of(row), thread_id=row.pk)


def latest(row: models.Model, most: int, *, without: str = "") -> list[HistoryEvent]:
    """The first of these, for a page that shows no more; ``without`` is a kind of event that is left out."""
    return _latest(most, without, kind=type_of(row), key=row.pk)


@prepared_objects(HistoryEvent)
def _latest(most: int, without: str) -> models.QuerySet[Any, Any]:
    found = HistoryEvent.objects.filter(thread_type=Given("kind"), thread_id=Given("key"))
    return (found.exclude(kind=without) if without else found)[:most]


def _partnership_of(row: models.Model) -> int | None:
    if isinstance(row, Scoped):
        return row.partnership_id
    if row._meta.label == "partnership.Partnership":
        return row.pk
    return getattr(row, "partnership_id", None)


def _check_one_partnership(row: models.Model) -> None:
    """A row never points into another partnership: checked on every row that is written."""
    mine = _partnership_of(row)
    for relation in row._meta.concrete_fields:
        # only what was handed over or fetched; a key alone was never anybody's choice
        other = row._state.fields_cache.get(relation.name) if relation.is_relation else None
        if other is not None and isinstance(other, Scoped) and _partnership_of(other) != mine:
            raise ValueError(f"{type(row).__name__}.{relation.name} belongs to another partnership.")


def _attribute(row: models.Model, name: str) -> str:
    return row._meta.get_field(name).attname  # type: ignore[union-attr]


def _values(row: models.Model) -> dict[str, Any]:
    skip = {"id", "partnership", "revision"}
    values = {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in skip}
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON keeps them."""
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, str | int | float | bool | list | dict | type(None)):
        return value
    return str(value)
