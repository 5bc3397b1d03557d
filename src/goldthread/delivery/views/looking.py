"""Looking back at what changed since a day, and ahead at what to expect."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.reads.forecast import forecast as forecast_of
from goldthread.delivery.reads.since import plan_since
from goldthread.delivery.views.asked import day_asked, found, today


@partnership_page
def since(request: PartnershipRequest, plan: str) -> HttpResponse:
    """The plan beside itself on an earlier day; half a year ago unless a day is asked for."""
    row = found(lambda: reads.find_plan(request.partnership, plan))
    day, problem = day_asked(request, "since", today() - timedelta(days=182))
    links = Links(request.partnership.slug)
    context = {
        "plan": row,
        "seen": plan_since(row, day, today()),
        "problem": problem,
        "links": links,
        "shortened": shortened,
        "trail": [(row.title, links.plan(row.slug))],
    }
    return render(request, "delivery/since.html", context)


@partnership_page
def forecast(request: PartnershipRequest) -> HttpResponse:
    """The chance that each open action ends on time, and how well such forecasts did."""
    context = {
        "seen": forecast_of(request.partnership, today()),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/forecast.html", context)
