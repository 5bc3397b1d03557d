"""What you keep an eye on, and what has happened to it."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.lists import WatchedActions, WatchedCount, WatchedKind, WatchedSeen, WatchQuery
from goldthread.delivery.watching import reads, writes
from goldthread.delivery.watching.shown import as_dict

room = Room(tags=["Watching"])
WATCHING = HERE + "/watching"
THING = WATCHING + "/{kind}/{int:key}"


@room.get(WATCHING, response={200: list[WatchedSeen], **READ_PROBLEMS})
def watching(request: HttpRequest, slug: str, asked: Query[WatchQuery]) -> list[dict[str, Any]]:
    """Everything you watch, the latest first, with what others did to it."""
    _, person = visit(request, slug)
    if person.pk is None:
        return []
    since = timezone.make_aware(datetime.combine(asked.since, time.min)) if asked.since else reads.last_told(person)
    return [as_dict(each) for each in reads.watched_by(person, since=since, on=timezone.localdate())]


@room.put(THING, response={204: None, **WRITE_PROBLEMS})
def watch(request: HttpRequest, slug: str, kind: WatchedKind, key: int) -> Status[None]:
    """From now on it is told of in your weekly message. Twice is once."""
    partnership, person = visit(request, slug)
    writes.watch(thing=reads.find_thing(person, partnership, kind, key), by=person)
    return Status(204, None)


@room.delete(THING, response={204: None, **WRITE_PROBLEMS})
def stop_watching(request: HttpRequest, slug: str, kind: WatchedKind, key: int) -> Status[None]:
    """It is told of no longer."""
    partnership, person = visit(request, slug)
    writes.stop_watching(thing=reads.find_thing(person, partnership, kind, key), by=person)
    return Status(204, None)


@room.post(WATCHING + "/actions", response={200: WatchedCount, **WRITE_PROBLEMS})
def watch_actions(request: HttpRequest, slug: str, asked: WatchedActions) -> dict[str, int]:
    """Watch many actions at once."""
    partnership, person = visit(request, slug)
    return {"watched": writes.watch_actions(partnership=partnership, keys=asked.actions, by=person)}
