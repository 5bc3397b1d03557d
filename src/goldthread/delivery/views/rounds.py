"""Taking updates in a meeting: one screen, every open action of an owner in turn, each saved by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.core.forms import save
from goldthread.core.listing import whole
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads, writes
from goldthread.delivery.filters import OWNER_KINDS, OwnerKey
from goldthread.delivery.forms.rounds import NONE, RoundForm
from goldthread.delivery.links import Links
from goldthread.delivery.policies import check_can_go_round, check_can_update
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.reads.rounds import Round
from goldthread.delivery.reads.rounds import round_of as round_read
from goldthread.delivery.views.asked import found, today
from goldthread.plans.forms.timescales import with_what_was_understood
from goldthread.plans.models import Action


@partnership_page
def round_of(request: PartnershipRequest, kind: str, owner: int) -> HttpResponse:
    """The list on one side, the action whose turn it is on the other; saving goes on to the next."""
    if kind not in OWNER_KINDS:
        raise Http404
    key = OwnerKey(kind, owner)
    check_can_go_round(request.person, key)
    at = whole(request.POST.get("action") or request.GET.get("at"), 0) or None
    seen = found(lambda: round_read(request.partnership, key, today(), at=at))
    row = _turn(request, seen)
    form: Any = None
    if row is not None:
        start = {"status": row.status, "stated_rag": row.stated_rag or NONE}
        form = RoundForm(request.POST or None, request.FILES or None, action=row, initial=start)
        if request.method == "POST" and save(form, writes.record_update, action=row, by=request.person) is not None:
            messages.success(request, with_what_was_understood(f"Saved: {shortened(str(row), 80)}.", form))
            return redirect(_address(request, key, seen.after(row.pk)))
    context = {
        "seen": seen,
        "form": form,
        "latest": row.updates.first() if row is not None else None,
        "links": Links(request.partnership.slug),
        "shortened": shortened,
        "here": _address(request, key),
        "trail": [(seen.owner, Links(request.partnership.slug).owner(key))],
    }
    return render(request, "delivery/round.html", context, status=form.status if form else 200)


def _turn(request: PartnershipRequest, seen: Round) -> Action | None:
    """The action whose turn it is, for somebody who may say how it is going; None when all have had theirs."""
    if seen.at is None:
        return None
    row = reads.find_action(request.partnership, seen.at.id)
    check_can_update(request.person, row)
    return row


def _address(request: PartnershipRequest, key: OwnerKey, at: int | None = None) -> str:
    places = {"partnership": request.partnership.slug, "kind": key.kind, "owner": key.id}
    return reverse("delivery:round", kwargs=places) + (f"?at={at}#now" if at else "")
