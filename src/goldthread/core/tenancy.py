"""The one door to a partnership's data: its address, and a person who belongs there. Anybody else: 404."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


class PartnershipRequest(HttpRequest):
    """What a view under ``partnership_page`` is given: who is reading, and of which partnership."""

    partnership: Any
    person: Any


Gate = Callable[[HttpRequest], HttpResponseBase | None]
_gates: list[Gate] = []
_resolver: Callable[[HttpRequest, str], tuple[Any, Any] | None] | None = None


def resolves_partnerships(resolve: Callable[[HttpRequest, str], tuple[Any, Any] | None]) -> Any:
    """Register the function that knows who belongs where (the room ``partnership`` has it)."""
    global _resolver
    _resolver = resolve
    return resolve


def gate(check: Gate) -> Gate:
    """Register something every page of a partnership asks first: an answer stops the page, None lets it through."""
    _gates.append(check)
    return check


def stopped_by_gate(request: HttpRequest) -> HttpResponseBase | None:
    """The answer of the first gate that does not let this request through; None when all do."""
    for check in _gates:
        stopped = check(request)
        if stopped is not None:
            return stopped
    return None


def partnership_page(view: View) -> View:
    """A page of one partnership: sets ``request.partnership`` and ``request.person``, or answers 404."""

    @functools.wraps(view)
    @login_required
    def inner(request: HttpRequest, partnership: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = _resolver(request, partnership) if _resolver else None
        if found is None:
            raise Http404
        request.partnership, request.person = found  # type: ignore[attr-defined]
        stopped = stopped_by_gate(request)
        return view(request, *args, **kwargs) if stopped is None else stopped

    inner.is_partnership_page = True  # type: ignore[attr-defined]
    return inner
