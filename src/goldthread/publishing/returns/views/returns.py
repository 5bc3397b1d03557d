"""Returns: the list, one with its answers, what is covered, what changed since last time, and how far it is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import files, rows
from goldthread.core.forms import save
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.meetings.forms import ReturnForm
from goldthread.delivery.models import Evidence
from goldthread.delivery.views.asked import found
from goldthread.delivery.writes import take_from_return
from goldthread.partnership.models import Group
from goldthread.partnership.reads.events import event_at
from goldthread.plans.policies import check_can_edit
from goldthread.plans.views.doing import attempt, posted
from goldthread.plans.views.editing import ask
from goldthread.publishing.composed import FORMATS, render
from goldthread.publishing.returns import reads, writes
from goldthread.publishing.returns.forms import AgreedForm, StartForm, TakenBackForm
from goldthread.publishing.returns.models import FormVersion
from goldthread.publishing.returns.paper import paper_of
from goldthread.publishing.returns.rules.states import ReturnState
from goldthread.publishing.returns.views.shared import (
    changes_of,
    filed_at,
    filer_page,
    page,
    to,
    today,
    trail,
)

MOVED = {
    ReturnState.DRAFTED: "It is a draft again.",
    ReturnState.CHECKED: "The return is checked.",
    ReturnState.AGREED: "It is recorded that the return is agreed.",
    ReturnState.SENT: "The return is sent, and its answers stay as they are.",
}


@partnership_page
def returns(request: PartnershipRequest) -> HttpResponse:
    """What is owed, how far each return is, and what it lacks."""
    return page(request, "returns.html", listed=reads.returns(request.partnership, today()))


@filer_page
def new_return(request: PartnershipRequest) -> HttpResponse:
    """Begin one. Last time's answers stand in it to begin with."""
    versions = FormVersion.objects.of(request.partnership)
    form = StartForm(posted(request), forms=versions, initial={"form": request.GET.get("of", "")})
    if form.is_bound and (made := save(form, writes.start_return, by=request.person)) is not None:
        said = "The return is begun."
        messages.success(
            request, f"{said} Last time's answers stand in it, marked as such." if made.previous else said
        )
        return redirect(to(request, "filed", made.pk))
    answer = page(
        request,
        "start.html",
        form=form,
        heading="Begin a return",
        button="Begin",
        back=to(request, "returns"),
        trail=trail(request),
    )
    answer.status_code = form.status
    return answer


@partnership_page
def filed(request: PartnershipRequest, filed: int) -> HttpResponse:
    """One return: every question with its answer, what it rests on and where it came from."""
    row = filed_at(request, filed)
    history, undoable = changes_of(row)
    return page(
        request,
        "filed.html",
        view=reads.filed_view(row, today()),
        formats=FORMATS.values(),
        may_send=allows(check_can_edit, request.person, request.partnership),
        history=history,
        undoable=undoable,
        trail=trail(request),
    )


@filer_page
@require_POST
def take_evidence(request: PartnershipRequest, filed: int, evidence: int) -> HttpResponse:
    """Show one piece of evidence for the return no more."""
    row = filed_at(request, filed)
    if row.owed is None:
        raise Http404
    owed, shown = row.owed, found(lambda: rows.one(Evidence, of=request.partnership, pk=evidence))
    done = "It is no longer shown for this return. The evidence itself is kept."
    attempt(request, lambda: take_from_return(evidence=shown, owed=owed, by=request.person), done)
    return redirect(to(request, "filed", row.pk))


@partnership_page
def coverage(request: PartnershipRequest, filed: int) -> HttpResponse:
    """The coverage matrix, its gaps first."""
    row = filed_at(request, filed)
    return page(request, "coverage.html", view=reads.filed_view(row, today()), trail=trail(request, row))


@partnership_page
def differences(request: PartnershipRequest, filed: int) -> HttpResponse:
    """This return beside the one before it."""
    row = filed_at(request, filed)
    return page(request, "differences.html", found=reads.differences(row, today()), trail=trail(request, row))


@partnership_page
def filed_file(request: PartnershipRequest, filed: int, form: str) -> HttpResponse:
    """The return as a file."""
    if form not in FORMATS:
        raise Http404
    row = filed_at(request, filed)
    made = paper_of(reads.filed_view(row, today()), today())
    name = files.file_name(row.form.title, row.period, ending=form)
    return files.attachment(render(made, form), name=name, media_type=FORMATS[form].media_type)


@filer_page
@require_POST
def fill_in(request: PartnershipRequest, filed: int) -> HttpResponse:
    """Let the plan answer what it can."""
    row = filed_at(request, filed)
    attempt(
        request,
        lambda: writes.fill_in(filed=row, on=today(), by=request.person),
        "What the plan can say is filled in. Look at each answer before the return is checked.",
    )
    return redirect(to(request, "filed", row.pk))


@filer_page
@require_POST
def move(request: PartnershipRequest, filed: int) -> HttpResponse:
    """Checked, back to a draft, or sent: what needs no more words."""
    row = filed_at(request, filed)
    asked = request.POST.get("to", "")
    if asked not in (ReturnState.DRAFTED, ReturnState.CHECKED, ReturnState.SENT, ReturnState.AGREED):
        raise Http404
    if asked == ReturnState.SENT:
        check_can_edit(request.person, request.partnership)
    moved = ReturnState(asked)
    attempt(request, lambda: writes.move_return(filed=row, to=moved, by=request.person), MOVED[moved])
    return redirect(to(request, "filed", row.pk))


@filer_page
def agree(request: PartnershipRequest, filed: int) -> HttpResponse:
    """Record who agreed it, where no sign-off is planned."""
    row = filed_at(request, filed)
    return _moving(request, row, AgreedForm(posted(request)), ReturnState.AGREED, "Record that it is agreed")


@filer_page
def take_back(request: PartnershipRequest, filed: int) -> HttpResponse:
    """It came back to be put right."""
    row = filed_at(request, filed)
    check_can_edit(request.person, request.partnership)
    return _moving(request, row, TakenBackForm(posted(request)), ReturnState.AGREED, "Take the return back")


def _moving(request: PartnershipRequest, row: Any, form: Any, state: ReturnState, heading: str) -> HttpResponse:
    return ask(
        request,
        form,
        writes.move_return,
        filed=row,
        to=state,
        heading=heading,
        back=to(request, "filed", row.pk),
        trail=trail(request, row),
        done=MOVED[state],
    )


@filer_page
def plan_sign_off(request: PartnershipRequest, filed: int) -> HttpResponse:
    """When it is due and which groups sign it off."""
    row = filed_at(request, filed)
    check_can_edit(request.person, request.partnership)
    form = ReturnForm(
        posted(request), groups=Group.objects.of(request.partnership).filter(closed_on=None), initial={"title": row}
    )
    del form.fields["title"]

    def plan(*, by: Any, **given: Any) -> Any:
        return writes.plan_sign_off(filed=row, by=by, **given)

    return ask(
        request,
        form,
        plan,
        heading="Plan the sign-off",
        lede="The last meetings that still work are worked out backwards from the day it is due.",
        button="Plan it",
        back=to(request, "filed", row.pk),
        trail=trail(request, row),
        done="The meetings it needs are worked out.",
    )


@filer_page
@require_POST
def undo(request: PartnershipRequest, event: int) -> HttpResponse:
    """Put back what one change replaced."""
    entry = event_at(request.partnership, event)
    if entry is None or not writes.can_be_undone(entry):
        raise Http404
    attempt(request, lambda: writes.undo_change(event=entry, by=request.person), "It is as it was before.")
    shown_on = "form" if entry.thread_type.endswith("formversion") else "filed"
    return redirect(to(request, shown_on, entry.thread_id))
