"""The page of a timeline: the drawing, its table, and the way through the quarters and years."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.lists import chips, page_of, shortened
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.timeline.drawing import svg
from goldthread.delivery.timeline.files import FORMS, file_of
from goldthread.delivery.timeline.reads import timeline
from goldthread.delivery.timeline.shown import name_of, stands
from goldthread.delivery.timeline.spans import Zoom
from goldthread.delivery.views.asked import found, past_or_coming_day, today


@partnership_page
def plan_timeline(request: PartnershipRequest, plan: str) -> HttpResponse:
    """``?zoom=quarter`` (year, whole), ``?from=2026-04-01``, ``?form=svg`` (png, csv); narrowed as a list is."""
    row = found(lambda: reads.find_plan(request.partnership, plan))
    zoom = next((each for each in Zoom if each == request.GET.get("zoom")), Zoom.YEAR)
    day, problem = past_or_coming_day(request, "from")
    filters = ActionFilters.from_query(request.GET).but(plan="", sort="paper", descending=False)
    seen = timeline(row, filters, zoom=zoom, day=day, on=today())
    if (form := request.GET.get("form", "")) in FORMS:
        return _as_file(file_of(seen, form), form, f"{row.slug}-timeline")
    links, known = Links(request.partnership.slug), choices(request.partnership)
    asked = seen.actions.filters
    here = partial(links.timeline, row.slug)
    context: dict[str, Any] = {
        "seen": seen,
        "asked": asked,
        "drawing": Markup(svg(seen)),  # noqa: S704 - every word in it was escaped when it was drawn
        "page": page_of(seen.actions),
        "problems": [problem] * bool(problem) + list(asked.problems),
        "chips": chips(asked, known, lambda without: here(without, zoom=zoom, day=seen.stretch.first)),
        "here": partial(here, asked.but(page=1)),
        "priorities": known.priorities,
        "zooms": [(Zoom.QUARTER, "A quarter"), (Zoom.YEAR, "A year"), (Zoom.WHOLE, "The whole plan")],
        "forms": FORMS,
        "links": links,
        "name_of": name_of,
        "stands": stands,
        "shortened": shortened,
    }
    return render(request, "delivery/timeline.html", context)


def _as_file(content: bytes, form: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
