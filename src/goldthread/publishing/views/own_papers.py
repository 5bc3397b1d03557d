"""A plan as the partnership's own paper, and how that looks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from goldthread.core import files, rows
from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans.models import Plan
from goldthread.publishing import renderers, sheet_reads, writes
from goldthread.publishing.forms import TemplateForm
from goldthread.publishing.plan_papers import WRITERS, own_paper
from goldthread.publishing.policies import check_can_send


@partnership_page
def paper(request: PartnershipRequest, plan: str, form: str) -> HttpResponse:
    """The plan as it stands, as the paper this partnership is used to."""
    found = rows.every(Plan, of=request.partnership, slug=plan).select_related("partnership").first()
    if form not in WRITERS or found is None:
        raise Http404
    today = timezone.localdate()
    name = files.file_name(found.title, today.isoformat(), ending=form)
    content = own_paper(found, form, on=today)
    return files.attachment(content, name=name, media_type=renderers.FORMATS[form].media_type)


@partnership_page
def template(request: PartnershipRequest) -> HttpResponse:
    """The columns, their headings and the logo."""
    check_can_send(request.person, request.partnership)
    now = sheet_reads.template_of(request.partnership)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TemplateForm(*sent, template=now)

    def change(*, logo: UploadedFile | None = None, without_logo: bool = False, **given: Any) -> Any:
        wanted = {name: value for name, value in given.items() if name in ("partnership", "by")}
        picture = {"logo": logo.read(), "logo_name": logo.name} if logo else {}
        return writes.change_template(columns=form.columns, without_logo=without_logo, **picture, **wanted)

    if form.is_bound and save(form, change, partnership=request.partnership, by=request.person):
        messages.success(request, "Your papers look like this from now on.")
        return redirect("publishing:reports", request.partnership.slug)
    back = reverse("publishing:reports", args=[request.partnership.slug])
    context = {
        "form": form,
        "heading": "How your papers look",
        "lede": "Plans leave here as Word or Excel files with your logo and your columns. Headings are checked, "
        "so that such a file, brought back in, is read as the same plan.",
        "button": "Save",
        "back": back,
        "trail": [("Reports", back)],
    }
    return render(request, "publishing/template.html", context, status=form.status)
