"""The review of a reading: the list beside the paper, and what is done to many items at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core import history
from goldthread.core.forms import save
from goldthread.core.listing import Page
from goldthread.core.models import HistoryEvent
from goldthread.core.policies import allows
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans import writes
from goldthread.plans.forms.items import FactsForm
from goldthread.plans.models import DraftItem, DraftKind, DraftState, PaperReading
from goldthread.plans.policies import check_can_edit
from goldthread.plans.presenters.changes import named, review_entries
from goldthread.plans.presenters.items import LABELS, shown_item
from goldthread.plans.reads import papers
from goldthread.plans.reads import review as reads
from goldthread.plans.rules.excerpts import excerpt
from goldthread.plans.rules.page_marks import page_part
from goldthread.plans.views.doing import attempt, found, posted

KINDS = (("action", "Actions"), ("priority", "Priorities"), ("recommendation", "Recommendations"))
CONFIDENCES = ("0.95", "0.9", "0.8")


def queue_of(request: PartnershipRequest) -> reads.Queue:
    """The queue that an address asks for; anything unknown falls back."""
    asked = request.GET
    kind = asked.get("kind", DraftKind.ACTION.value)
    state, order = asked.get("state", ""), asked.get("order", "")
    return reads.Queue(
        kind=kind if kind in DraftKind.values else DraftKind.ACTION.value,
        state=state if state in DraftState.values else "",
        priority=asked.get("priority", "")[:20],
        order=order if order in reads.ORDERS else "least_sure",
    )


def reading_of(request: PartnershipRequest, key: int) -> PaperReading:
    """The reading, or 404."""
    return found(papers.reading(request.partnership, key))


@partnership_page
def review(request: PartnershipRequest, reading: int) -> HttpResponse:
    """The items of one kind beside the paper; ``at`` names the one whose place is shown."""
    staged = reading_of(request, reading)
    queue = queue_of(request)
    page = Page.of(request, reads.items(staged, queue))
    priorities = reads.priorities(staged)
    at = _focused(request, page)
    tallies = reads.tallies(staged)
    context = {
        "reading": staged,
        "queue": queue,
        "kinds": [(kind, words, tallies[kind]) for kind, words in KINDS],
        "states": DraftState.choices,
        "priorities": priorities,
        "page": page,
        "items": [shown_item(item, priorities) for item in page],
        "at": at.pk if at else 0,
        **place_of(staged, at),
        "confidences": [(value, f"{float(value):.0%}") for value in CONFIDENCES],
        "to_check": sum(tally.to_check for tally in tallies.values()),
        "labels": LABELS,
        "query": request.GET.urlencode(),
        **_may(request, staged),
    }
    return render(request, "plans/review.html", context)


def place_of(reading: PaperReading, item: DraftItem | None) -> dict[str, Any]:
    """Where in the paper an item stands: as text, and as a part of the page where it can be shown."""
    if item is None:
        return {"excerpt": None, "picture": None}
    document, evidence = papers.document_of(reading), item.as_read.get("evidence", {})
    return {"excerpt": excerpt(document, evidence), "picture": page_part(document, evidence)}


def _may(request: PartnershipRequest, reading: PaperReading) -> dict[str, bool]:
    editor = allows(check_can_edit, request.person, request.partnership)
    may_edit = editor and reading.state == "in_review"
    return {
        "may_edit": may_edit,
        "can_undo": may_edit and reads.last_change(reading) is not None,
        "may_set_aside": editor and reading.state != "accepted",
    }


def _focused(request: PartnershipRequest, page: Page) -> DraftItem | None:
    asked = request.GET.get("at", "")
    chosen = [item for item in page if str(item.pk) == asked]
    return next(iter([*chosen, *page]), None)


@partnership_page
@require_POST
def change_many(request: PartnershipRequest, reading: int) -> HttpResponse:
    """What the buttons under the list do with the ticked items, or with all that the reader was sure of."""
    staged = reading_of(request, reading)
    asked = request.POST.getlist("item")
    keys = [int(key) for key in asked if key.isascii() and key.isdecimal() and len(key) < 18]
    items = reads.items_by_key(staged, keys)
    do = request.POST.get("do", "")
    if do == "check_sure":
        _check_sure(request, staged)
    elif do in _MANY and items:
        write, done = _MANY[do]
        attempt(request, lambda: write(items=items, by=request.person), done.format(n=len(items)))
    else:
        messages.error(request, "Tick the items first.")
    return redirect(f"{_address(request, staged)}?{request.GET.urlencode()}")


_MANY: dict[str, tuple[Any, str]] = {
    "check": (writes.check_drafts, "{n} checked."),
    "drop": (writes.drop_drafts, "{n} left out. They stay here and can be put back."),
    "restore": (writes.restore_drafts, "{n} put back."),
    "merge": (writes.merge_drafts, "{n} merged into one."),
}


def _check_sure(request: PartnershipRequest, staged: PaperReading) -> None:
    wanted = request.POST.get("confidence", "")
    confidence = float(wanted) if wanted in CONFIDENCES else float(CONFIDENCES[0])
    kind = queue_of(request).kind
    attempt(
        request,
        lambda: writes.check_all_above(reading=staged, confidence=confidence, kind=kind, by=request.person),
        f"Everything the reader was at least {confidence:.0%} sure of is checked.",
    )


@partnership_page
def facts(request: PartnershipRequest, reading: int) -> HttpResponse:
    """What the paper says of the plan as a whole."""
    check_can_edit(request.person, request.partnership)
    staged = reading_of(request, reading)
    form = FactsForm(posted(request), initial={**staged.plan_facts, "revision": staged.revision})
    if form.is_bound and save(form, writes.correct_plan_facts, reading=staged, by=request.person) is not None:
        messages.success(request, "The facts of the plan are saved.")
        return redirect(_address(request, staged))
    context = {
        "form": form,
        "heading": "Title and period",
        "lede": "What the paper says of the plan as a whole.",
        "button": "Save",
        "back": _address(request, staged),
        "trail": [("Check what was read", _address(request, staged))],
    }
    return render(request, "core/form_page.html", context, status=form.status)


@partnership_page
def changes(request: PartnershipRequest, reading: int) -> HttpResponse:
    """Everything that was done in this review, to look at and to undo."""
    staged = reading_of(request, reading)
    page = Page.of(request, history.of(staged))
    context = {
        "reading": staged,
        "page": page,
        "entries": review_entries(page, reads.items_of_changes(staged, page)),
        **_may(request, staged),
    }
    return render(request, "plans/changes.html", context)


@partnership_page
@require_POST
def undo(request: PartnershipRequest, reading: int, event: int) -> HttpResponse:
    """Undo one change of the review by a new entry."""
    staged = reading_of(request, reading)
    entry = found(HistoryEvent.objects.filter(pk=event, partnership=request.partnership).first())
    attempt(
        request,
        lambda: writes.undo_draft_change(reading=staged, event=entry, by=request.person),
        "The change is undone. Both stay in the history.",
    )
    return redirect("plans:changes", partnership=request.partnership.slug, reading=staged.pk)


@partnership_page
@require_POST
def undo_last(request: PartnershipRequest, reading: int) -> HttpResponse:
    """Undo whatever was done last in this review, by whomever, and say what it was.

    From the page of an item it goes on to the item that was changed: "item" is the one that was shown.
    """
    staged = reading_of(request, reading)
    last = reads.last_change(staged)
    touched = list(reads.items_of_changes(staged, [last] if last else ()).values())
    if last is None:
        messages.error(request, "There is nothing to undo.")
    else:
        attempt(
            request,
            lambda: writes.undo_draft_change(reading=staged, event=last, by=request.person),
            f"Undone: {last.by_name} {entries([last])[0].what}{named(touched)}. Both stay in the history.",
        )
    return redirect(f"{_after_undo(request, staged, touched)}?{request.GET.urlencode()}")


def _after_undo(request: PartnershipRequest, staged: PaperReading, touched: list[DraftItem]) -> str:
    asked = request.POST.get("item", "")
    shown = reads.item(staged, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 18 else None
    if shown is None:
        return _address(request, staged)
    item = next((each for each in touched if each.kind == shown.kind), shown)
    return reverse("plans:item", args=[request.partnership.slug, staged.pk, item.pk])


@partnership_page
@require_POST
def set_aside(request: PartnershipRequest, reading: int) -> HttpResponse:
    """Leave a reading for now, or take it up again."""
    staged = reading_of(request, reading)
    if staged.state == "abandoned":
        attempt(
            request, lambda: writes.take_reading_up(reading=staged, by=request.person), "Go on where it was left."
        )
        return redirect(_address(request, staged))
    attempt(
        request,
        lambda: writes.set_reading_aside(reading=staged, by=request.person),
        "The reading is set aside. Nothing is lost.",
    )
    return redirect("plans:papers", partnership=request.partnership.slug)


def _address(request: PartnershipRequest, reading: PaperReading) -> str:
    return reverse("plans:review", args=[request.partnership.slug, reading.pk])
