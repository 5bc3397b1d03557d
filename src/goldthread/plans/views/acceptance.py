"""The last two steps of a review: who the owners are, and making the plan live."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans import writes
from goldthread.plans.addresses import plan_address
from goldthread.plans.forms.acceptance import AcceptForm
from goldthread.plans.forms.versions import AcceptVersionForm
from goldthread.plans.models import PaperReading
from goldthread.plans.policies import check_can_edit
from goldthread.plans.presenters.owners import chosen_matches, shown_proposals
from goldthread.plans.presenters.versions import tally
from goldthread.plans.reads import owners as owner_reads
from goldthread.plans.reads import review as reads
from goldthread.plans.reads.versions import comparison
from goldthread.plans.views.doing import attempt, posted
from goldthread.plans.views.review import reading_of

ROWS = 50


@partnership_page
def owners(request: PartnershipRequest, reading: int) -> HttpResponse:
    """Each printed owner with who it may be. Nothing is made before the plan is accepted."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    known = owner_reads.candidates(request.partnership)
    page = Paginator(owner_reads.proposals(staged, known), ROWS).get_page(request.GET.get("page"))
    matches = chosen_matches(request.POST, ROWS)

    def match() -> None:
        writes.match_owners(reading=staged, matches=matches, revision=_seen(request), by=request.person)

    if request.method == "POST" and attempt(request, match, "The owners are saved."):
        return redirect(_after_owners(request, staged.pk, page))
    context = {"reading": staged, "page": page, "rows": shown_proposals(page, known, matches)}
    return render(request, "plans/owners.html", context, status=422 if request.method == "POST" else 200)


def _seen(request: PartnershipRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _after_owners(request: PartnershipRequest, reading: int, page: Any) -> str:
    slug = request.partnership.slug
    if page.has_next():
        return f"{reverse('plans:owners', args=[slug, reading])}?page={page.next_page_number()}"
    return reverse("plans:accept", args=[slug, reading])


@partnership_page
def accept(request: PartnershipRequest, reading: int) -> HttpResponse:
    """What would go live, what a person should know of it, and the button that makes it so."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    if staged.version_of is not None and staged.state != "accepted":
        return _accept_version(request, staged)
    summary = reads.acceptance(staged)
    answers = bool(summary.counts["recommendation"] or summary.unprinted_recommendations)
    form = AcceptForm(posted(request), reading=staged, answers=answers)
    if form.is_bound and (plan := save(form, writes.accept_reading, reading=staged, by=request.person)):
        messages.success(request, f"“{plan.title}” is live, with {summary.counts['action']} actions.")
        return redirect(plan_address(plan))
    context = {
        "reading": staged,
        "form": form,
        "summary": summary,
        "back": reverse("plans:review", args=[request.partnership.slug, staged.pk]),
    }
    return render(request, "plans/accept.html", context, status=form.status)


def _accept_version(request: PartnershipRequest, staged: PaperReading) -> HttpResponse:
    """The same for the next version of a plan: what it changes, and why."""
    found = comparison(staged)
    form = AcceptVersionForm(posted(request), reading=staged)
    if form.is_bound and (plan := save(form, writes.accept_reading, reading=staged, by=request.person)):
        messages.success(request, f"The next version of “{plan.title}” is live.")
        return redirect(plan_address(plan))
    context = {
        "reading": staged,
        "form": form,
        "summary": reads.acceptance(staged),
        "tally": tally(found),
        "doubtful": len(found.doubtful),
        "back": reverse("plans:compare", args=[request.partnership.slug, staged.pk]),
    }
    return render(request, "plans/accept_version.html", context, status=form.status)
