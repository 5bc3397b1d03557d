"""What pages of meetings, boards, escalation, risks and messages share: sections, and a form that does one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.core.forms import ServiceForm, save
from goldthread.core.navigation import Link
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened
from goldthread.plans.policies import check_can_edit

SECTIONS = (
    ("Meetings", "meetings"),
    ("Group boards", "boards"),
    ("Decisions", "decisions"),
    ("Escalations", "escalations"),
    ("Risks", "risks"),
    ("Sign-off", "returns"),
    ("Messages", "messages"),
)


def to(request: PartnershipRequest, name: str, *keys: int | str) -> str:
    """The address of a page of this room in the partnership of this request."""
    return reverse(f"delivery:{name}", args=[request.partnership.slug, *keys])


def may_edit(request: PartnershipRequest) -> bool:
    return allows(check_can_edit, request.person, request.partnership)


def page(request: PartnershipRequest, template: str, here: str, **context: Any) -> HttpResponse:
    """A page under one of the sections; ``here`` is the section's name."""
    sections = []
    for label, name in SECTIONS:
        if name == "messages" and request.person.pk is None:
            continue  # a national viewer is written to by nobody here
        address = to(request, name)
        mark = ("page" if request.path == address else "true") if name == here else ""
        sections.append(Link(label, address, mark))
    shared = {
        "sections": sections,
        "links": Links(request.partnership.slug),
        "shortened": shortened,
        "may_edit": may_edit(request),
    }
    return render(request, template, {**shared, **context})


def form_page(
    request: PartnershipRequest,
    form: ServiceForm,
    write: Callable[..., Any],
    *,
    heading: str,
    button: str,
    done: str,
    back: str,
    trail: Sequence[tuple[str, str]] = (),
    template: str = "core/form_page.html",
    shown: dict[str, Any] | None = None,
    then: Callable[[Any], str] | None = None,
    **given: Any,
) -> HttpResponse:
    """Show the form, or run the write and go ``back`` (or where ``then`` says) with the word that it is done."""
    if request.method == "POST" and (saved := save(form, write, by=request.person, **given)) is not None:
        messages.success(request, done)
        return redirect(then(saved) if then else back)
    context = {"form": form, "heading": heading, "button": button, "back": back, "trail": trail, **(shown or {})}
    return render(request, template, context, status=form.status)
