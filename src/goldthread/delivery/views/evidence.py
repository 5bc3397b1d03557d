"""What shows how an action goes: bringing it, looking at it, checking what somebody else brought."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.listing import Page
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import evidence_files, reads, writes
from goldthread.delivery.forms.evidence import WHOLE, EvidenceAddForm, ShowForm
from goldthread.delivery.links import Links
from goldthread.delivery.models import Evidence, EvidenceForm
from goldthread.delivery.policies import check_can_update, may_check_evidence
from goldthread.delivery.presenters.evidence import waiting_table
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.reads.evidence import (
    actions_to_show_for,
    find_evidence,
    milestones_to_show,
    returns_of,
    returns_without,
    unchecked,
    uses_of,
)
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.changing import change
from goldthread.kernel.errors import InputError
from goldthread.plans.policies import EDITORS


@partnership_page
def add(request: PartnershipRequest, action: int) -> HttpResponse:
    """Bring a file, a link or a note."""
    row = found(lambda: reads.find_action(request.partnership, action))
    check_can_update(request.person, row)
    start = {"dated": today(), "shows": [request.GET.get("shows") or WHOLE]}
    form = EvidenceAddForm(request.POST or None, request.FILES or None, action=row, initial=start)
    return change(
        request,
        form,
        writes.bring_evidence,
        actions=[row],
        of=row,
        heading="Add evidence",
        button="Add it",
        done="It stands with the action. Somebody else can check it.",
    )


@partnership_page
def evidence(request: PartnershipRequest, evidence: int) -> HttpResponse:
    """One piece of evidence, what it is shown for, and showing it for another action, milestones or a return."""
    row = found(lambda: find_evidence(request.partnership, evidence))
    uses, form = uses_of(row), _show_form(request, row)
    if request.method == "POST":
        if form is None:
            raise Http404
        if save(form, writes.show_anywhere, evidence=row, by=request.person) is not None:
            messages.success(request, "It is shown there too.")
            return redirect("delivery:evidence", partnership=request.partnership.slug, evidence=row.pk)
    context = {
        "row": row,
        "uses": uses,
        "owed": returns_of(row),
        "form": form,
        "may_check": may_check_evidence(request.person, row),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/evidence.html", context, status=form.status if form else 200)


def _show_form(request: PartnershipRequest, row: Evidence) -> ShowForm | None:
    """For whoever may say something of the actions it is shown for; returns are an editor's."""
    editor = request.person.holds(*EDITORS)
    others, steps = actions_to_show_for(row, request.person), milestones_to_show(row, request.person)
    if not (editor or steps or others):
        return None
    return ShowForm(
        request.POST or None, actions=others, milestones=steps, returns=returns_without(row) if editor else ()
    )


@partnership_page
def waiting(request: PartnershipRequest) -> HttpResponseBase:
    """What waits for somebody other than who brought it to look at it. A file with ``?form=``."""
    every = unchecked(request.partnership)
    if file := file_asked(request, waiting_table(every), of=request.partnership.name):
        return file
    listed = Page.of(request, every)
    return render(
        request,
        "delivery/unchecked.html",
        {"listed": listed, "links": Links(request.partnership.slug), "shortened": shortened},
    )


@partnership_page
@require_POST
def check(request: PartnershipRequest, evidence: int) -> HttpResponse:
    """Say that what somebody else brought shows what it is said to show."""
    row = found(lambda: find_evidence(request.partnership, evidence))
    try:
        writes.check_evidence(evidence=row, by=request.person)
        messages.success(request, "Checked, with your name and today's date.")
    except InputError as error:
        messages.error(request, error.on_a_page)
    return redirect("delivery:evidence", partnership=request.partnership.slug, evidence=row.pk)


@partnership_page
def download(request: PartnershipRequest, evidence: int) -> FileResponse:
    """The file as it came, to be kept and never to be shown as a page of ours."""
    row = found(lambda: find_evidence(request.partnership, evidence))
    path = evidence_files.path_of(row.partnership_id, row.sha256)
    if row.form != EvidenceForm.FILE or not default_storage.exists(path):
        raise Http404
    answer = FileResponse(
        default_storage.open(path), as_attachment=True, filename=row.file_name, content_type=row.media_type
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
