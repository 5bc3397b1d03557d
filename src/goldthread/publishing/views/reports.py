"""The report of a plan: read on the screen, or kept as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldthread.core import files, rows
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans.models import Plan
from goldthread.plans.reads.plan_file import plan_to_json, plan_to_xlsx
from goldthread.publishing import asked, renderers
from goldthread.publishing.policies import check_can_send
from goldthread.publishing.presented import presented
from goldthread.publishing.reads import plan_report
from goldthread.publishing.report import PlanReport
from goldthread.publishing.sections import sections

PLAN_FILES = {"xlsx": plan_to_xlsx, "json": plan_to_json}


@partnership_page
def reports(request: PartnershipRequest) -> HttpResponse:
    """The plans that can be reported on, and the files of all actions."""
    page = {
        "plans": rows.every(Plan, of=request.partnership),
        "formats": renderers.FORMATS.values(),
        "sections": sections(request, "reports"),
        "may_send": allows(check_can_send, request.person, request.partnership),
    }
    return render(request, "publishing/reports.html", page)


@partnership_page
def report(request: PartnershipRequest, plan: str) -> HttpResponse:
    """The report as a page, with the same as files."""
    found, wanted = _report(request, plan)
    page = {"asked": wanted, "report": presented(found), "formats": renderers.FORMATS.values()}
    return render(request, "publishing/report.html", page)


@partnership_page
def report_file(request: PartnershipRequest, plan: str, form: str) -> HttpResponse:
    """The report as one of its formats, to be kept."""
    if form not in renderers.FORMATS:
        raise Http404
    found, _ = _report(request, plan)
    name = files.file_name(found.title, "progress report", found.on.isoformat(), ending=form)
    return files.attachment(renderers.render(found, form), name=name, media_type=renderers.FORMATS[form].media_type)


@partnership_page
def plan_file(request: PartnershipRequest, plan: str, form: str) -> HttpResponse:
    """The whole plan as a file that can be read back as the same plan."""
    write = PLAN_FILES.get(form)
    found = rows.every(Plan, of=request.partnership, slug=plan).select_related("partnership").first()
    if write is None or found is None:
        raise Http404
    name = files.file_name(found.title, timezone.localdate().isoformat(), ending=form)
    return files.attachment(write(found), name=name, media_type=renderers.FORMATS[form].media_type)


def _report(request: PartnershipRequest, plan: str) -> tuple[PlanReport, asked.Asked]:
    try:
        wanted = asked.read(request, request.partnership, on=timezone.localdate(), plan=plan)
    except Plan.DoesNotExist as error:
        raise Http404 from error
    assert wanted.plan is not None
    living = request.build_absolute_uri(reverse("delivery:plan", args=[request.partnership.slug, plan]))
    return plan_report(wanted.plan, on=wanted.on, since=wanted.since, address=living), wanted
