"""Sheets for partners who work in Word or Excel: sent, filled in, brought back, reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldthread.core import files
from goldthread.core.forms import save
from goldthread.core.listing import Page
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.filters import OwnerKey
from goldthread.kernel.phrasing import count
from goldthread.plans.views.doing import attempt, found
from goldthread.publishing import renderers, sheet_reads, writes
from goldthread.publishing.forms import SendSheetForm, TakeBackForm
from goldthread.publishing.papers.sheet import WRITERS
from goldthread.publishing.policies import check_can_send
from goldthread.publishing.presenters_of_sheets import shown_row

MOST_NAMED = 10  # rows that could not be matched


@partnership_page
def sheets(request: PartnershipRequest) -> HttpResponse:
    """What came back and waits, then every sheet that went out."""
    return _page(request)


def _page(request: PartnershipRequest, **more: Any) -> HttpResponse:
    here = request.partnership
    context = {
        "page": Page.of(request, sheet_reads.sheets(here)),
        "waiting": [shown_row(each) for each in sheet_reads.waiting(here)],
        "may_send": allows(check_can_send, request.person, here),
        "back_form": TakeBackForm(),
        **more,
    }
    if context["may_send"] and "send_form" not in context:
        context["send_form"] = SendSheetForm(owners=sheet_reads.owners_with_actions(here))
    status = max(context[name].status for name in ("send_form", "back_form") if name in context)
    return render(request, "publishing/sheets.html", context, status=status)


@partnership_page
@require_POST
def send(request: PartnershipRequest) -> HttpResponse:
    """A file of somebody's open actions, to be filled in."""
    check_can_send(request.person, request.partnership)
    form = SendSheetForm(request.POST, owners=sheet_reads.owners_with_actions(request.partnership))
    if not form.is_valid():
        return _page(request, send_form=form)
    ending = form.cleaned_data["form"]
    try:
        owner = OwnerKey.parse(form.cleaned_data["owner"])
        whom, actions = sheet_reads.open_actions_of(request.partnership, owner, timezone.localdate())
    except (ValueError, ObjectDoesNotExist) as error:
        raise Http404 from error

    def note(**_answers: Any) -> Any:
        return writes.send_sheet(partnership=request.partnership, whom=whom, actions=actions, by=request.person)

    sheet = save(form, note)
    if sheet is None:
        return _page(request, send_form=form)
    title = f"Actions of {whom}, {timezone.localdate():%-d %B %Y}"
    content = WRITERS[ending](title, sheet_reads.rows_for(sheet, actions))
    name = files.file_name(title, ending=ending)
    return files.attachment(content, name=name, media_type=renderers.FORMATS[ending].media_type)


@partnership_page
@require_POST
def take_back(request: PartnershipRequest) -> HttpResponse:
    """Read a sheet that came back. Nothing is written to any action."""
    check_can_send(request.person, request.partnership)
    form = TakeBackForm(request.POST, request.FILES)

    def take(*, sheet: UploadedFile) -> Any:
        return writes.take_sheet_back(
            partnership=request.partnership, name=sheet.name or "", data=sheet.read(), by=request.person
        )

    came = save(form, take)
    if came is None:
        return _page(request, back_form=form)
    messages.success(request, _words(len(came.rows), came.unchanged))
    if came.unmatched:
        messages.error(request, _unmatched(form.cleaned_data["sheet"].name, came.unmatched))
    return redirect("publishing:sheets", request.partnership.slug)


def _words(changed: int, unchanged: int) -> str:
    waits = "say something new and wait below" if changed > 1 else "says something new and waits below"
    some = f"{count(changed, 'action')} {waits}" if changed else "No action says anything new"
    return f"{some}; {unchanged} {'says' if unchanged == 1 else 'say'} nothing new." if unchanged else f"{some}."


def _unmatched(name: str, why: Sequence[str]) -> str:
    """Which rows of the file were left, for whoever has to ask the partner."""
    more = f"; and {count(len(why) - MOST_NAMED, 'row')} more" if len(why) > MOST_NAMED else ""
    named = "; ".join(why[:MOST_NAMED])
    rows = count(len(why), "row")
    return f"{name}: {rows} could not be matched with an action, and nothing of it is kept: {named}{more}."


@partnership_page
@require_POST
def decide(request: PartnershipRequest, row: int) -> HttpResponse:
    """Take what was written as an update, or leave it."""
    returned = found(sheet_reads.returned_row(request.partnership, row))
    if request.POST.get("do") == "accept":
        seen = request.POST.get("revision", "")
        revision = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0
        attempt(
            request,
            lambda: writes.accept_row(row=returned, revision=revision, by=request.person),
            "It is an update of the action now.",
        )
    else:
        attempt(request, lambda: writes.refuse_row(row=returned, by=request.person), "Left. It stays in the history.")
    return redirect("publishing:sheets", request.partnership.slug)
