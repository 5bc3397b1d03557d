"""The list of actions, and one action with all about it."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from goldthread.core.listing import Page
from goldthread.core.presenters import entries
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.escalation.reads import live_escalation_of
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.grouping.presenters import tables_of
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened, updates_page_of
from goldthread.delivery.views.asked import found, page_number, today
from goldthread.delivery.views.listing import list_of_actions
from goldthread.delivery.watching.reads import watching_of
from goldthread.measures.presenters.beside import beside
from goldthread.measures.reads import measures_of
from goldthread.plans.rules.texts import lead_in


@partnership_page
def actions(request: PartnershipRequest) -> HttpResponseBase:
    """Filtered, sorted and grouped by anything; the address keeps it all. The same as a file with ``?form=``."""
    filters = ActionFilters.from_query(request.GET)
    file = file_asked(request, *tables_of(request.partnership, filters, today()), of=request.partnership.name)
    return file or render(request, "delivery/actions.html", list_of_actions(request, filters))


@partnership_page
def action(request: PartnershipRequest, action: int) -> HttpResponse:
    """Everything about one action."""
    row = found(lambda: reads.find_action(request.partnership, action))
    seen = reads.action_page(row, today(), by=request.person, updates_page=page_number(request))
    context = {
        "seen": seen,
        "watching": watching_of(request.person, row),
        "escalation": live_escalation_of(row),
        "updates_page": updates_page_of(seen.updates),
        "measures": beside(measures_of(row, on=today()), request.partnership.slug, action=row.pk),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
        "lead_in": lead_in,
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
