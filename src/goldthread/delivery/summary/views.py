"""The page of a plan's priorities."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import render

from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.bars import assessed_words, rag_bar, rag_words
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.summary.reads import summary
from goldthread.delivery.summary.shown import table
from goldthread.delivery.views.asked import found, today
from goldthread.measures.presenters.beside import beside


@partnership_page
def plan_summary(request: PartnershipRequest, plan: str) -> HttpResponseBase:
    """Each priority on one line; the same as a file with ``?form=``."""
    row = found(lambda: reads.find_plan(request.partnership, plan))
    seen = summary(row, today())
    if file := file_asked(request, table(seen), of=row.title):
        return file
    links = Links(request.partnership.slug)
    context = {
        "seen": seen,
        "measures": {each.overview.id: beside(each.measures, request.partnership.slug) for each in seen.priorities},
        "rag_bar": rag_bar,
        "rag_words": rag_words,
        "assessed_words": assessed_words,
        "shortened": shortened,
        "links": links,
        "trail": [(row.title, links.plan(row.slug))],
    }
    return render(request, "delivery/summary.html", context)
