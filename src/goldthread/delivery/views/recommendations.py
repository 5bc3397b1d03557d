"""What was recommended, and the thread from a recommendation to what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.views.asked import found, today
from goldthread.plans.policies import check_can_edit_row


@partnership_page
def recommendations(request: PartnershipRequest) -> HttpResponse:
    """Every recommendation this partnership answers, and how far."""
    context = {
        "seen": reads.recommendations(request.partnership, today()),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/recommendations.html", context)


@partnership_page
def recommendation(request: PartnershipRequest, recommendation: int) -> HttpResponse:
    """From a recommendation to its priorities, actions, milestones, what was last said, and the outcomes."""
    row = found(lambda: reads.find_recommendation(request.partnership, recommendation))
    context = {
        "seen": reads.thread(row, today()),
        "may_edit": allows(check_can_edit_row, request.person, row),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/recommendation.html", context)
