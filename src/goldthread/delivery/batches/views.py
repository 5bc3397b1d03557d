"""Pages of a change of many actions: choose what, say it, look at every row, do it, and undo it as one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core.listing import Page
from goldthread.core.policies import NotAllowed
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.batches import reads, shown, writes
from goldthread.delivery.batches.answers import answers_of, form_of
from goldthread.delivery.batches.changes import KINDS, Answers, Kind
from goldthread.delivery.batches.policies import may_undo
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import to
from goldthread.kernel.errors import InputError
from goldthread.plans.forms.timescales import with_what_was_understood
from goldthread.plans.policies import check_can_read

LARGEST = 2**63


@partnership_page
def choose_change(request: PartnershipRequest) -> HttpResponse:
    """What is to be done with the actions that were ticked, or with all of the list."""
    _check_member(request)
    picked = chosen_of(request)
    context = {
        "kinds": [(kind.name, kind.label) for kind in KINDS.values()],
        "picked": picked,
        "most": reads.MOST,
        "query": request.GET.urlencode(),
        "back": list_of(request),
    }
    return render(request, "delivery/choose_change.html", context)


@partnership_page
def change_many(request: PartnershipRequest, what: str) -> HttpResponse:
    """Say what to change them to; then see every row before and after; then do it."""
    _check_member(request)
    if what not in KINDS:
        raise Http404
    kind, picked = KINDS[what], chosen_of(request)
    form = form_of(request.partnership, what, request.POST or None)
    context = {
        "form": form,
        "kind": kind,
        "picked": picked,
        "back": list_of(request),
        "query": request.GET.urlencode(),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "delivery/change_many.html", context, status=form.status)
    answers = found(lambda: answers_of(request.partnership, form))
    if "marks" in request.POST and (made := _done(request, kind, answers)) is not None:
        return redirect(to(request, "batch", made.pk))
    rows = reads.preview(request.partnership, kind, answers, picked.keys, by=request.person)
    shown = {
        "rows": rows,
        "possible": [row for row in rows if not row.why_not],
        "marks": " ".join(f"{row.action.pk}:{row.mark}" for row in rows if not row.why_not),
        "said": [(bound.html_name, bound.value() or "") for bound in form.visible_fields()],
        "words": kind.words(answers),
        "lede": with_what_was_understood("Nothing is changed yet.", form),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/preview_many.html", {**context, **shown})


def _done(request: PartnershipRequest, kind: Kind, answers: Answers) -> Any:
    """The batch, or None when the preview is to be shown again with what was refused."""
    try:
        return writes.do_batch(
            partnership=request.partnership,
            kind=kind,
            answers=answers,
            marks=_marks(request.POST["marks"]),
            by=request.person,
        )
    except InputError as error:
        messages.error(request, error.on_a_page)
        return None


def _marks(text: str) -> dict[int, str]:
    pairs = [pair.partition(":") for pair in text.split()[: reads.MOST]]
    return {int(key): mark for key, _, mark in pairs if key.isascii() and key.isdecimal() and int(key) < LARGEST}


def _check_member(request: PartnershipRequest) -> None:
    check_can_read(request.person, request.partnership)
    if request.person.pk is None:
        raise NotAllowed("Somebody who only looks in changes nothing.")


def chosen_of(request: PartnershipRequest) -> reads.Chosen:
    """The actions that were ticked, or all of the list of this address."""
    ticked = [int(key) for key in request.GET.getlist("action") if key.isascii() and key.isdecimal()]
    return reads.chosen(
        request.partnership,
        ActionFilters.from_query(request.GET),
        ticked=[key for key in ticked if key < LARGEST],
        every=request.GET.get("all") == "1",
        on=today(),
    )


def list_of(request: PartnershipRequest) -> str:
    """The address of the list they were chosen from."""
    return Links(request.partnership.slug).actions(ActionFilters.from_query(request.GET))


@partnership_page
def batches(request: PartnershipRequest) -> HttpResponseBase:
    """Every change of many actions, the latest first, with the way to undo it; a file with ``?form=``."""
    every = reads.batches(request.partnership)
    if file := file_asked(request, shown.table(every), of=request.partnership.name):
        return file
    listed = Page.of(request, every)
    context = {
        "listed": listed,
        "undoable": {row.pk for row in listed if may_undo(request.person, row)},
        "links": Links(request.partnership.slug),
    }
    return render(request, "delivery/batches.html", context)


@partnership_page
def batch(request: PartnershipRequest, batch: int) -> HttpResponse:
    """What was done to which actions, and what was left alone."""
    row = found(lambda: reads.find_batch(request.partnership, batch))
    context = {
        "batch": row,
        "named": reads.named_rows(row),
        "may_undo": may_undo(request.person, row),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/batch.html", context)


@partnership_page
@require_POST
def undo_batch(request: PartnershipRequest, batch: int) -> HttpResponse:
    """Put everything back that still is as it was left."""
    row = found(lambda: reads.find_batch(request.partnership, batch))
    try:
        writes.undo_batch(batch=row, by=request.person)
        messages.success(request, "Undone, as one. The change and its undoing stand in the history of each action.")
    except InputError as error:
        messages.error(request, error.on_a_page)
    return redirect(to(request, "batch", row.pk))
