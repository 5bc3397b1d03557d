"""Beginning and ceasing to watch something: one click each, and back to where it was."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import rows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.saved_lists.reads import find_saved
from goldthread.delivery.views.asked import found
from goldthread.delivery.views.governing import to
from goldthread.delivery.watching import writes
from goldthread.delivery.watching.reads import KIND_OF, Thing
from goldthread.plans.models import Action, Plan, Priority

_MODELS: dict[str, Any] = {"action": Action, "priority": Priority, "plan": Plan}


def _thing(request: PartnershipRequest, kind: str, key: int) -> Thing:
    if kind == "saved_list":
        return found(lambda: find_saved(request.person, request.partnership, key))
    if kind not in _MODELS:
        raise Http404
    thing: Thing = found(lambda: rows.one(_MODELS[kind], of=request.partnership, pk=key))
    return thing


@partnership_page
@require_POST
def watch(request: PartnershipRequest, kind: str, key: int) -> HttpResponse:
    """From now on it is told of on one's own page and in the weekly message."""
    thing = _thing(request, kind, key)
    writes.watch(thing=thing, by=request.person)
    messages.success(request, "You watch this now. What changes is told on My work and in your weekly message.")
    return _back(request, thing)


@partnership_page
@require_POST
def stop_watching(request: PartnershipRequest, kind: str, key: int) -> HttpResponse:
    """It is told of no longer."""
    thing = _thing(request, kind, key)
    writes.stop_watching(thing=thing, by=request.person)
    messages.success(request, "You do not watch this any more.")
    return _back(request, thing)


def _back(request: PartnershipRequest, thing: Thing) -> HttpResponse:
    """To the page of what it was, or to one's own work where the button stood there."""
    if request.POST.get("from") == "work":
        return redirect(to(request, "my_work"))
    name = KIND_OF[type(thing)]
    return redirect(to(request, name, thing.slug if isinstance(thing, Plan) else thing.pk))
