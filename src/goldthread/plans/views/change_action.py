"""Where an action of a live plan stands, what it is linked to, and what it waits for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest
from goldthread.plans import writes
from goldthread.plans.addresses import action_address, plan_address
from goldthread.plans.forms import actions as forms
from goldthread.plans.models import Action, Priority
from goldthread.plans.reads import plans as reads
from goldthread.plans.reads import sources
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.editing import ask, editor_page


def action_of(request: PartnershipRequest, key: int) -> Action:
    """The action, or 404."""
    return found(reads.action(request.partnership, key))


def trail_of(action: Action) -> list[tuple[str, str]]:
    return [
        (action.plan.title, plan_address(action.plan)),
        (action.ref or "The action", action_address(action)),
    ]


@editor_page
def place(request: PartnershipRequest, action: int) -> HttpResponse:
    """Move an action under another priority, or behind another action."""
    row = action_of(request, action)
    return ask(
        request,
        forms.PlaceForm(posted(request), action=row),
        writes.move_action,
        action=row,
        heading="Move the action",
        back=action_address(row),
        trail=trail_of(row),
        done="The action is moved.",
    )


@editor_page
def links(request: PartnershipRequest, action: int) -> HttpResponse:
    """The thread back to recommendations and forward to outcomes."""
    row = action_of(request, action)
    form = forms.LinksForm(
        posted(request),
        thing=row,
        recommendations=sources.recommendations(request.partnership),
        outcomes=row.plan.outcomes.all(),
    )
    return ask(
        request,
        form,
        relink,
        thing=row,
        heading="What it answers, and what it is for",
        lede="The thread back to why it was promised, and forward to what should be different.",
        back=action_address(row),
        trail=trail_of(row),
        done="The links are saved.",
    )


def relink(
    *, thing: Action | Priority, recommendations: list[str], outcomes: list[str] | None = None, by: Any
) -> Action | Priority:
    """Ticked is linked. Each link made or taken away is an entry of its own."""
    return writes.link_thread(
        thing=thing,
        recommendations=[int(key) for key in recommendations],
        outcomes=None if outcomes is None else [int(key) for key in outcomes],
        by=by,
    )


@editor_page
def waits(request: PartnershipRequest, action: int) -> HttpResponse:
    """Which actions must end before this one can."""
    row = action_of(request, action)
    form = forms.WaitsForm(posted(request), action=row)
    if form.is_bound and save(form, writes.add_dependency, action=row, by=request.person) is not None:
        messages.success(request, "It is noted what this action waits for.")
        return redirect("plans:waits", partnership=request.partnership.slug, action=row.pk)
    context = {
        "form": form,
        "action": row,
        "waits_for": list(row.waits_for.filter(until=None).select_related("on")),
        "trail": trail_of(row),
        "back": action_address(row),
    }
    return render(request, "plans/waits.html", context, status=form.status)


@editor_page
@require_POST
def no_longer_waits(request: PartnershipRequest, action: int, dependency: int) -> HttpResponse:
    """It need not wait any longer."""
    row = action_of(request, action)
    link = found(row.waits_for.select_related("action", "on").filter(pk=dependency, until=None).first())
    attempt(request, lambda: writes.remove_dependency(dependency=link, by=request.person), "It no longer waits.")
    return redirect("plans:waits", partnership=request.partnership.slug, action=row.pk)
