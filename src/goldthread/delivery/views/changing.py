"""The page every change of a live plan is made on: one form, one write, and back to where it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.core.forms import ServiceForm, save
from goldthread.core.tenancy import PartnershipRequest
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened
from goldthread.plans.forms.timescales import with_what_was_understood
from goldthread.plans.models import Action


def change(
    request: PartnershipRequest,
    form: ServiceForm,
    write: Callable[..., Any],
    *,
    heading: str,
    button: str,
    done: str,
    of: Action | None = None,
    back: str = "",
    template: str = "core/form_page.html",
    shown: Mapping[str, Any] | None = None,
    **given: Any,
) -> HttpResponse:
    """Show the form, or save it and go ``back`` (to the action it is ``of``) saying that it is ``done``.

    ``shown`` is what the template shows beside the form, ``given`` what the write takes beside its answers.
    """
    back = back or _back(request, of)
    if request.method == "POST" and save(form, write, by=request.person, **given) is not None:
        messages.success(request, with_what_was_understood(done, form))
        return redirect(back)
    context = {"form": form, "heading": heading, "button": button, "back": back}
    return render(request, template, {**context, **_where(request, of), **(shown or {})}, status=form.status)


def _back(request: PartnershipRequest, action: Action | None) -> str:
    links = Links(request.partnership.slug)
    return links.action(action.pk) if action else links.root


def _where(request: PartnershipRequest, action: Action | None) -> dict[str, Any]:
    if action is None:
        return {}
    links, name = Links(request.partnership.slug), shortened(str(action), 80)
    return {
        "caption": name,
        "trail": [(action.plan.title, links.plan(action.plan.slug)), (name, links.action(action.pk))],
    }
