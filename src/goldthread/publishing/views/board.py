"""One screen for a board."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.board import board as board_of
from goldthread.measures.presenters.beside import beside
from goldthread.plans.models import Plan
from goldthread.plans.reads.plans import open_plans
from goldthread.publishing import asked, presenters
from goldthread.publishing.reads import two_lists_of

_UNMEASURED = ActionFilters(open=True, without=("measure",))
UNMOVED_SHOWN = 8  # of each of the two lists


@partnership_page
def board(request: PartnershipRequest) -> HttpResponse:
    """What is late, red or blocked, and what happened since last time; of one plan, or of all."""
    try:
        wanted = asked.read(request, request.partnership, on=timezone.localdate())
    except Plan.DoesNotExist as error:
        raise Http404 from error
    found = board_of(wanted.plan or request.partnership, wanted.since, wanted.on)
    two = two_lists_of(wanted.plan or request.partnership, on=wanted.on, shown=UNMOVED_SHOWN)
    page = {
        "two": two,
        "unmeasured_href": wanted.links.actions(_UNMEASURED.but(plan=wanted.plan.slug if wanted.plan else "")),
        "unmoved": beside(two.measures[:UNMOVED_SHOWN], request.partnership.slug),
        "board": found,
        "asked": wanted,
        "plans": open_plans(request.partnership),
        "figures": presenters.figures(found, wanted),
        "needing": presenters.needing(found, wanted),
        "happened": presenters.happened(found, wanted),
    }
    return render(request, "publishing/board.html", page)
