"""Groups, and whom they answer to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import forms
from goldthread.core.policies import allows
from goldthread.core.tenancy import partnership_page
from goldthread.partnership import reads, rules, writes
from goldthread.partnership.forms import EditGroupForm, GroupForm, LastDayForm, seen
from goldthread.partnership.policies import check_can_administer, check_can_see_people
from goldthread.partnership.views.pages import form_page, found, page, to, told

TAKEN = "There is a group with this name already"


@partnership_page
def groups(request: Any) -> HttpResponse:
    """The tree of those that meet, and those that met."""
    rows = list(reads.groups(request.partnership))
    tree = rules.tree(row for row in rows if row.closed_on is None)
    closed = [row for row in rows if row.closed_on is not None]
    return page(request, "partnership/groups.html", "groups", tree=tree, closed=closed)


@partnership_page
def group(request: Any, number: int) -> HttpResponse:
    """One group: whom it answers to, who answers to it, who sits in it."""
    row = found(reads.group_at(request.partnership, number))
    shows_people = allows(check_can_see_people, request.person, request.partnership)
    return page(
        request,
        "partnership/group.html",
        "groups",
        group=row,
        below=reads.groups(request.partnership).filter(parent=row, closed_on__isnull=True),
        members=reads.group_members(row) if shows_people else [],
        shows_people=shows_people,
        **told(row, request),
    )


@partnership_page
def add_group(request: Any) -> HttpResponse:
    """A new group."""
    check_can_administer(request.person, request.partnership)
    form = GroupForm(request.partnership, request.POST or None)
    made = forms.save(form, writes.add_group, partnership=request.partnership, by=request.person, taken=TAKEN)
    if made:
        messages.success(request, f"{made.name} has been added.")
        return redirect(to(request, "group", made.pk))
    back = to(request, "groups")
    return form_page(request, form, heading="Add a group", button="Add", back=back, trail=[("Groups", back)])


@partnership_page
def edit_group(request: Any, number: int) -> HttpResponse:
    """Its name, kind, and whom it answers to."""
    check_can_administer(request.person, request.partnership)
    row = found(reads.group_at(request.partnership, number))
    form = EditGroupForm(
        request.partnership, request.POST or None, initial=seen(row, "name", "kind", "parent", "is_private")
    )
    form.exclude_below(row)
    if forms.save(form, writes.change_group, group=row, by=request.person, taken=TAKEN):
        return redirect(to(request, "group", number))
    return form_page(request, form, heading="Change the group", button="Save", **_around(request, row))


@partnership_page
def close_group(request: Any, number: int) -> HttpResponse:
    """It meets no more."""
    check_can_administer(request.person, request.partnership)
    row = found(reads.group_at(request.partnership, number))
    form = LastDayForm("closed_on", request.POST or None)
    if forms.save(form, writes.close_group, group=row, by=request.person):
        return redirect(to(request, "group", number))
    lede = "It stays in the history and keeps the actions it has, until somebody moves them."
    return form_page(request, form, heading="The group closes", lede=lede, button="Save", **_around(request, row))


@partnership_page
@require_POST
def reopen_group(request: Any, number: int) -> HttpResponse:
    """It had not closed."""
    writes.reopen_group(group=found(reads.group_at(request.partnership, number)), by=request.person)
    return redirect(to(request, "group", number))


def _around(request: HttpRequest, row: Any) -> dict[str, Any]:
    address = to(request, "group", row.pk)
    return {"caption": row.name, "back": address, "trail": [("Groups", to(request, "groups")), (row.name, address)]}
