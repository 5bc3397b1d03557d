"""What is due, month by month."""

from __future__ import annotations

import re
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.views.asked import today

_MONTH = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")


@partnership_page
def calendar(request: PartnershipRequest) -> HttpResponse:
    """A month as a table and as a list."""
    seen = reads.calendar(request.partnership, month_of(request.GET.get("month", "")) or today(), today())
    context = {"seen": seen, "links": Links(request.partnership.slug), "shortened": shortened}
    return render(request, "delivery/calendar.html", context)


def month_of(text: str) -> date | None:
    """ "2026-03" as its first day; None for anything else."""
    match = _MONTH.fullmatch(text)
    return date(int(match[1]), int(match[2]), 1) if match else None
