"""Partner bodies."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import forms
from goldthread.core.policies import allows
from goldthread.core.tenancy import partnership_page
from goldthread.partnership import reads, writes
from goldthread.partnership.forms import BodyForm, EditBodyForm, LastDayForm, seen
from goldthread.partnership.policies import check_can_administer, check_can_see_people
from goldthread.partnership.views.pages import form_page, found, page, to, told

TAKEN = "There is a body with this name already"


@partnership_page
def bodies(request: Any) -> HttpResponse:
    """Every body of the partnership."""
    return page(request, "partnership/bodies.html", "bodies", bodies=reads.bodies(request.partnership))


@partnership_page
def body(request: Any, number: int) -> HttpResponse:
    """One body, its people and its posts."""
    row = found(reads.body_at(request.partnership, number))
    shows_people = allows(check_can_see_people, request.person, request.partnership)
    return page(
        request,
        "partnership/body.html",
        "bodies",
        body=row,
        people=reads.body_members(row) if shows_people else [],
        posts=reads.posts(request.partnership).filter(body=row),
        **told(row, request),
    )


@partnership_page
def add_body(request: Any) -> HttpResponse:
    """A new body."""
    check_can_administer(request.person, request.partnership)
    form = BodyForm(request.POST or None)
    made = forms.save(form, writes.add_body, partnership=request.partnership, by=request.person, taken=TAKEN)
    if made:
        messages.success(request, f"{made.name} has been added.")
        return redirect(to(request, "body", made.pk))
    back = to(request, "bodies")
    return form_page(request, form, heading="Add a body", button="Add", back=back, trail=[("Bodies", back)])


@partnership_page
def edit_body(request: Any, number: int) -> HttpResponse:
    """Its name and kind."""
    check_can_administer(request.person, request.partnership)
    row = found(reads.body_at(request.partnership, number))
    form = EditBodyForm(request.POST or None, initial=seen(row, "name", "short_name", "kind"))
    if forms.save(form, writes.change_body, body=row, by=request.person, taken=TAKEN):
        return redirect(to(request, "body", number))
    return form_page(request, form, heading="Change the body", button="Save", **_around(request, row))


@partnership_page
def close_body(request: Any, number: int) -> HttpResponse:
    """It is no longer there."""
    check_can_administer(request.person, request.partnership)
    row = found(reads.body_at(request.partnership, number))
    form = LastDayForm("closed_on", request.POST or None)
    if forms.save(form, writes.close_body, body=row, by=request.person):
        return redirect(to(request, "body", number))
    lede = "It stays in the history and keeps the actions it has, until somebody moves them."
    return form_page(request, form, heading="The body closes", lede=lede, button="Save", **_around(request, row))


@partnership_page
@require_POST
def reopen_body(request: Any, number: int) -> HttpResponse:
    """It had not closed."""
    writes.reopen_body(body=found(reads.body_at(request.partnership, number)), by=request.person)
    return redirect(to(request, "body", number))


def _around(request: HttpRequest, row: Any) -> dict[str, Any]:
    address = to(request, "body", row.pk)
    return {"caption": row.name, "back": address, "trail": [("Bodies", to(request, "bodies")), (row.name, address)]}
