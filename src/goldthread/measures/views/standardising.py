"""The page of directly standardised rates of a measure that is known by age."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import render

from goldthread.core import tables
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.measures.presenters.standardised import METHOD, table_of
from goldthread.measures.reads.standardised import standardised_of
from goldthread.measures.views.seeing import measure_at


@partnership_page
def standardised(request: PartnershipRequest, measure: str) -> HttpResponseBase:
    """Rates that can be set beside those of areas of another age."""
    indicator = measure_at(request, measure)
    found = standardised_of(indicator, area_code=request.GET.get("area"))
    table = table_of(found)
    if file := tables.file_asked(request, table, of=request.partnership.slug):
        return file
    context = {"it": indicator, "found": found, "headings": table.headings, "rows": table.rows, "method": METHOD}
    return render(request, "measures/standardised.html", context)
