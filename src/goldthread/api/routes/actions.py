"""Actions: lists with the filters of the page, one with all that hangs on it, and changes to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from goldthread.api.callers import visit
from goldthread.api.paging import Part, part
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.rendering import ready
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.actions import ActionQuery, ActionSeen, action_values
from goldthread.delivery.reads.lists import actions_from

room = Room(tags=["Actions"])


@room.get(HERE + "/actions", response={200: Part[ActionSeen], **READ_PROBLEMS})
def actions(request: HttpRequest, slug: str, asked: Query[ActionQuery]) -> HttpResponse:
    """Actions of the partnership, filtered and sorted as on its page."""
    partnership, _ = visit(request, slug)
    total, rows = actions_from(
        partnership, asked.filters(), first=asked.offset, most=asked.limit, on=timezone.localdate()
    )
    return ready(part(total, asked, [action_values(row) for row in rows]))
