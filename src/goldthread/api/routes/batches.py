"""One change of many actions: seen row by row, done as one, undone as one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.lists import BatchSeen, NewBatch, PreviewSeen, Proposed
from goldthread.delivery.batches import reads, shown, writes
from goldthread.delivery.batches.answers import answered
from goldthread.delivery.filters import ActionFilters

room = Room(tags=["Changing many"])
BATCHES = HERE + "/batches"


@room.post(BATCHES + "/preview", response={200: PreviewSeen, **WRITE_PROBLEMS})
def preview(request: HttpRequest, slug: str, asked: Proposed) -> dict[str, Any]:
    """What a change would do to each action. Nothing is changed."""
    partnership, person = visit(request, slug)
    kind, answers = reads.kind_named(asked.what), answered(partnership, asked.what, asked.answers)
    chosen = reads.chosen(
        partnership,
        asked.matching.filters() if asked.matching else ActionFilters(),
        ticked=asked.actions,
        every=asked.matching is not None,
        on=timezone.localdate(),
    )
    seen = reads.preview(partnership, kind, answers, chosen.keys, by=person)
    return shown.preview(kind, answers, seen, chosen.total)


@room.post(BATCHES, response={201: BatchSeen, **WRITE_PROBLEMS})
def do_batch(request: HttpRequest, slug: str, asked: NewBatch) -> Status[dict[str, Any]]:
    """Do what a preview showed. An action that has changed since is left alone and named."""
    partnership, person = visit(request, slug)
    made = writes.do_batch(
        partnership=partnership,
        kind=reads.kind_named(asked.what),
        answers=answered(partnership, asked.what, asked.answers),
        marks=asked.marks,
        by=person,
    )
    return Status(201, shown.batch(made))


@room.get(BATCHES, response={200: Part[BatchSeen], **READ_PROBLEMS})
def batches(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every change of many actions, the latest first."""
    found = reads.batches(visit(request, slug)[0])
    chosen = found[window.offset : window.offset + window.limit]
    return part(found.count(), window, [shown.batch(each) for each in chosen])


@room.get(BATCHES + "/{int:key}", response={200: BatchSeen, **READ_PROBLEMS})
def batch(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One of them."""
    return shown.batch(reads.find_batch(visit(request, slug)[0], key))


@room.post(BATCHES + "/{int:key}/undo", response={200: BatchSeen, **WRITE_PROBLEMS})
def undo_batch(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """Put everything back that still is as it was left; what is not is named in ``kept``."""
    partnership, person = visit(request, slug)
    return shown.batch(writes.undo_batch(batch=reads.find_batch(partnership, key), by=person))
