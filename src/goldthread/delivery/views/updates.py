"""Saying how an action is going; correcting what was said, and taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads, writes
from goldthread.delivery.forms.updates import NOT_SAID, TakeBackForm, UpdateForm
from goldthread.delivery.links import Links
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.policies import check_can_update
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.views.asked import found, today
from goldthread.plans.forms.timescales import with_what_was_understood
from goldthread.plans.models import Action


@partnership_page
def update(request: PartnershipRequest, action: int) -> HttpResponse:
    """How an action is going: words, status, stated RAG, milestones, evidence."""
    row = _action(request, action)
    form = _form(request, row, row.status, {"status": row.status, "stated_rag": row.stated_rag or NOT_SAID})
    if request.method == "POST" and (saved := save(form, writes.record_update, action=row, by=request.person)):
        return _said(request, row, saved, with_what_was_understood("Your update is saved.", form))
    return _page(request, row, form, heading="How is it going?", button="Save the update")


@partnership_page
def correct(request: PartnershipRequest, action: int, update: int) -> HttpResponse:
    """Put right what an update said; the old one stays to be seen."""
    row = _action(request, action)
    wrong = _update(row, update)
    said = {name: getattr(wrong, name) for name in ("narrative", "status", "reported_on")}
    becoming = reads.standing_without(wrong).status
    form = _form(request, row, becoming, {**said, "stated_rag": wrong.stated_rag or NOT_SAID})
    if request.method == "POST" and (
        saved := save(form, writes.record_update, action=row, corrects=wrong, by=request.person)
    ):
        return _said(request, row, saved, with_what_was_understood("The update is corrected.", form))
    return _page(request, row, form, heading="Correct an update", button="Save the correction")


@partnership_page
def take_back(request: PartnershipRequest, action: int, update: int) -> HttpResponse:
    """Undo an update by a new entry."""
    row = _action(request, action)
    wrong = _update(row, update)
    form = TakeBackForm(request.POST or None, initial={"revision": row.revision})
    if request.method == "POST" and (saved := save(form, writes.take_back_update, update=wrong, by=request.person)):
        return _said(request, row, saved, "The update is taken back.")
    left = reads.standing_without(wrong)
    return _page(request, row, form, heading="Take back an update", button="Take it back", wrong=wrong, left=left)


def _action(request: PartnershipRequest, key: int) -> Action:
    """The action, for somebody who may say how it is going."""
    row = found(lambda: reads.find_action(request.partnership, key))
    check_can_update(request.person, row)
    return row


def _update(action: Action, key: int) -> ProgressUpdate:
    """An update of this action that still holds."""
    row = found(lambda: reads.find_update(action, key))
    if not reads.holds(row):
        raise Http404
    return row


def _form(request: PartnershipRequest, action: Action, becoming: str, initial: dict[str, Any]) -> UpdateForm:
    return UpdateForm(
        request.POST or None,
        request.FILES or None,
        action=action,
        becoming=becoming,
        initial={"reported_on": today(), **initial},
    )


def _said(request: PartnershipRequest, action: Action, saved: ProgressUpdate, words: str) -> HttpResponse:
    """Back to the action, with a way to undo what was just done."""
    here = f"{Links(request.partnership.slug).action(action.pk)}updates/{saved.pk}/take-back/"
    messages.success(request, format_html('{} <a class="govuk-link" href="{}">Undo</a>', words, here))
    return redirect("delivery:action", partnership=request.partnership.slug, action=action.pk)


def _page(request: PartnershipRequest, action: Action, form: Any, **more: Any) -> HttpResponse:
    links = Links(request.partnership.slug)
    name = shortened(str(action), 80)
    context = {
        "form": form,
        "action": action,
        "caption": name,
        "back": links.action(action.pk),
        "trail": [(action.plan.title, links.plan(action.plan.slug)), (name, links.action(action.pk))],
        "latest": action.updates.first() if form.meanwhile else None,
        **more,
    }
    template = "delivery/take_back.html" if isinstance(form, TakeBackForm) else "delivery/update.html"
    return render(request, template, context, status=form.status)
