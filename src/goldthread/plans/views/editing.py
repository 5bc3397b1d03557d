"""What the pages share on which a live plan is changed: only editors, one form, one write, back to where it began."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core import history
from goldthread.core.forms import ServiceForm, save
from goldthread.core.models import HistoryEvent
from goldthread.core.presenters import Entry, entries
from goldthread.core.tenancy import PartnershipRequest, View, partnership_page
from goldthread.plans import writes
from goldthread.plans.policies import check_can_edit
from goldthread.plans.views.doing import attempt, found

SHOWN = 20


def editor_page(view: View) -> View:
    """A page of a partnership for those who keep its plans; a 404 for everybody else."""

    @functools.wraps(view)
    def inner(request: PartnershipRequest, *args: Any, **kwargs: Any) -> Any:
        check_can_edit(request.person, request.partnership)
        return view(request, *args, **kwargs)

    return partnership_page(inner)


def ask(
    request: PartnershipRequest,
    form: ServiceForm,
    write: Callable[..., Any],
    *,
    heading: str,
    back: str,
    trail: Sequence[tuple[str, str]],
    done: str,
    button: str = "Save",
    lede: str = "",
    template: str = "core/form_page.html",
    context: dict[str, Any] | None = None,
    **given: Any,
) -> HttpResponse:
    """Show the form, or save what was answered and go back. ``given`` goes to the write with the answers."""
    if form.is_bound and save(form, write, by=request.person, **given) is not None:
        messages.success(request, done)
        return redirect(back)
    page = {"form": form, "heading": heading, "lede": lede, "button": button, "back": back, "trail": trail}
    return render(request, template, {**page, **(context or {})}, status=form.status)


def changes_of(row: Any) -> tuple[list[Entry], set[int]]:
    """The latest entries of a row's page, and the ids of those that can still be undone."""
    events = history.latest(row, SHOWN)
    undone = {event.undoes_id for event in events}
    return entries(events), {event.pk for event in events if event.pk not in undone and writes.can_be_undone(event)}


@editor_page
@require_POST
def undo(request: PartnershipRequest, event: int) -> HttpResponse:
    """Undo one change of a live plan by a new entry, and go back to the page it was asked on."""
    entry = found(HistoryEvent.objects.filter(pk=event, partnership=request.partnership).first())
    attempt(
        request,
        lambda: writes.undo_change(event=entry, by=request.person),
        "The change is undone. Both stay in the history.",
    )
    return redirect(_back(request))


def _back(request: PartnershipRequest) -> str:
    """Only to a page of this partnership, whatever the form says."""
    home = f"/{request.partnership.slug}/"
    asked = request.POST.get("back", "")
    return asked if asked.startswith(home) and "//" not in asked and "\\" not in asked else home
