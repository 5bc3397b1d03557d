"""Changing a live plan: its facts, priorities, outcomes, versions, and who its printed owners are."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.core.tenancy import PartnershipRequest
from goldthread.plans import writes
from goldthread.plans.addresses import plan_address
from goldthread.plans.forms import plans as forms
from goldthread.plans.models import Plan
from goldthread.plans.presenters.owners import chosen_matches, shown_proposals
from goldthread.plans.reads import owners as owner_reads
from goldthread.plans.reads import plans as reads
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.editing import ask, changes_of, editor_page

ROWS = 50


def _plan(request: PartnershipRequest, slug: str) -> Plan:
    return found(reads.plan(request.partnership, slug))


def hub(plan: Plan) -> str:
    """The page from which a plan is changed."""
    return reverse("plans:change_plan", args=[plan.partnership.slug, plan.slug])


def trail_of(plan: Plan) -> list[tuple[str, str]]:
    return [(plan.title, plan_address(plan)), ("Change the plan", hub(plan))]


@editor_page
def change_plan(request: PartnershipRequest, plan: str) -> HttpResponse:
    """Everything of a plan that can be changed, with its history."""
    row = _plan(request, plan)
    history, undoable = changes_of(row)
    context = {
        "plan": row,
        "plan_href": plan_address(row),
        "priorities": list(reads.priorities(row)),
        "outcomes": list(reads.outcomes(row)),
        "versions": list(reads.versions(row)),
        "history": history,
        "undoable": undoable,
    }
    return render(request, "plans/change_plan.html", context)


@editor_page
def facts(request: PartnershipRequest, plan: str) -> HttpResponse:
    """Title, area, lead body, period and cadence."""
    row = _plan(request, plan)

    def edit(*, revision: int, by: Any, **changes: Any) -> Plan:
        return writes.edit_plan(plan=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        forms.PlanForm.of(row, posted(request)),
        edit,
        heading="What the plan is called and when it runs",
        back=hub(row),
        trail=trail_of(row),
        done="The plan is changed.",
    )


@editor_page
def order(request: PartnershipRequest, plan: str) -> HttpResponse:
    """Put the priorities in another order: each gets its place as a number."""
    row = _plan(request, plan)
    priorities = list(reads.priorities(row))
    if request.method == "POST":
        places = {each.pk: _place(request.POST.get(f"place-{each.pk}", "")) for each in priorities}
        wanted = sorted(places, key=lambda key: (places[key], list(places).index(key)))
        attempt(
            request,
            lambda: writes.reorder_priorities(plan=row, order=wanted, by=request.person),
            "The priorities are in their new order.",
        )
    return redirect(hub(row))


def _place(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 100_000


@editor_page
def new_priority(request: PartnershipRequest, plan: str) -> HttpResponse:
    """A priority behind the others."""
    row = _plan(request, plan)
    return ask(
        request,
        forms.NewPriorityForm(posted(request)),
        writes.add_priority,
        plan=row,
        heading="Add a priority",
        button="Add it",
        back=hub(row),
        trail=trail_of(row),
        done="The priority is added.",
    )


@editor_page
def new_outcome(request: PartnershipRequest, plan: str) -> HttpResponse:
    """What should be different, for whom."""
    row = _plan(request, plan)
    return ask(
        request,
        forms.NewOutcomeForm(posted(request), plan=row),
        writes.add_outcome,
        plan=row,
        heading="Add an outcome",
        lede="Not what will be done, but what should be different for somebody because of it.",
        button="Add it",
        back=hub(row),
        trail=trail_of(row),
        done="The outcome is added.",
    )


@editor_page
def outcome(request: PartnershipRequest, plan: str, outcome: int) -> HttpResponse:
    """Reword an outcome."""
    row = _plan(request, plan)
    one = found(row.outcomes.filter(pk=outcome).first())
    return ask(
        request,
        forms.OutcomeForm.of(one, posted(request)),
        writes.reword_outcome,
        outcome=one,
        heading="Reword an outcome",
        back=hub(row),
        trail=trail_of(row),
        done="The outcome is reworded.",
    )


@editor_page
def new_version(request: PartnershipRequest, plan: str) -> HttpResponse:
    """Note that the plan as it now stands was agreed."""
    row = _plan(request, plan)
    return ask(
        request,
        forms.NewVersionForm(posted(request)),
        writes.record_version,
        plan=row,
        heading="Note a version as agreed",
        lede="When a board agrees the plan as it stands now, note it here. Every change since is in the history.",
        button="Note it",
        back=hub(row),
        trail=trail_of(row),
        done="The version is noted.",
    )


@editor_page
def version(request: PartnershipRequest, plan: str, number: int) -> HttpResponse:
    """Put right what is said of a version."""
    row = _plan(request, plan)
    one = found(row.versions.filter(number=number).first())

    def edit(*, revision: int, by: Any, **changes: Any) -> Any:
        return writes.edit_version(version=one, changes=changes, revision=revision, by=by)

    return ask(
        request,
        forms.VersionForm.of(one, posted(request)),
        edit,
        heading=f"Version {one.number}",
        back=hub(row),
        trail=trail_of(row),
        done="The version is changed.",
    )


@editor_page
def unnamed(request: PartnershipRequest, plan: str) -> HttpResponse:
    """Owners of whom only the printed words are known: say who they are, for the whole plan at once."""
    row = _plan(request, plan)
    known = owner_reads.candidates(request.partnership)
    matches = chosen_matches(request.POST, ROWS)

    def name() -> None:
        writes.name_printed_owners(plan=row, matches=matches, by=request.person)

    if request.method == "POST" and attempt(request, name, "The owners are saved."):
        return redirect("plans:unnamed", partnership=request.partnership.slug, plan=row.slug)
    proposals = owner_reads.unnamed(row, known)
    context = {
        "plan": row,
        "rows": shown_proposals(proposals[:ROWS], known, matches),
        "more": max(0, len(proposals) - ROWS),
        "trail": trail_of(row),
        "back": hub(row),
    }
    return render(request, "plans/unnamed.html", context, status=422 if request.method == "POST" else 200)
