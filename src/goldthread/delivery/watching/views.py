"""Beginning and ceasing to watch something: one click each, and back to where it was."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.batches.views import chosen_of, list_of
from goldthread.delivery.views.asked import found
from goldthread.delivery.views.governing import to
from goldthread.delivery.watching import writes
from goldthread.delivery.watching.reads import KIND_OF, Thing, find_thing
from goldthread.plans.models import Plan


def _thing(request: PartnershipRequest, kind: str, key: int) -> Thing:
    try:
        return found(lambda: find_thing(request.person, request.partnership, kind, key))
    except KeyError:
        raise Http404 from None


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


@partnership_page
@require_POST
def watch_many(request: PartnershipRequest) -> HttpResponse:
    """Watch those ticked on a list, or all of it."""
    picked = chosen_of(request)
    number = writes.watch_actions(partnership=request.partnership, keys=picked.keys, by=request.person)
    if not number:
        messages.error(request, "No action was chosen.")
        return redirect(list_of(request))
    actions = "1 action" if number == 1 else f"{number} actions"
    messages.success(request, f"You watch {actions} of this list. What changes is told on My work.")
    return redirect(list_of(request))


def _back(request: PartnershipRequest, thing: Thing) -> HttpResponse:
    """To the page of what it was, or to one's own work where the button stood there."""
    if request.POST.get("from") == "work":
        return redirect(to(request, "my_work"))
    name = KIND_OF[type(thing)]
    return redirect(to(request, name, thing.slug if isinstance(thing, Plan) else thing.pk))
