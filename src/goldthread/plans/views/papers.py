"""Papers: the list, bringing one in, one paper with its readings, and the file itself."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core import history
from goldthread.core.forms import save
from goldthread.core.listing import Page
from goldthread.core.policies import allows
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.kernel.errors import InputError, Place
from goldthread.plans import intake as intakes
from goldthread.plans import writes
from goldthread.plans.forms.papers import BringForm
from goldthread.plans.models import Intake, IntakeState, PaperReading
from goldthread.plans.pictures import picture_of
from goldthread.plans.policies import check_can_edit
from goldthread.plans.presenters.items import document_pages
from goldthread.plans.reads import papers as reads
from goldthread.plans.reads.versions import choices
from goldthread.plans.rules.excerpts import whole_page
from goldthread.plans.rules.page_marks import whole_page_part
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.intake import after_reading
from goldthread.plans.writes.papers import check_size, file_name


@partnership_page
def papers(request: PartnershipRequest) -> HttpResponse:
    """Every paper, those that are being read, and the readings that wait for somebody."""
    may_edit = allows(check_can_edit, request.person, request.partnership)
    intakes.give_up_lost(request.partnership)
    context = {
        "page": Page.of(request, reads.papers(request.partnership)),
        "being_read": reads.being_read(request.partnership) if may_edit else (),
        "not_read": reads.not_read(request.partnership) if may_edit else (),
        "waiting": reads.readings_in_review(request.partnership),
        "may_edit": may_edit,
    }
    return render(request, "plans/papers.html", context)


@partnership_page
def bring(request: PartnershipRequest) -> HttpResponse:
    """Choose a paper; it is read at once, and its review opens, or a long one shows how far it is."""
    check_can_edit(request.person, request.partnership)
    form = BringForm(posted(request), request.FILES or None, plans=choices(request.partnership))
    intake = (
        save(form, _bringing(form), partnership=request.partnership, by=request.person) if form.is_bound else None
    )
    if intake is not None:
        return redirect(after_reading(request, intake))
    return render(request, "plans/bring.html", {"form": form}, status=form.status)


def _bringing(form: BringForm) -> Any:
    def bring_in(*, paper: UploadedFile, **given: Any) -> Intake:
        name = file_name(paper.name or "")
        check_size(name, paper.size or 0)
        try:
            intake = intakes.begin(name=name, data=paper.read(), **given)
        except writes.PaperAlreadyHere as error:
            form.earlier = error.paper
            raise
        if intake.state == IntakeState.FAILED:
            intakes.forget(intake=intake, by=given["by"])  # the form says it
            raise InputError(intake.message, advice=intake.advice, place=Place(file=name))
        return intake

    return bring_in


@partnership_page
def paper(request: PartnershipRequest, paper: int) -> HttpResponse:
    """One paper: what became of it, and its text page by page."""
    kept = found(reads.paper(request.partnership, paper))
    readings = list(kept.readings.all())
    document = reads.document_of(readings[0]) if readings else {"pages": []}
    pages = document_pages(document)
    asked = request.GET.get("sheet", "")
    number = min(int(asked), len(pages) - 1) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0
    context = {
        "paper": kept,
        "readings": readings,
        "pages": pages,
        "sheet": number,
        "text": whole_page(document, number) if pages else None,
        "picture": whole_page_part(document, number) if pages else None,
        "may_edit": allows(check_can_edit, request.person, request.partnership),
        "history": entries(history.latest(kept, 20)),
    }
    return render(request, "plans/paper.html", context)


@partnership_page
def paper_file(request: PartnershipRequest, paper: int) -> FileResponse:
    """The paper as it came; always saved, never opened inside the site."""
    kept = found(reads.paper(request.partnership, paper))
    response = FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@partnership_page
def page_picture(request: PartnershipRequest, paper: int, number: int) -> FileResponse:
    """One page of a PDF as a picture, for those who may see the paper."""
    kept = found(reads.paper(request.partnership, paper))
    try:
        picture = picture_of(kept, number)
    except InputError as error:
        raise Http404 from error
    response = FileResponse(picture.open("rb"), content_type="image/png")
    response.headers["Cache-Control"] = "private, max-age=86400"  # a paper never changes
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@partnership_page
@require_POST
def read_again(request: PartnershipRequest, paper: int) -> HttpResponse:
    """Read a kept paper once more, or for another of the plans in it."""
    kept = found(reads.paper(request.partnership, paper))
    number = request.POST.get("plan_number", "0")
    made: list[PaperReading] = []

    def read() -> None:
        made.append(
            writes.read_paper(paper=kept, plan_number=int(number) if number.isdecimal() else 0, by=request.person)
        )

    if attempt(request, read, "The paper was read."):
        return redirect("plans:review", partnership=request.partnership.slug, reading=made[0].pk)
    return redirect("plans:paper", partnership=request.partnership.slug, paper=kept.pk)
