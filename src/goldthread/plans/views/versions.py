"""The next version of a plan: of which plan a paper is one, and what it changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans import writes
from goldthread.plans.forms.versions import VersionOfForm
from goldthread.plans.models import PaperReading, Plan
from goldthread.plans.policies import check_can_edit
from goldthread.plans.presenters import versions as presenters
from goldthread.plans.reads import review as review_reads
from goldthread.plans.reads import versions as reads
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.review import reading_of


@partnership_page
def version_of(request: PartnershipRequest, reading: int) -> HttpResponse:
    """Say of which plan the paper is the next version, or that it is a plan of its own."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    form = VersionOfForm(posted(request), reading=staged, plans=reads.choices(request.partnership))

    def say(*, plan: Plan | None, **given: Any) -> PaperReading:
        return writes.make_version_of(reading=staged, plan=plan, **given)

    if form.is_bound and save(form, say, by=request.person) is not None:
        return redirect(_address("compare" if staged.version_of else "review", request, staged))
    context = {
        "form": form,
        "heading": "Is it the next version of a plan?",
        "lede": "A next version is read as a change: each action keeps its history, and you see what is new, "
        "reworded, moved or dropped before you accept it.",
        "button": "Save",
        "back": _address("review", request, staged),
        "trail": [("Check what was read", _address("review", request, staged))],
    }
    return render(request, "core/form_page.html", context, status=form.status)


@partnership_page
def compare(request: PartnershipRequest, reading: int) -> HttpResponse:
    """What the paper changes in the plan it is the next version of, side by side."""
    staged = reading_of(request, reading)
    if staged.version_of is None or staged.state == "accepted":
        return redirect(_address("review", request, staged))
    comparison = reads.comparison(staged)
    editor = allows(check_can_edit, request.person, request.partnership)
    context = {
        "reading": staged,
        "groups": presenters.groups(comparison),
        "doubtful": presenters.doubtful(comparison),
        "priorities": presenters.changed_priorities(comparison),
        "unpaired": presenters.unpaired(comparison),
        "tally": presenters.tally(comparison),
        "may_edit": editor and staged.state == "in_review",
    }
    return render(request, "plans/compare.html", context)


@partnership_page
@require_POST
def pair(request: PartnershipRequest, reading: int, item: int) -> HttpResponse:
    """Which one of the plan an item is: "row" holds its key, "new" for none; "again" takes back what was said."""
    staged = reading_of(request, reading)
    draft = found(review_reads.item(staged, item))
    row, by = request.POST.get("row", ""), request.person
    if "again" in request.POST:
        attempt(request, lambda: writes.forget_pair(item=draft, by=by), "What was said of it is taken back.")
    elif row == "new":
        attempt(request, lambda: writes.pair_item(item=draft, row=None, by=by), "They are two different ones.")
    elif row.isascii() and row.isdecimal() and len(row) < 18:
        attempt(request, lambda: writes.pair_item(item=draft, row=int(row), by=by), "They are the same one.")
    else:
        messages.error(request, "Choose which one it is.")
    return redirect(_address("compare", request, staged))


@partnership_page
@require_POST
def pair_all(request: PartnershipRequest, reading: int) -> HttpResponse:
    """Every doubtful pair that the page showed is the same one."""
    staged = reading_of(request, reading)
    if staged.version_of is None or staged.state != "in_review":
        return redirect(_address("review", request, staged))
    pairs = {each.pair.new: each.pair.old for each in reads.comparison(staged).doubtful if each.pair}
    attempt(
        request,
        lambda: writes.pair_likely(reading=staged, pairs=pairs, by=request.person),
        "They are all the same as before.",
    )
    return redirect(_address("compare", request, staged))


def _address(page: str, request: PartnershipRequest, reading: PaperReading) -> str:
    return reverse(f"plans:{page}", args=[request.partnership.slug, reading.pk])
