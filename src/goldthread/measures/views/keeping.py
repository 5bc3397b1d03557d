"""The pages on which measures are kept: one form, one write, and back."""

from __future__ import annotations

import functools
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core.tenancy import PartnershipRequest, View, partnership_page
from goldthread.measures import forms, writes
from goldthread.measures.models import ApprovedPeriod, Indicator, MeasureLink
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.views.seeing import measure_at
from goldthread.plans.views.doing import attempt, posted
from goldthread.plans.views.editing import ask


def keeper_page(view: View) -> View:
    """A page for those who keep measures; a 404 for everybody else."""

    @functools.wraps(view)
    def inner(request: PartnershipRequest, *args: Any, **kwargs: Any) -> Any:
        check_can_keep_measures(request.person, request.partnership)
        return view(request, *args, **kwargs)

    return partnership_page(inner)


def list_of(request: PartnershipRequest) -> str:
    return reverse("measures:measures", args=[request.partnership.slug])


def page_of(indicator: Indicator) -> str:
    return reverse("measures:measure", args=[indicator.partnership.slug, indicator.key])


def _around(request: PartnershipRequest, indicator: Indicator) -> dict[str, Any]:
    """Where the page of this measure is, as every form on it needs to know."""
    trail = [("Measures", list_of(request)), (indicator.name, page_of(indicator))]
    return {"back": page_of(indicator), "trail": trail}


@keeper_page
def new_measure(request: PartnershipRequest) -> HttpResponse:
    """A measure of this partnership's own."""
    return ask(
        request,
        forms.NewMeasureForm(posted(request), partnership=request.partnership),
        writes.add_indicator,
        partnership=request.partnership,
        heading="Add a measure",
        button="Add it",
        back=list_of(request) + "?shown=all",
        trail=[("Measures", list_of(request))],
        done="The measure is added. Load its figures next.",
    )


@keeper_page
@require_POST
def library(request: PartnershipRequest) -> HttpResponse:
    """Take over the library that comes with the product."""
    attempt(
        request,
        lambda: writes.add_library(partnership=request.partnership, by=request.person),
        "The library is taken over. Load figures for the measures you use.",
    )
    return redirect(list_of(request) + "?shown=all")


@keeper_page
def change_measure(request: PartnershipRequest, measure: str) -> HttpResponse:
    """Put right what is said of a measure."""
    row = measure_at(request, measure)

    def edit(*, revision: int, by: Any, **changes: Any) -> Indicator:
        return writes.edit_indicator(indicator=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        forms.MeasureForm.of(row, posted(request)),
        edit,
        heading="Change the measure",
        done="The measure is changed.",
        **_around(request, row),
    )


@keeper_page
def new_target(request: PartnershipRequest, measure: str) -> HttpResponse:
    """What the measure should reach."""
    row = measure_at(request, measure)
    return ask(
        request,
        forms.TargetForm(posted(request)),
        writes.set_target,
        indicator=row,
        heading="Set a target",
        done="The target is set.",
        **_around(request, row),
    )


@keeper_page
def new_break(request: PartnershipRequest, measure: str) -> HttpResponse:
    """Where the limits start anew, with the reason."""
    row = measure_at(request, measure)
    return ask(
        request,
        forms.BreakForm(posted(request)),
        writes.mark_break,
        indicator=row,
        heading="Mark a change in the series",
        lede="Limits start anew there, on every chart and in every test, and the reason is shown.",
        done="The change is marked.",
        **_around(request, row),
    )


@keeper_page
def new_link(request: PartnershipRequest, measure: str) -> HttpResponse:
    """Which part of the plan the measure tells about."""
    row = measure_at(request, measure)
    return ask(
        request,
        forms.LinkForm(posted(request), partnership=request.partnership),
        writes.link_measure,
        indicator=row,
        heading="Link the measure to the plan",
        lede="The measure that tells whether a priority, or one action, changes anything.",
        done="The measure is linked.",
        **_around(request, row),
    )


@keeper_page
@require_POST
def unlink(request: PartnershipRequest, measure: str, link: int) -> HttpResponse:
    """Take a link away."""
    row = measure_at(request, measure)
    found = get_object_or_404(MeasureLink, pk=link, indicator=row, until=None)
    attempt(request, lambda: writes.unlink_measure(link=found, by=request.person), "The link is taken away.")
    return redirect(page_of(row))


@keeper_page
def approve(request: PartnershipRequest, measure: str) -> HttpResponse:
    """Agree the figures of a period."""
    row = measure_at(request, measure)
    return ask(
        request,
        forms.ApproveForm(posted(request)),
        writes.approve_period,
        indicator=row,
        heading="Approve the figures of a period",
        lede="Nothing that is loaded changes them until somebody opens the period again.",
        button="Approve",
        done="The figures are approved.",
        **_around(request, row),
    )


@keeper_page
def reopen(request: PartnershipRequest, measure: str, approved: int) -> HttpResponse:
    """Open an approved period again."""
    row = measure_at(request, measure)
    return ask(
        request,
        forms.ReopenForm(posted(request)),
        writes.reopen_period,
        approved=get_object_or_404(ApprovedPeriod, pk=approved, indicator=row),
        heading="Open the figures again",
        button="Open them",
        done="The figures may change again.",
        **_around(request, row),
    )
