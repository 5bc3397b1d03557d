"""Changing one action of a live plan: words, date, place, links, owners and what it waits for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from goldthread.plans.views.editing import ask, changes_of, editor_page


def action_of(request: PartnershipRequest, key: int) -> Action:
    """The action, or 404."""
    return found(reads.action(request.partnership, key))


def hub(action: Action) -> str:
    """The page from which an action is changed."""
    return reverse("plans:change_action", args=[action.partnership.slug, action.pk])


def trail_of(action: Action) -> list[tuple[str, str]]:
    return [
        (action.plan.title, plan_address(action.plan)),
        (action.ref or "The action", action_address(action)),
        ("Change the action", hub(action)),
    ]


@editor_page
def change_action(request: PartnershipRequest, action: int) -> HttpResponse:
    """Everything of an action that can be changed, with its history."""
    row = action_of(request, action)
    history, undoable = changes_of(row)
    context = {
        "action": row,
        "trail": trail_of(row)[:-1],
        "parts": list(row.parts.all()),
        "assignments": list(reads.assignments(row)),
        "milestones": list(row.milestones.all()),
        "recommendations": list(row.recommendations.select_related("source")),
        "outcomes": list(row.outcomes.all()),
        "waits_for": list(row.waits_for.select_related("on")),
        "history": history,
        "undoable": undoable,
    }
    return render(request, "plans/change_action.html", context)


@editor_page
def words(request: PartnershipRequest, action: int) -> HttpResponse:
    """Reword an action."""
    row = action_of(request, action)
    return ask(
        request,
        forms.WordsForm.of(row, posted(request)),
        writes.reword_action,
        action=row,
        heading="Reword the action",
        lede="The words before stay in its history.",
        back=hub(row),
        trail=trail_of(row),
        done="The action is reworded.",
    )


@editor_page
def date(request: PartnershipRequest, action: int) -> HttpResponse:
    """Change the timescale, with why and who agreed."""
    row = action_of(request, action)
    first = f" First promised: {row.first_ends:%-d %B %Y}." if row.first_ends else ""
    return ask(
        request,
        forms.DateForm.of(row, posted(request)),
        writes.change_timescale,
        action=row,
        heading="Change the timescale",
        lede=f"The date that was promised first is never lost.{first}",
        back=hub(row),
        trail=trail_of(row),
        done="The timescale is changed. The one before is kept.",
    )


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
        back=hub(row),
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
        back=hub(row),
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
        "waits_for": list(row.waits_for.select_related("on")),
        "trail": trail_of(row),
        "back": hub(row),
    }
    return render(request, "plans/waits.html", context, status=form.status)


@require_POST
@editor_page
def no_longer_waits(request: PartnershipRequest, action: int, dependency: int) -> HttpResponse:
    """It need not wait any longer."""
    row = action_of(request, action)
    link = found(row.waits_for.select_related("action", "on").filter(pk=dependency).first())
    attempt(request, lambda: writes.remove_dependency(dependency=link, by=request.person), "It no longer waits.")
    return redirect("plans:waits", partnership=request.partnership.slug, action=row.pk)
