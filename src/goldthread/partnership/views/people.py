"""Who is in the partnership."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import forms
from goldthread.core.listing import Page, Sorting, whole
from goldthread.core.tenancy import partnership_page
from goldthread.kernel.errors import InputError
from goldthread.partnership import reads, writes
from goldthread.partnership.forms import AddPersonForm, EditPersonForm, LastDayForm, SecondFactorOffForm, seen
from goldthread.partnership.models import Role
from goldthread.partnership.policies import check_can_administer, check_can_see_people
from goldthread.partnership.views.pages import form_page, found, page, to, told

COLUMNS = {"name": ["name"], "body": ["body__name", "name"], "last": ["account__last_login", "name"]}
SHOWN = ("id", "name", "email", "body__name", "account_id", "account__last_login", "left_on")


@partnership_page
def people(request: Any) -> HttpResponse:
    """The list, narrowed and sorted by the address."""
    check_can_see_people(request.person, request.partnership)
    wanted = reads.PeopleWanted(
        words=request.GET.get("words", "").replace("\x00", "").strip()[:100],
        body=whole(request.GET.get("body"), 0) or None,
        role=request.GET.get("role", "") if request.GET.get("role") in Role.values else "",
        with_left=request.GET.get("left") == "on",
    )
    sorting = Sorting.of(request, COLUMNS, first="name")
    rows = reads.people_list(request.partnership, wanted).order_by(*sorting.order_by).values(*SHOWN)
    listed = Page.of(request, rows)
    return page(
        request,
        "partnership/people.html",
        "people",
        listed=listed,
        sorting=sorting,
        wanted=wanted,
        roles=reads.roles_by_person(row["id"] for row in listed),
        bodies=reads.bodies(request.partnership).values_list("id", "name"),
        role_choices=[(role.value, role.label) for role in Role if role is not Role.NATIONAL_VIEWER],
    )


@partnership_page
def person(request: Any, number: int) -> HttpResponse:
    """One person: how to reach them, what they may do, and what happened."""
    check_can_see_people(request.person, request.partnership)
    who = found(reads.person_at(request.partnership, number))
    return page(
        request,
        "partnership/person.html",
        "people",
        who=who,
        memberships=reads.memberships_of(who),
        posts=who.posts.select_related("body"),
        **told(who, request),
    )


@partnership_page
def add_person(request: Any) -> HttpResponse:
    """Somebody new, with a role and an invitation if wished."""
    check_can_administer(request.person, request.partnership)
    form = AddPersonForm(request.partnership, request.POST or None)
    site = request.build_absolute_uri("/")
    made = forms.save(form, writes.welcome_person, partnership=request.partnership, site=site, by=request.person)
    if made:
        invited = " and an invitation is on its way" if form.cleaned_data["invite"] else ""
        messages.success(request, f"{made.name} has been added{invited}.")
        return redirect(to(request, "person", made.pk))
    return form_page(
        request, form, heading="Add a person", button="Add", back=to(request, "people"), trail=_trail(request)
    )


@partnership_page
def edit_person(request: Any, number: int) -> HttpResponse:
    """Their details."""
    check_can_administer(request.person, request.partnership)
    who = found(reads.person_at(request.partnership, number))
    form = EditPersonForm(request.partnership, request.POST or None, initial=seen(who, "name", "email", "body"))
    if forms.save(form, writes.change_person, person=who, by=request.person):
        return redirect(to(request, "person", number))
    return form_page(
        request, form, heading="Change details", caption=who.name, button="Save", **_around(request, who)
    )


@partnership_page
def person_left(request: Any, number: int) -> HttpResponse:
    """They leave, or left."""
    check_can_administer(request.person, request.partnership)
    who = found(reads.person_at(request.partnership, number))
    form = LastDayForm("left_on", request.POST or None)
    if forms.save(form, writes.mark_left, person=who, by=request.person):
        messages.success(request, f"{who.name} is noted as having left.")
        return redirect(to(request, "person", number))
    lede = "After this day no role of theirs holds and they cannot open the plan. What they did stays in the history."
    return form_page(
        request, form, heading="They leave", caption=who.name, lede=lede, button="Save", **_around(request, who)
    )


@partnership_page
@require_POST
def person_returned(request: Any, number: int) -> HttpResponse:
    """They had not left."""
    who = found(reads.person_at(request.partnership, number))
    writes.take_back_leaving(person=who, by=request.person)
    return redirect(to(request, "person", number))


@partnership_page
@require_POST
def invite(request: Any, number: int) -> HttpResponse:
    """Sends the way in, or sends it again."""
    who = found(reads.person_at(request.partnership, number))
    try:
        writes.invite_person(person=who, site=request.build_absolute_uri("/"), by=request.person)
    except InputError as error:
        messages.error(request, error.on_a_page)
    else:
        messages.success(request, f"An invitation is on its way to {who.email}.")
    return redirect(to(request, "person", number))


@partnership_page
def second_factor_off(request: Any, number: int) -> HttpResponse:
    """For somebody who lost their phone and their codes."""
    check_can_administer(request.person, request.partnership)
    who = found(reads.person_at(request.partnership, number))
    form = SecondFactorOffForm(request.POST or None)
    if forms.save(form, writes.take_second_factor_off, person=who, by=request.person):
        messages.success(request, f"{who.name} signs in with the password alone until they set up an app again.")
        return redirect(to(request, "person", number))
    lede = "Do this only when you have spoken to them. Until they set it up again, their password is enough."
    return form_page(
        request,
        form,
        heading="Take off the authenticator app",
        caption=who.name,
        lede=lede,
        button="Take it off",
        **_around(request, who),
    )


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [("People", to(request, "people"))]


def _around(request: HttpRequest, who: Any) -> dict[str, Any]:
    address = to(request, "person", who.pk)
    return {"back": address, "trail": [*_trail(request), (who.name, address)]}
