"""Full-text search over everything that is found by its words."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core import search as words_search
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.presenters.search import KINDS, marked
from goldthread.delivery.views.asked import page_number

SIZE, LAST = 50, 200


@partnership_page
def search(request: PartnershipRequest) -> HttpResponse:
    """Fifty at a time, the best first; of one kind if asked."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    number = min(page_number(request), LAST)
    hits = words_search.find(
        words, partnership_id=request.partnership.pk, kind=kind, limit=SIZE + 1, offset=(number - 1) * SIZE
    )
    context = {
        "words": words,
        "kind": kind,
        "kinds": KINDS,
        "hits": hits[:SIZE],
        "has_more": len(hits) > SIZE and number < LAST,
        "number": number,
        "marked": marked,
    }
    return render(request, "delivery/search.html", context)
