"""A paper that is being read: how far it is, and the button that stops it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans import intake as intakes
from goldthread.plans.models import Intake, IntakeState
from goldthread.plans.policies import check_can_edit
from goldthread.plans.reads import papers as reads
from goldthread.plans.views.doing import found


@partnership_page
@require_GET
def being_read(request: PartnershipRequest, intake: int) -> HttpResponse:
    """How far the reading is; goes on to the review by itself when it is done."""
    check_can_edit(request.person, request.partnership)
    kept = found(reads.intake(request.partnership, intake))
    if intakes.is_lost(kept):
        intakes.give_up(kept)
        kept.refresh_from_db()
    if kept.state == IntakeState.DONE:
        return _onwards(request, after_reading(request, kept))
    if kept.state == IntakeState.CANCELLED:
        return _onwards(request, reverse("plans:bring", kwargs={"partnership": request.partnership.slug}))
    return render(request, "plans/being_read.html", {"intake": kept, "failed": kept.state == IntakeState.FAILED})


@partnership_page
@require_POST
def cancel(request: PartnershipRequest, intake: int) -> HttpResponse:
    """Stop the reading, and keep nothing of the paper; or take one that failed off the list."""
    check_can_edit(request.person, request.partnership)
    kept = found(reads.intake(request.partnership, intake))
    if kept.state == IntakeState.FAILED:
        intakes.forget(intake=kept, by=request.person)
        return redirect("plans:papers", partnership=request.partnership.slug)
    if not intakes.cancel(intake=kept, by=request.person):
        return redirect("plans:being_read", partnership=request.partnership.slug, intake=kept.pk)
    messages.success(request, f"The reading of “{kept.name}” was cancelled. Nothing of it was kept.")
    return redirect("plans:papers", partnership=request.partnership.slug)


def after_reading(request: PartnershipRequest, intake: Intake) -> str:
    """The address of what comes next: the review of a paper that is read, else how far it is."""
    slug = request.partnership.slug
    if intake.state == IntakeState.DONE:
        return reverse("plans:review", kwargs={"partnership": slug, "reading": intake.reading_id})
    return reverse("plans:being_read", kwargs={"partnership": slug, "intake": intake.pk})


def _onwards(request: PartnershipRequest, address: str) -> HttpResponse:
    """Goes to another page, also where only a part of this one was asked for."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
