"""Pages of the decision log and of returns that have to be signed off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core.listing import Page, whole
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.meetings import reads, writes
from goldthread.delivery.meetings.forms import ReturnForm, SignOffForm
from goldthread.delivery.meetings.reads import DecisionsWanted
from goldthread.delivery.meetings.shown import log_table, sign_offs_table
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, page, to
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Group
from goldthread.plans.policies import check_can_edit


@partnership_page
def decisions(request: PartnershipRequest) -> HttpResponseBase:
    """The log: searched by words, group and date; the same as a file with ``?form=``."""
    wanted = _wanted(request)
    log = reads.decisions(request.partnership, wanted, by=request.person)
    if file := file_asked(request, log_table(log), of=request.partnership.name):
        return file
    groups = Group.objects.of(request.partnership).values_list("id", "name")
    return page(
        request,
        "delivery/decisions.html",
        "decisions",
        listed=Page.of(request, log),
        wanted=wanted,
        groups=[(str(key), name) for key, name in groups],
        first=request.GET.get("first", ""),
        last=request.GET.get("last", ""),
        on=today(),
    )


def _wanted(request: PartnershipRequest) -> DecisionsWanted:
    return DecisionsWanted(
        words=request.GET.get("words", "").replace("\x00", "").strip()[:200],
        group=whole(request.GET.get("group"), 0) or None,
        first=_day(request.GET.get("first", "")),
        last=_day(request.GET.get("last", "")),
        open_only=request.GET.get("open") == "on",
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@partnership_page
@require_POST
def finish_decision(request: PartnershipRequest, decision: int) -> HttpResponse:
    """It was done."""
    row = found(lambda: reads.decision_at(request.partnership, decision, by=request.person))
    writes.finish_decision(decision=row, by=request.person)
    messages.success(request, f"Decision {row.reference} is done.")
    meeting = whole(request.POST.get("meeting"), 0)  # whose minutes were open
    return redirect(to(request, "minutes", meeting) if meeting else to(request, "decisions"))


@partnership_page
def returns(request: PartnershipRequest) -> HttpResponseBase:
    """What is owed by when, who signs it off, and which meetings are the last that work. A file with ``?form=``."""
    listed = reads.returns(request.partnership, today())
    if file := file_asked(request, sign_offs_table(listed), of=request.partnership.name):
        return file
    return page(request, "delivery/returns.html", "returns", listed=listed, on=today())


@partnership_page
def new_return(request: PartnershipRequest) -> HttpResponse:
    """Name something that is owed."""
    check_can_edit(request.person, request.partnership)
    groups = Group.objects.of(request.partnership).filter(closed_on=None)
    back = to(request, "returns")
    return form_page(
        request,
        ReturnForm(request.POST or None, groups=groups),
        writes.owe_return,
        heading="Plan the sign-off of a return",
        button="Plan it",
        done="The meetings it needs are worked out.",
        back=back,
        trail=[("Sign-off", back)],
        partnership=request.partnership,
    )


@partnership_page
def sign_off(request: PartnershipRequest, stage: int) -> HttpResponse:
    """Say which meeting signed it off."""
    check_can_edit(request.person, request.partnership)
    row = found(lambda: reads.sign_off_at(request.partnership, stage))
    sittings = reads.meetings_that_met(request.partnership, row.group_id, by=request.person)
    back = to(request, "returns")
    return form_page(
        request,
        SignOffForm(request.POST or None, meetings=sittings, initial={"revision": row.revision}),
        writes.sign_off,
        heading=f"{row.group} signed it off",
        button="Save",
        done="The sign-off is recorded.",
        back=back,
        trail=[("Sign-off", back)],
        shown={"caption": row.owed.title},
        stage=row,
    )


@partnership_page
@require_POST
def take_back_sign_off(request: PartnershipRequest, stage: int) -> HttpResponse:
    """It was recorded wrongly."""
    row = found(lambda: reads.sign_off_at(request.partnership, stage))
    return _told(request, "The sign-off is taken back.", partial(writes.take_back_sign_off, stage=row))


@partnership_page
@require_POST
def take_back_sent(request: PartnershipRequest, owed: int) -> HttpResponse:
    """It has not gone after all."""
    row = found(lambda: reads.return_at(request.partnership, owed))
    return _told(request, "The return is still to be sent.", partial(writes.take_back_sent, owed=row))


@partnership_page
@require_POST
def mark_sent(request: PartnershipRequest, owed: int) -> HttpResponse:
    """It has gone."""
    row = found(lambda: reads.return_at(request.partnership, owed))
    return _told(request, "The return has been sent.", partial(writes.mark_sent, owed=row))


def _told(request: PartnershipRequest, done: str, write: Callable[..., object]) -> HttpResponse:
    try:
        write(by=request.person)
        messages.success(request, done)
    except InputError as error:
        messages.error(request, error.on_a_page)
    return redirect(to(request, "returns"))
