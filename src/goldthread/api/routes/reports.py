"""Files of a plan: its report in every format, and the plan itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.room import Room
from goldthread.api.routes.plans import PLAN, plan_at
from goldthread.api.schemas.asked import PlanFileQuery, ReportQuery
from goldthread.core import files
from goldthread.plans.reads.plan_file import plan_to_json, plan_to_xlsx
from goldthread.publishing import renderers
from goldthread.publishing.reads import last_time, plan_report

room = Room(tags=["Files"])
PLAN_FILES = {"json": plan_to_json, "xlsx": plan_to_xlsx}


@room.get(PLAN + "/report", response={200: None, **READ_PROBLEMS})
def report(request: HttpRequest, slug: str, plan: str, asked: Query[ReportQuery]) -> HttpResponse:
    """The progress report as a file: json, pdf, docx, xlsx, html or csv."""
    found, _ = plan_at(request, slug, plan)
    today = timezone.localdate()
    made = plan_report(found, on=today, since=asked.since or last_time(found, today))
    name = files.file_name(made.title, "progress report", today.isoformat(), ending=asked.form)
    return files.attachment(
        renderers.render(made, asked.form), name=name, media_type=renderers.FORMATS[asked.form].media_type
    )


@room.get(PLAN + "/file", response={200: None, **READ_PROBLEMS})
def plan_file(request: HttpRequest, slug: str, plan: str, asked: Query[PlanFileQuery]) -> HttpResponse:
    """The plan with everything that hangs on it; sent to the list of plans, it becomes the same plan."""
    found, _ = plan_at(request, slug, plan)
    name = files.file_name(found.title, timezone.localdate().isoformat(), ending=asked.form)
    media_type = renderers.FORMATS[asked.form].media_type
    return files.attachment(PLAN_FILES[asked.form](found), name=name, media_type=media_type)
