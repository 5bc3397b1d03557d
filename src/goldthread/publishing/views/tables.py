"""Actions as CSV: of one partnership, or of all of them for a national viewer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from goldthread.core import files
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.selection import EVERYWHERE
from goldthread.partnership import reads
from goldthread.publishing.action_csv import csv_of
from goldthread.publishing.renderers import FORMATS

CSV = FORMATS["csv"].media_type


@partnership_page
def actions_csv(request: PartnershipRequest) -> HttpResponseBase:
    """The actions that a list with this address shows, every one of them."""
    today, filters = timezone.localdate(), ActionFilters.from_query(request.GET)
    name = files.file_name(request.partnership.name, "actions", today.isoformat(), ending="csv")
    return files.streamed(csv_of(request.partnership, filters, on=today), name=name, media_type=CSV)


@login_required
def national_csv(request: HttpRequest) -> HttpResponseBase:
    """The actions of every partnership, for a national viewer; nobody else finds anything here."""
    if reads.national_view_of(request.user) is None:  # type: ignore[arg-type]
        raise Http404
    today, filters = timezone.localdate(), ActionFilters.from_query(request.GET)
    name = files.file_name("All actions", today.isoformat(), ending="csv")
    return files.streamed(csv_of(EVERYWHERE, filters, on=today), name=name, media_type=CSV)
