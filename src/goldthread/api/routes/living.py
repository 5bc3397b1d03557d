"""How things stand: a plan at a glance, the board, the calendar, the search."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query
from ninja.errors import ValidationError

from goldthread.api.callers import visit
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.plans import PLAN, plan_at
from goldthread.api.schemas.asked import BoardQuery, DueQuery, SearchQuery, TimelineQuery
from goldthread.api.schemas.living import BoardSeen, Due, Found, Overview
from goldthread.api.schemas.looking import SummarySeen, TimelineSeen
from goldthread.core import rows, search
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.board import board as board_of
from goldthread.delivery.reads.dates import DueItem, due
from goldthread.delivery.reads.overview import PlanOverview
from goldthread.delivery.reads.overview import overview as overview_of
from goldthread.delivery.summary import shown
from goldthread.delivery.summary.reads import summary
from goldthread.delivery.timeline.reads import timeline
from goldthread.delivery.timeline.shown import as_dict as bar_as_dict
from goldthread.delivery.timeline.spans import Zoom
from goldthread.measures.presenters.plain import two_lists_plain
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan
from goldthread.publishing.reads import last_time, two_lists_of

room = Room(tags=["How things stand"])
LONGEST = timedelta(days=5 * 366)


@room.get(PLAN + "/overview", response={200: Overview, **READ_PROBLEMS})
def overview(request: HttpRequest, slug: str, plan: str) -> PlanOverview:
    """Each priority: how many actions, how they stand, what is next, what is late."""
    return overview_of(plan_at(request, slug, plan)[0], timezone.localdate())


@room.get(PLAN + "/summary", response={200: SummarySeen, **READ_PROBLEMS})
def priority_summary(request: HttpRequest, slug: str, plan: str) -> dict[str, Any]:
    """Each priority with everything that can be counted of it, its measures, and the whole."""
    return shown.as_dict(summary(plan_at(request, slug, plan)[0], timezone.localdate()))


@room.get(PLAN + "/timeline", response={200: TimelineSeen, **READ_PROBLEMS})
def plan_timeline(request: HttpRequest, slug: str, plan: str, asked: Query[TimelineQuery]) -> dict[str, Any]:
    """Actions and milestones along time, with the dates first promised and those agreed now."""
    filters = ActionFilters(sort="paper", priority=asked.priority, page=asked.page)
    found, today = plan_at(request, slug, plan)[0], timezone.localdate()
    seen = timeline(found, filters, zoom=Zoom(asked.zoom), day=asked.day, on=today)
    return {
        "first": seen.stretch.first,
        "last": seen.stretch.last,
        "page": seen.actions.number,
        "pages": seen.actions.pages,
        "total": seen.actions.total,
        "undated": seen.undated_total,
        "bars": [bar_as_dict(bar) for bar in seen.bars],
    }


@room.get(HERE + "/board", response={200: BoardSeen, **READ_PROBLEMS})
def board(request: HttpRequest, slug: str, asked: Query[BoardQuery]) -> dict[str, Any]:
    """What is late, red or blocked, what happened since last time, and what is measured without being moved."""
    scope, today = _scope(request, slug, asked.plan), timezone.localdate()
    found = board_of(scope, asked.since or last_time(scope, today), today, shown=asked.limit)
    two = two_lists_of(scope, on=today, shown=asked.limit)
    return {**two_lists_plain(two), **{each.name: getattr(found, each.name) for each in fields(found)}}


@room.get(HERE + "/calendar", response={200: list[Due], **READ_PROBLEMS})
def calendar(request: HttpRequest, slug: str, asked: Query[DueQuery]) -> tuple[DueItem, ...]:
    """Actions and milestones whose timescale ends in a stretch of days, both days included."""
    scope, today = _scope(request, slug, asked.plan), timezone.localdate()
    first = asked.first or today
    last = asked.last or first + timedelta(days=92)
    if last - first > LONGEST:
        raise ValidationError([{"loc": ("query", "to"), "msg": "Ask for five years at the most."}])
    return due(scope, first, last, on=today)


@room.get(HERE + "/search", response={200: list[Found], **READ_PROBLEMS})
def find(request: HttpRequest, slug: str, asked: Query[SearchQuery]) -> list[search.Hit]:
    """Whatever holds all these words, best first."""
    partnership, _ = visit(request, slug)
    return search.find(
        asked.words, partnership_id=partnership.pk, kind=asked.kind, limit=asked.limit, offset=asked.offset
    )


def _scope(request: HttpRequest, slug: str, plan: str) -> Plan | Partnership:
    partnership, _ = visit(request, slug)
    found: Any = rows.one(Plan, of=partnership, slug=plan) if plan else partnership
    return found
