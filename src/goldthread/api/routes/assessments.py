"""How actions are assessed: on any day, why, and what was said where that differs from what is stated."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.routes.plans import PLAN, plan_at
from goldthread.api.schemas import changes
from goldthread.api.schemas.actions import action_values
from goldthread.api.schemas.asked import ForecastQuery, OnQuery, Since
from goldthread.api.schemas.living import Assessment, Explanation, StandingDifference, assessment_values
from goldthread.api.schemas.looking import ForecastSeen, SinceSeen, forecast_values, since_values
from goldthread.core import rows
from goldthread.delivery import reads
from goldthread.delivery.reads.forecast import forecast as forecast_of
from goldthread.delivery.reads.since import changed_since
from goldthread.delivery.writes import explain_difference
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan

room = Room(tags=["Assessments"])


@room.get(ACTION + "/assessment", response={200: Assessment, **READ_PROBLEMS})
def assessment(request: HttpRequest, slug: str, key: int, asked: Query[OnQuery]) -> dict[str, Any]:
    """Stated and assessed on a day, as known on that day. 404 for a day before the action was in the plan."""
    action, _ = action_at(request, slug, key)
    try:
        return assessment_values(reads.assessment_of(action, asked.on or timezone.localdate()))
    except KeyError:
        raise Http404 from None


@room.post(ACTION + "/explanations", response={201: Explanation, **WRITE_PROBLEMS})
def explain(request: HttpRequest, slug: str, key: int, said: changes.Explained) -> Status[dict[str, Any]]:
    """Say in a sentence why the two differ."""
    action, person = action_at(request, slug, key)
    made = explain_difference(action=action, words=said.words, by=person)
    shown = {name: getattr(made, name) for name in ("words", "stated_rag", "assessed_rag", "at")}
    return Status(201, {**shown, "by": person.name})


@room.get(HERE + "/differences", response={200: list[StandingDifference], **READ_PROBLEMS})
def differences(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """Open actions stated otherwise than assessed, the worst first; two hundred at the most."""
    partnership, _ = visit(request, slug)
    found = reads.differences(partnership, timezone.localdate(), shown=200)
    return [
        {"action": action_values(each.row), "reasons": each.reasons, "explanation": each.explanation}
        for each in found.rows
    ]


@room.get(PLAN + "/since", response={200: SinceSeen, **READ_PROBLEMS})
def since(request: HttpRequest, slug: str, plan: str, asked: Query[Since]) -> dict[str, Any]:
    """What was added, reworded, moved, completed and dropped since a day; half a year ago where it is left out."""
    return _since(plan_at(request, slug, plan)[0], asked)


@room.get(HERE + "/since", response={200: SinceSeen, **READ_PROBLEMS})
def partnership_since(request: HttpRequest, slug: str, asked: Query[Since]) -> dict[str, Any]:
    """The same of all plans of the partnership together."""
    return _since(visit(request, slug)[0], asked)


def _since(scope: Partnership | Plan, asked: Since) -> dict[str, Any]:
    today = timezone.localdate()
    return since_values(changed_since(scope, min(asked.since or today - timedelta(days=182), today), today))


@room.get(HERE + "/forecast", response={200: ForecastSeen, **READ_PROBLEMS})
def forecast(request: HttpRequest, slug: str, asked: Query[ForecastQuery]) -> dict[str, Any]:
    """The chance that each open action ends on time, how many will be late next quarter, and how well that did."""
    partnership, _ = visit(request, slug)
    plan = rows.one(Plan, of=partnership, slug=asked.plan) if asked.plan else None
    return forecast_values(forecast_of(partnership, timezone.localdate(), plan=plan))
