"""Actions: lists with the filters of the page, and one with all that hangs on it.

An address belongs to one room with all its methods, so these routes stand in the room of ``action_changes``.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query

from goldthread.api.callers import visit
from goldthread.api.paging import Part, part
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.rendering import ready
from goldthread.api.room import HERE
from goldthread.api.routes.action_changes import ACTION, action_at, room
from goldthread.api.schemas.actions import (
    ActionFilter,
    ActionQuery,
    ActionSeen,
    GroupedSeen,
    GroupQuery,
    action_values,
)
from goldthread.api.schemas.living import ActionWhole
from goldthread.core import files
from goldthread.delivery.grouping.presenters import as_dict
from goldthread.delivery.reads.action import ActionDetail, action_page
from goldthread.delivery.reads.lists import actions_from
from goldthread.publishing.action_csv import csv_of
from goldthread.publishing.renderers import FORMATS


@room.get(HERE + "/actions", response={200: Part[ActionSeen], **READ_PROBLEMS})
def actions(request: HttpRequest, slug: str, asked: Query[ActionQuery]) -> HttpResponse:
    """Actions of the partnership, filtered and sorted as on its page."""
    partnership, _ = visit(request, slug)
    total, rows = actions_from(
        partnership, asked.filters(), first=asked.offset, most=asked.limit, on=timezone.localdate()
    )
    return ready(part(total, asked, [action_values(row) for row in rows]))


@room.get(HERE + "/actions/grouped", response={200: GroupedSeen, **READ_PROBLEMS})
def actions_grouped(request: HttpRequest, slug: str, asked: Query[GroupQuery]) -> dict[str, Any]:
    """How many actions stand under each value of a field, or of two at once."""
    partnership, _ = visit(request, slug)
    return as_dict(partnership, asked.filters(), timezone.localdate())


@room.get(HERE + "/actions.csv", response={200: None, **READ_PROBLEMS})
def actions_csv(request: HttpRequest, slug: str, asked: Query[ActionFilter]) -> HttpResponseBase:
    """Every action asked for as CSV, in the order of the papers, sent as it is made."""
    partnership, _ = visit(request, slug)
    today = timezone.localdate()
    name = files.file_name(partnership.name, "actions", today.isoformat(), ending="csv")
    pieces = csv_of(partnership, asked.filters(), on=today)
    return files.streamed(pieces, name=name, media_type=FORMATS["csv"].media_type)


@room.get(ACTION, response={200: ActionWhole, **READ_PROBLEMS})
def action(request: HttpRequest, slug: str, key: int) -> ActionDetail:
    """One action with everything that hangs on it."""
    found, person = action_at(request, slug, key)
    return action_page(found, timezone.localdate(), by=person)
