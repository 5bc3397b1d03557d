"""Changing a priority of a live plan: its words, who leads it, what it answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest
from goldthread.plans import writes
from goldthread.plans.addresses import plan_address, priority_address
from goldthread.plans.forms.actions import AssignForm, LinksForm
from goldthread.plans.forms.plans import PriorityForm
from goldthread.plans.models import Priority
from goldthread.plans.reads import owners as owner_reads
from goldthread.plans.reads import plans as reads
from goldthread.plans.reads import sources
from goldthread.plans.rules.owners import OwnerMatch
from goldthread.plans.views import change_action
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.editing import ask, changes_of, editor_page
from goldthread.plans.writes.owner_matches import known_owner


@editor_page
def priority_owners(request: PartnershipRequest, priority: int) -> HttpResponse:
    """Who leads a priority."""
    row = _priority(request, priority)
    form = AssignForm(posted(request), known=owner_reads.candidates(request.partnership))
    if form.is_bound and save(form, _giving(request), thing=row, by=request.person) is not None:
        messages.success(request, "The owner is added.")
        return redirect("plans:priority_owners", partnership=request.partnership.slug, priority=row.pk)
    context = {
        "form": form,
        "thing": row,
        "assignments": list(reads.assignments(row)),
        "trail": trail_of(row),
        "back": hub(row),
    }
    return render(request, "plans/priority_owners.html", context, status=form.status)


def _giving(request: PartnershipRequest) -> Any:
    def give(*, owner: str, printed: str, **given: Any) -> Any:
        kind, _, key = owner.partition(":")
        who = known_owner(request.partnership.pk, OwnerMatch(kind, id=int(key))) if owner else printed
        return writes.assign(owner=who, **given)

    return give


@editor_page
@require_POST
def priority_assignment(request: PartnershipRequest, priority: int, assignment: int, what: str) -> HttpResponse:
    """Lead, support, or no longer."""
    row = _priority(request, priority)
    held = found(reads.assignments(row).filter(pk=assignment).first())
    if what in ("lead", "support"):
        attempt(
            request,
            lambda: writes.change_assignment(assignment=held, kind=what, by=request.person),
            "It is noted who leads and who supports.",
        )
    elif what == "take":
        attempt(request, lambda: writes.unassign(assignment=held, by=request.person), "They no longer have it.")
    else:
        raise Http404
    return redirect("plans:priority_owners", partnership=request.partnership.slug, priority=row.pk)


def _priority(request: PartnershipRequest, key: int) -> Priority:
    return found(reads.priority(request.partnership, key))


def hub(priority: Priority) -> str:
    """The page from which a priority is changed."""
    return reverse("plans:change_priority", args=[priority.partnership.slug, priority.pk])


def trail_of(priority: Priority) -> list[tuple[str, str]]:
    return [
        (priority.plan.title, plan_address(priority.plan)),
        (str(priority)[:60], priority_address(priority)),
        ("Change the priority", hub(priority)),
    ]


@editor_page
def change_priority(request: PartnershipRequest, priority: int) -> HttpResponse:
    """Everything of a priority that can be changed, with its history."""
    row = _priority(request, priority)
    history, undoable = changes_of(row)
    context = {
        "priority": row,
        "trail": trail_of(row)[:-1],
        "assignments": list(reads.assignments(row)),
        "recommendations": list(row.recommendations.select_related("source")),
        "history": history,
        "undoable": undoable,
    }
    return render(request, "plans/change_priority.html", context)


@editor_page
def priority_words(request: PartnershipRequest, priority: int) -> HttpResponse:
    """Reword a priority."""
    row = _priority(request, priority)
    return ask(
        request,
        PriorityForm.of(row, posted(request)),
        writes.reword_priority,
        priority=row,
        heading="Reword the priority",
        back=hub(row),
        trail=trail_of(row),
        done="The priority is reworded.",
    )


@editor_page
def priority_links(request: PartnershipRequest, priority: int) -> HttpResponse:
    """Which recommendations a whole priority answers."""
    row = _priority(request, priority)
    form = LinksForm(
        posted(request), thing=row, recommendations=sources.recommendations(request.partnership), outcomes=None
    )
    return ask(
        request,
        form,
        change_action.relink,
        thing=row,
        heading="What the priority answers",
        back=hub(row),
        trail=trail_of(row),
        done="The links are saved.",
    )
