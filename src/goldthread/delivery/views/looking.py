"""Looking back at what changed since a day, and ahead at what to expect."""

from __future__ import annotations

from datetime import timedelta

from django.http.response import HttpResponseBase
from django.shortcuts import render

from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.meetings.reads import last_met
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.presenters.looking import forecast_tables, since_table
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.reads.forecast import forecast as forecast_of
from goldthread.delivery.reads.since import changed_since
from goldthread.delivery.views.asked import day_asked, found, today
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan

SHOWN = 200  # of each kind on the page; its file holds them all


@partnership_page
def since(request: PartnershipRequest, plan: str) -> HttpResponseBase:
    """The plan beside itself on two days, half a year ago and today unless others are asked for.

    A file with ``?form=``.
    """
    row = found(lambda: reads.find_plan(request.partnership, plan))
    return _since(request, row, row.title, trail=[(row.title, Links(request.partnership.slug).plan(row.slug))])


@partnership_page
def partnership_since(request: PartnershipRequest) -> HttpResponseBase:
    """The same of all plans together."""
    return _since(request, request.partnership, request.partnership.name, trail=[])


def _since(
    request: PartnershipRequest, scope: Partnership | Plan, caption: str, *, trail: list[tuple[str, str]]
) -> HttpResponseBase:
    day, problem = day_asked(request, "since", today() - timedelta(days=182))
    until, wrong = day_asked(request, "until", today())
    if until < day:
        day, until = until, day
    seen = changed_since(scope, day, until)
    if file := file_asked(request, since_table(seen), of=caption):
        return file
    context = {
        "caption": caption,
        "seen": seen,
        "shown": SHOWN,
        "today": today(),
        "problem": problem or wrong,
        "last_met": last_met(request.partnership, today()),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
        "trail": trail,
        "show_plan": scope == request.partnership and len(choices(request.partnership).plans) > 1,
    }
    return render(request, "delivery/since.html", context)


@partnership_page
def forecast(request: PartnershipRequest) -> HttpResponseBase:
    """The chance that each open action ends on time, of one plan or all; how well such forecasts did.

    A file with ``?form=``.
    """
    slug = request.GET.get("plan", "")
    plan = found(lambda: reads.find_plan(request.partnership, slug)) if slug else None
    seen = forecast_of(request.partnership, today(), plan=plan)
    caption = plan.title if plan else request.partnership.name
    if file := file_asked(request, *forecast_tables(seen), of=caption):
        return file
    context = {
        "seen": seen,
        "caption": caption,
        "plan": slug,
        "plans": choices(request.partnership).plans,
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/forecast.html", context)
