"""Open data that is fetched and loaded like a file: keep sources, switch them, fetch one now, see the last times."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import open_data as schemas
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import Indicator, OpenSource
from goldthread.measures.pulls import reads, writes
from goldthread.measures.pulls.presenters import pull_row, source_row
from goldthread.measures.pulls.running import pull_now
from goldthread.measures.reads import find_indicator
from goldthread.partnership.models import Partnership

room = Room(tags=["Measures"])
SOURCES = HERE + "/open-data"
ONE = SOURCES + "/{int:key}"


@room.get(SOURCES, response={200: Part[schemas.OpenSourceGiven], **READ_PROBLEMS})
def open_data(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every source of open data, with what came of it last."""
    partnership, _ = visit(request, slug)
    return part_of([source_row(each) for each in reads.sources(partnership)], window)


@room.get(ONE, response={200: schemas.OpenSourceWhole, **READ_PROBLEMS})
def open_source(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One source with the last times it was asked."""
    return _whole(_found(visit(request, slug)[0], key))


@room.post(SOURCES, response={201: schemas.OpenSourceWhole, **WRITE_PROBLEMS})
def add_open_source(request: HttpRequest, slug: str, source: schemas.OpenSourceSent) -> Status[dict[str, Any]]:
    """Keep a table of a portal. Nothing is fetched by itself before it is switched on."""
    partnership, person = visit(request, slug)
    facts = source.dict(exclude={"measure", "columns"})
    made = writes.add_source(
        partnership=partnership,
        indicator=_measure(partnership, source.measure),
        fields=source.columns,
        by=person,
        **facts,
    )
    return Status(201, _whole(made))


@room.patch(ONE, response={200: schemas.OpenSourceWhole, **WRITE_PROBLEMS})
def change_open_source(request: HttpRequest, slug: str, key: int, change: schemas.OpenSourceChange) -> dict[str, Any]:
    """Put right where it is, which rows are taken and how often."""
    partnership, person = visit(request, slug)
    changes = change.dict(exclude_unset=True, exclude={"revision"})
    if "measure" in changes:
        changes["indicator"] = _measure(partnership, changes.pop("measure"))
    found = _found(partnership, key)
    return _whole(writes.change_source(source=found, changes=changes, revision=change.revision, by=person))


@room.put(ONE + "/columns", response={200: schemas.OpenSourceWhole, **WRITE_PROBLEMS})
def say_columns(request: HttpRequest, slug: str, key: int, said: schemas.OpenSourceColumns) -> dict[str, Any]:
    """Say what its columns hold."""
    partnership, person = visit(request, slug)
    return _whole(writes.say_columns(source=_found(partnership, key), fields=said.columns, by=person))


@room.put(ONE + "/switch", response={200: schemas.OpenSourceWhole, **WRITE_PROBLEMS})
def switch_open_source(request: HttpRequest, slug: str, key: int, sent: schemas.OpenSourceSwitch) -> dict[str, Any]:
    """Fetch it by itself from now on, or no more."""
    partnership, person = visit(request, slug)
    return _whole(writes.switch_source(source=_found(partnership, key), is_on=sent.is_on, by=person))


@room.post(ONE + "/pull", response={200: schemas.OpenPullGiven, **WRITE_PROBLEMS})
def pull_open_source(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """Ask it now, whether or not it is on. What went wrong stands in ``state`` and ``said``."""
    partnership, person = visit(request, slug)
    return pull_row(pull_now(_found(partnership, key), person))


def _whole(source: OpenSource) -> dict[str, Any]:
    seen = reads.source_seen(source)
    return {**source_row(seen), "pulls": [pull_row(each) for each in seen.pulls]}


def _found(partnership: Partnership, number: int) -> OpenSource:
    found = reads.find_source(partnership, number)
    if found is None:
        raise Http404
    return found


def _measure(partnership: Partnership, key: str) -> Indicator | None:
    """The measure of rows that name none. Raises InputError."""
    found = find_indicator(partnership, key) if key else None
    if key and found is None:
        raise InputError(f"There is no measure “{key}” here.", place=Place(field="measure"))
    return found
