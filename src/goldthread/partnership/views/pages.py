"""What the pages of this room share: their sections, their forms, and the history at their end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.core import history, presenters
from goldthread.core.forms import ServiceForm
from goldthread.core.models import HistoryEvent
from goldthread.core.navigation import Link
from goldthread.core.policies import allows
from goldthread.partnership import writes
from goldthread.partnership.policies import check_can_administer, check_can_see_people

Row = TypeVar("Row")
Trail = Sequence[tuple[str, str]]
SHOWN_HISTORY = 20

_SECTIONS = (("People", "people"), ("Bodies", "bodies"), ("Groups", "groups"), ("Posts", "posts"))
_FOR_THOSE_WHO_RUN_IT = (("Keys", "keys"), ("Settings", "settings"), ("History", "history"))


def found(row: Row | None) -> Row:
    """The row, or 404."""
    if row is None:
        raise Http404
    return row


def to(request: Any, name: str, *numbers: int) -> str:
    """The address of a page of this room in the partnership of this request."""
    return reverse(f"partnership:{name}", args=[request.partnership.slug, *numbers])


def may_change(request: Any) -> bool:
    return allows(check_can_administer, request.person, request.partnership)


def page(request: Any, template: str, here: str, **context: Any) -> HttpResponse:
    """A page under one of the sections; ``here`` is the section's name."""
    names = list(_SECTIONS) + (list(_FOR_THOSE_WHO_RUN_IT) if may_change(request) else [])
    if not allows(check_can_see_people, request.person, request.partnership):
        names = [section for section in names if section[1] != "people"]
    address = {name: to(request, name) for _, name in names}
    sections = [
        Link(label, address[name], ("page" if request.path == address[name] else "true") if name == here else "")
        for label, name in names
    ]
    return render(request, template, {"sections": sections, "may_change": may_change(request), **context})


def form_page(
    request: HttpRequest, form: ServiceForm, *, heading: str, button: str, back: str, trail: Trail, **more: Any
) -> HttpResponse:
    """The page of a form, shown first or again."""
    context = {"form": form, "heading": heading, "button": button, "back": back, "trail": trail, **more}
    return render(request, "core/form_page.html", context, status=form.status)


def told(row: Model, request: Any) -> dict[str, Any]:
    """The end of a row's history, with the entries that this reader may undo."""
    return told_events(history.latest(row, SHOWN_HISTORY), request)


def told_events(events: Sequence[HistoryEvent], request: Any) -> dict[str, Any]:
    undone = {event.undoes_id for event in events}
    undoable = [event.pk for event in events if event.pk not in undone and writes.can_be_undone(event)]
    return {"entries": presenters.entries(events), "undoable": undoable if may_change(request) else []}
