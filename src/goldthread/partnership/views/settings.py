"""The settings of a partnership, its whole history, and undoing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import forms
from goldthread.core.listing import Page
from goldthread.core.tenancy import partnership_page
from goldthread.kernel.errors import InputError
from goldthread.partnership import models, reads, writes
from goldthread.partnership.forms import PartnershipForm, seen
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.views.pages import form_page, found, page, to, told, told_events

PAGES = {models.Person: "person", models.Body: "body", models.Group: "group", models.Post: "post"}


@partnership_page
def settings(request: Any) -> HttpResponse:
    """What is set now, and how it came to be."""
    check_can_administer(request.person, request.partnership)
    areas = request.partnership.areas.all()
    return page(request, "partnership/settings.html", "settings", areas=areas, **told(request.partnership, request))


@partnership_page
def edit_settings(request: Any) -> HttpResponse:
    """Name, kind, cadence and areas."""
    check_can_administer(request.person, request.partnership)
    row = request.partnership
    start = {**seen(row, "name", "kind", "cadence_days"), "areas": list(row.areas.all())}
    form = PartnershipForm(row, request.POST or None, initial=start)
    if forms.save(form, writes.change_partnership, partnership=row, by=request.person):
        messages.success(request, "The settings have been changed.")
        return redirect(to(request, "settings"))
    back = to(request, "settings")
    return form_page(
        request, form, heading="Change the settings", button="Save", back=back, trail=[("Settings", back)]
    )


@partnership_page
def history(request: Any) -> HttpResponse:
    """Everything that happened in the partnership, the latest first."""
    check_can_administer(request.person, request.partnership)
    listed = Page.of(request, reads.events_of(request.partnership))
    return page(request, "partnership/history.html", "history", listed=listed, **told_events(listed.rows, request))


@partnership_page
@require_POST
def undo(request: Any, number: int) -> HttpResponse:
    """Puts back what one change replaced, and goes to the page of what was changed."""
    check_can_administer(request.person, request.partnership)
    event = found(reads.event_at(request.partnership, number))
    try:
        row = writes.undo_change(event=event, by=request.person)
    except InputError as error:
        messages.error(request, error.on_a_page)
        return redirect(to(request, "history"))
    messages.success(request, "Put back as it was before.")
    row = getattr(row, "history_thread", row)
    return redirect(to(request, PAGES[type(row)], row.pk))
