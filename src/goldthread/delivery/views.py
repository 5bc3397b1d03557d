"""The front of a partnership."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.core.tenancy import partnership_page


@partnership_page
def front(request: HttpRequest) -> HttpResponse:
    """Where everybody lands."""
    return render(request, "delivery/front.html", {})
