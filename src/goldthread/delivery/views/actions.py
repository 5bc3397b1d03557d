"""The list of actions, and one action with all about it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core.listing import Page
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.escalation.reads import live_escalation_of
from goldthread.delivery.filters import NO_RAG, ActionFilters
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import (
    COLUMNS,
    TICKS,
    chips,
    page_of,
    shortened,
    sorting_of,
    updates_page_of,
)
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.views.asked import found, page_number, today
from goldthread.kernel.rag import Rag
from goldthread.measures.presenters.beside import beside
from goldthread.measures.reads import measures_of
from goldthread.plans.models import ActionStatus


@partnership_page
def actions(request: PartnershipRequest) -> HttpResponse:
    """Filtered and sorted by anything; the address keeps it all."""
    seen = reads.actions(request.partnership, ActionFilters.from_query(request.GET), on=today())
    links, known = Links(request.partnership.slug), choices(request.partnership)
    context = {
        "seen": seen,
        "page": page_of(seen),
        "sorting": sorting_of(seen.filters),
        "columns": COLUMNS,
        "choices": known,
        "statuses": ActionStatus.choices,
        "rags": [*((rag.value, rag.value.capitalize()) for rag in Rag), (NO_RAG, "None stated")],
        "assessed_rags": [*((rag.value, rag.value.capitalize()) for rag in Rag), (NO_RAG, "Cannot be assessed")],
        "only": TICKS,
        "chips": chips(seen.filters, known, links.actions),
        "links": links,
        "shortened": shortened,
    }
    return render(request, "delivery/actions.html", context)


@partnership_page
def action(request: PartnershipRequest, action: int) -> HttpResponse:
    """Everything about one action."""
    row = found(lambda: reads.find_action(request.partnership, action))
    seen = reads.action_page(row, today(), by=request.person, updates_page=page_number(request))
    context = {
        "seen": seen,
        "escalation": live_escalation_of(row),
        "updates_page": updates_page_of(seen.updates),
        "measures": beside(measures_of(row, on=today()), request.partnership.slug),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/action.html", context)


@partnership_page
def history(request: PartnershipRequest, action: int) -> HttpResponse:
    """Everything that ever happened to one action, in pages."""
    row = found(lambda: reads.find_action(request.partnership, action))
    listed, links = Page.of(request, reads.told_of(row)), Links(request.partnership.slug)
    name = shortened(str(row), 80)
    context = {
        "name": name,
        "listed": listed,
        "entries": entries(listed.rows),
        "trail": [(row.plan.title, links.plan(row.plan.slug)), (name, links.action(row.pk))],
    }
    return render(request, "delivery/action_history.html", context)
