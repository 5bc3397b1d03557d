"""A plan at a glance, one of its priorities, and its outcomes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core import history
from goldthread.core.policies import allows
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.bars import assessed_words, rag_bar, rag_words
from goldthread.delivery.presenters.columns import columns_of
from goldthread.delivery.presenters.lists import page_of, shortened
from goldthread.delivery.views.asked import found, page_number, today
from goldthread.delivery.watching.reads import watching_of
from goldthread.measures.presenters.beside import beside
from goldthread.measures.reads import measures_of
from goldthread.plans.policies import check_can_edit_row


@partnership_page
def plan(request: PartnershipRequest, plan: str) -> HttpResponse:
    """Each priority: how many actions, how they stand, what is next and what is late."""
    row = found(lambda: reads.find_plan(request.partnership, plan))
    context = {
        "seen": reads.overview(row, today()),
        "links": Links(request.partnership.slug),
        "rag_bar": rag_bar,
        "rag_words": rag_words,
        "assessed_words": assessed_words,
        "shortened": shortened,
        "history": entries(history.latest(row, 10)),
        "may_edit": allows(check_can_edit_row, request.person, row),
        "watching": watching_of(request.person, row),
    }
    return render(request, "delivery/plan.html", context)


@partnership_page
def priority(request: PartnershipRequest, priority: int) -> HttpResponse:
    """One priority with its actions in the order of the paper."""
    row = found(lambda: reads.find_priority(request.partnership, priority))
    seen = reads.priority_page(row, today(), page=page_number(request))
    context = {
        "seen": seen,
        "page": page_of(seen.actions),
        "watching": watching_of(request.person, row),
        "columns": columns_of(seen.actions.filters),
        "measures": beside(measures_of(row, on=today()), request.partnership.slug),
        "may_edit": allows(check_can_edit_row, request.person, row),
        "links": Links(request.partnership.slug),
        "rag_bar": rag_bar,
        "rag_words": rag_words,
        "assessed_words": assessed_words,
        "shortened": shortened,
    }
    return render(request, "delivery/priority.html", context)


@partnership_page
def outcomes(request: PartnershipRequest, plan: str) -> HttpResponse:
    """What the plan is for: each outcome and how many actions aim at it."""
    row = found(lambda: reads.find_plan(request.partnership, plan))
    context = {"seen": reads.outcomes(row, today()), "links": Links(request.partnership.slug)}
    return render(request, "delivery/outcomes.html", context)
