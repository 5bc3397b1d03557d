"""Who has what: one owner, and one's own work."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.filters import OWNER_KINDS, ActionFilters, OwnerKey
from goldthread.delivery.links import Links
from goldthread.delivery.policies import may_go_round
from goldthread.delivery.presenters.columns import columns_of, table_of
from goldthread.delivery.presenters.lists import page_of, shortened, sorting_of
from goldthread.delivery.reads.evidence import unchecked
from goldthread.delivery.reads.lists import rows_in_order
from goldthread.delivery.saved_lists.reads import visible_to
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.watching.reads import last_told, watched_by
from goldthread.partnership.models import Role
from goldthread.plans.policies import EDITORS


@partnership_page
def owner(request: PartnershipRequest, kind: str, owner: int) -> HttpResponseBase:
    """What a body, group, post or person has; a file with ``?form=``."""
    if kind not in OWNER_KINDS:
        raise Http404
    filters = ActionFilters.from_query(request.GET)
    seen = found(lambda: reads.owner_page(request.partnership, OwnerKey(kind, owner), filters, today()))
    table = table_of(
        ((row,) for row in rows_in_order(request.partnership, seen.actions.filters, on=today())), filters
    )
    if file := file_asked(request, table, of=seen.name):
        return file
    context = {
        "seen": seen,
        "may_go_round": may_go_round(request.person, OwnerKey(kind, owner)),
        "page": page_of(seen.actions),
        "sorting": sorting_of(seen.actions.filters),
        "columns": columns_of(filters),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/owner.html", context)


@partnership_page
def my_work(request: PartnershipRequest) -> HttpResponse:
    """What is mine, my posts', my body's and my groups': late first."""
    checks = request.person.holds(*EDITORS, Role.ANALYST)
    context = {
        "unchecked": unchecked(request.partnership).count() if checks else 0,
        "seen": reads.my_work(request.person, today()),
        "watched": watched_by(request.person, since=last_told(request.person), on=today())
        if request.person.pk
        else [],
        "lists": visible_to(request.person, request.partnership),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/my_work.html", context)
