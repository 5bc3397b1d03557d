"""Lists of actions kept under a name: your own, and those shared with the partnership."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Status

from goldthread.api import currents
from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.rendering import ready
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.actions import ActionSeen, action_values
from goldthread.api.schemas.lists import ListChange, NewList, SavedListSeen, named
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.reads.lists import actions_from
from goldthread.delivery.saved_lists import reads, writes
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.shown import as_dict
from goldthread.partnership.models import Person

room = Room(tags=["Saved lists"])
LISTS = HERE + "/saved-lists"
LIST = LISTS + "/{int:key}"


def list_at(request: HttpRequest, slug: str, key: int) -> tuple[SavedList, Person]:
    """The list and who asks. Raises Http404, SavedList.DoesNotExist for one that is not theirs to see."""
    partnership, person = visit(request, slug)
    return reads.find_saved(person, partnership, key), person


def _shown(saved: SavedList, by: Person) -> dict[str, Any]:
    return as_dict(saved, by, choices(saved.partnership))


@currents.shows("delivery.savedlist")
def shown(saved: SavedList) -> dict[str, Any]:
    """A list as it is now, to whoever sent an older revision."""
    return _shown(saved, saved.owner)


@room.get(LISTS, response={200: Part[SavedListSeen], **READ_PROBLEMS})
def saved_lists(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Your own and those shared, by name."""
    partnership, person = visit(request, slug)
    found, known = reads.visible_to(person, partnership), choices(partnership)
    chosen = found[window.offset : window.offset + window.limit]
    return part(found.count(), window, [as_dict(each, person, known) for each in chosen])


@room.post(LISTS, response={201: SavedListSeen, **WRITE_PROBLEMS})
def save_list(request: HttpRequest, slug: str, made: NewList) -> Status[dict[str, Any]]:
    """Keep a list under a name. What is kept is its address: it always shows what it finds today."""
    partnership, person = visit(request, slug)
    return Status(201, _shown(writes.save_list(partnership=partnership, by=person, **made.dict()), person))


@room.get(LIST, response={200: SavedListSeen, **READ_PROBLEMS})
def saved_list(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One list: its name and what it shows."""
    return _shown(*list_at(request, slug, key))


@room.get(LIST + "/actions", response={200: Part[ActionSeen], **READ_PROBLEMS})
def actions_of_list(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> HttpResponse:
    """The actions it finds today, in its order."""
    saved, _ = list_at(request, slug, key)
    total, rows = actions_from(
        saved.partnership,
        reads.filters_of(saved),
        first=window.offset,
        most=window.limit,
        on=timezone.localdate(),
    )
    return ready(part(total, window, [action_values(row) for row in rows]))


@room.patch(LIST, response={200: SavedListSeen, **WRITE_PROBLEMS})
def change_list(request: HttpRequest, slug: str, key: int, change: ListChange) -> dict[str, Any]:
    """Another name or address; shared or not."""
    saved, person = list_at(request, slug, key)
    return _shown(writes.change_list(saved=saved, by=person, **named(change)), person)


@room.delete(LIST, response={204: None, **WRITE_PROBLEMS})
def remove_list(request: HttpRequest, slug: str, key: int) -> Status[None]:
    """Take it away. On its page it can be put back."""
    saved, person = list_at(request, slug, key)
    writes.remove_list(saved=saved, by=person)
    return Status(204, None)
