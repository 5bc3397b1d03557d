"""One item of a reading on a page of its own: corrected, split, added, left out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.core.forms import save
from goldthread.core.history import EditedMeanwhile
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans import writes
from goldthread.plans.forms import items as forms
from goldthread.plans.forms.timescales import with_what_was_understood
from goldthread.plans.models import DraftItem, DraftKind, PaperReading
from goldthread.plans.policies import check_can_edit
from goldthread.plans.presenters.items import LABELS, shown_item
from goldthread.plans.reads import review as reads
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.review import place_of, queue_of, reading_of


@partnership_page
def item(request: PartnershipRequest, reading: int, item: int) -> HttpResponse:
    """What was read beside where it stands. Saving counts as checking, and goes on to the next."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    draft = found(reads.item(staged, item))
    do = request.POST.get("do", "")
    if do in _AT_ONCE:
        return redirect(_AT_ONCE[do](request, staged, draft))
    priorities = reads.priorities(staged)
    form = forms.item_form(draft, priorities, posted(request))
    if form.is_bound and save(form, _correcting(form, draft), by=request.person):
        if dates := with_what_was_understood("", form).strip():
            messages.success(request, dates)
        return redirect(_next(request, staged, draft))
    context = {
        "reading": staged,
        "item": shown_item(draft, priorities),
        "form": form,
        "labels": LABELS,
        **place_of(staged, draft),
        "query": request.GET.urlencode(),
        "back": _review(request, staged),
        "can_undo": reads.last_change(staged) is not None,
    }
    return render(request, "plans/item.html", context, status=form.status)


def _correcting(form: forms.ItemForm, draft: DraftItem) -> Any:
    def correct(*, revision: int, by: Any, **_answers: Any) -> DraftItem:
        try:
            return writes.correct_draft(item=draft, changes=form.changes, revision=revision, by=by)
        except EditedMeanwhile as error:
            # the form compares by the names of its fields, which stand inside the item's content
            for name, value in forms.initial_of(draft.kind, draft.content).items():
                setattr(error.current, name, value)
            raise

    return correct


def _drop(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    attempt(request, lambda: writes.drop_drafts(items=[draft], by=request.person), "Left out of the plan.")
    return _next(request, reading, draft)


def _restore(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    attempt(request, lambda: writes.restore_drafts(items=[draft], by=request.person), "Put back.")
    return _next(request, reading, draft)


def _merge(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    """Into the one before: the page of that one follows, to look at what came of it."""
    before, _ = reads.neighbours(reading, draft)
    if before is None:
        messages.error(request, "There is none before it.")
        return request.get_full_path()
    merged = "Merged into the one before, which is shown here."
    attempt(request, lambda: writes.merge_drafts(items=[before, draft], by=request.person), merged)
    return _address(request, reading, before)


def _move_up(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    before, _ = reads.neighbours(reading, draft)
    return _swap(request, reading, draft, before, draft)


def _move_down(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    _, behind = reads.neighbours(reading, draft)
    return _swap(request, reading, draft, draft, behind)


def _swap(
    request: PartnershipRequest,
    reading: PaperReading,
    shown: DraftItem,
    first: DraftItem | None,
    second: DraftItem | None,
) -> str:
    if first is None or second is None:
        messages.error(request, "It stands at the end of the list already.")
    else:
        attempt(request, lambda: writes.move_draft(item=first, after=second, by=request.person), "It is moved.")
    return _address(request, reading, shown)


_AT_ONCE = {"drop": _drop, "restore": _restore, "merge": _merge, "up": _move_up, "down": _move_down}


def _next(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    """The next item to check in the reviewer's own order, or the list when that is wanted or nothing is left."""
    following = reads.next_to_check(reading, queue_of(request), draft)
    if request.POST.get("then") == "list" or following is None:
        if following is None:
            messages.success(request, "Everything here is checked.")
        return _review(request, reading)
    return _address(request, reading, following)


def _address(request: PartnershipRequest, reading: PaperReading, draft: DraftItem) -> str:
    address = reverse("plans:item", args=[request.partnership.slug, reading.pk, draft.pk])
    return f"{address}?{request.GET.urlencode()}"


def _review(request: PartnershipRequest, reading: PaperReading) -> str:
    return f"{reverse('plans:review', args=[request.partnership.slug, reading.pk])}?{request.GET.urlencode()}"


@partnership_page
def add(request: PartnershipRequest, reading: int, kind: str) -> HttpResponse:
    """Add what the reader missed."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    if kind not in DraftKind.values:
        raise Http404
    form = forms.form_of(kind, reads.priorities(staged), posted(request))

    def add_draft(*, revision: int = 0, by: Any, **_answers: Any) -> DraftItem:
        return writes.add_draft(reading=staged, kind=kind, changes=form.changes, by=by)

    if form.is_bound and (made := save(form, add_draft, by=request.person)):
        messages.success(request, f"The {made.kind} is added.")
        return redirect(
            f"{reverse('plans:review', args=[request.partnership.slug, staged.pk])}?kind={kind}&order=paper"
        )
    context = {"reading": staged, "form": form, "kind": DraftKind(kind), "back": _review(request, staged)}
    return render(request, "plans/item_add.html", context, status=form.status)


@partnership_page
def split(request: PartnershipRequest, reading: int, item: int) -> HttpResponse:
    """Make one action several: a paragraph each."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    draft = found(reads.item(staged, item))
    if draft.kind != DraftKind.ACTION:
        raise Http404
    initial = {"pieces": forms.whole_of(draft.content), "revision": draft.revision}
    form = forms.SplitForm(posted(request), initial=initial)

    def split_draft(*, pieces: str, **given: Any) -> Any:
        return writes.split_draft(item=draft, pieces=forms.pieces_of(pieces), **given)

    if form.is_bound and (made := save(form, split_draft, by=request.person)):
        messages.success(
            request, f"There are {len(made)} actions now. Each kept the owners and the date of the whole."
        )
        return redirect(f"{_review(request, staged)}")
    context = {
        "reading": staged,
        "form": form,
        "back": reverse("plans:item", args=[request.partnership.slug, staged.pk, draft.pk]),
        **place_of(staged, draft),
    }
    return render(request, "plans/split.html", context, status=form.status)
