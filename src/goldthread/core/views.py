"""Pages that belong to no room: what went wrong, and what the product says of itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or one this reader may not see."""
    return render(request, "core/error_404.html", status=404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A write or a policy said no. Answered as 404: a page never tells that something is there to be refused."""
    return not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read (too many fields, a host that is not ours)."""
    return HttpResponse(render_to_string("core/error_400.html"), status=400)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many tries in a short time."""
    return HttpResponse(render_to_string("core/error_429.html"), status=429, headers={"Retry-After": "60"})


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Rendered without the request: whatever broke may be the session or the database."""
    return HttpResponse(render_to_string("core/error_500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or did not come from this site."""
    return HttpResponse(render_to_string("core/error_csrf.html"), status=403)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "core/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people who use the product, and which cookies."""
    return render(request, "core/privacy.html")
