"""What a person may do, from when to when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldthread.core import forms
from goldthread.core.tenancy import partnership_page
from goldthread.partnership import reads, writes
from goldthread.partnership.forms import LastDayForm, RoleForm
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.views.pages import form_page, found, to


@partnership_page
def give_role(request: Any, number: int) -> HttpResponse:
    """A role more."""
    check_can_administer(request.person, request.partnership)
    who = found(reads.person_at(request.partnership, number))
    form = RoleForm(request.partnership, request.POST or None)
    made = forms.save(form, writes.give_role, person=who, by=request.person)
    if made:
        messages.success(request, f"{who.name} is now {made}.")
        return redirect(to(request, "person", number))
    back = to(request, "person", number)
    trail = [("People", to(request, "people")), (who.name, back)]
    return form_page(request, form, heading="Give a role", caption=who.name, button="Give", back=back, trail=trail)


@partnership_page
def end_role(request: Any, number: int, role: int) -> HttpResponse:
    """The last day of a role."""
    check_can_administer(request.person, request.partnership)
    who = found(reads.person_at(request.partnership, number))
    held = found(reads.memberships_of(who).filter(pk=role).first())
    form = LastDayForm("ends_on", request.POST or None)
    if forms.save(form, writes.end_role, membership=held, by=request.person):
        return redirect(to(request, "person", number))
    back = to(request, "person", number)
    trail = [("People", to(request, "people")), (who.name, back)]
    return form_page(
        request, form, heading="End a role", caption=f"{who.name}: {held}", button="Save", back=back, trail=trail
    )
