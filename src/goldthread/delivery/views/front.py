"""Where everybody lands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.bars import rag_bar, rag_words
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.views.asked import today
from goldthread.plans.policies import check_can_edit


@partnership_page
def front(request: PartnershipRequest) -> HttpResponse:
    """The plans of a partnership and what needs attention; before there is a plan, how to bring one in."""
    context = {
        "seen": reads.front(request.partnership, today()),
        "links": Links(request.partnership.slug),
        "may_edit": allows(check_can_edit, request.person, request.partnership),
        "rag_bar": rag_bar,
        "rag_words": rag_words,
        "shortened": shortened,
    }
    return render(request, "delivery/front.html", context)
