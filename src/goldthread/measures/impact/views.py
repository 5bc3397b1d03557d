"""Pages of what was foreseen and what came."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from goldthread.analysis.charts.svg import svg
from goldthread.core.listing import Page
from goldthread.core.policies import allows
from goldthread.core.tables import CSV, Table, csv_bytes
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.measures.impact import reads, shown
from goldthread.measures.impact.chart import chart_of
from goldthread.measures.impact.forms import PredictionForm
from goldthread.measures.impact.policies import check_can_predict
from goldthread.measures.impact.writes import write_prediction
from goldthread.measures.models import Indicator
from goldthread.plans.models import Action
from goldthread.plans.views.doing import found, posted
from goldthread.plans.views.editing import ask


@partnership_page
def impacts(request: PartnershipRequest) -> HttpResponse:
    """Every prediction, and what came."""
    listed = Page.of(request, reads.predicted_pairs(request.partnership))
    seen = reads.impacts_of(request.partnership, listed.rows, on=timezone.localdate())
    return render(request, "measures/impacts.html", {"listed": listed, "seen": seen, "shown": shown})


@partnership_page
def impact(request: PartnershipRequest, action: int, measure: str) -> HttpResponse:
    """One action and one measure: what was foreseen, what came, and what else was tried."""
    row, indicator = _pair(request, action, measure)
    page = reads.impact_page(row, indicator, on=timezone.localdate())
    chart = chart_of(page.impact)
    context = {
        "page": page,
        "impact": page.impact,
        "chart": chart,
        "drawing": Markup(svg(chart)) if chart else "",  # noqa: S704 - every word in it is escaped where it is drawn
        "may_predict": allows(check_can_predict, request.person, row),
        "shown": shown,
    }
    return render(request, "measures/impact.html", context)


@partnership_page
def impact_file(request: PartnershipRequest, action: int, measure: str, kind: str) -> HttpResponse:
    """The chart as SVG or PNG, or its figures as CSV; back to the page that says why where there is none."""
    row, indicator = _pair(request, action, measure)
    chart = chart_of(reads.impact_of(row, indicator, on=timezone.localdate()))
    if chart is None:
        return redirect("measures:impact", request.partnership.slug, row.pk, indicator.key)
    if kind == "csv":
        answer = HttpResponse(csv_bytes(Table("Impact", chart.table.headings, chart.table.rows)), content_type=CSV)
    elif kind == "png":
        from goldthread.analysis.charts.png import png

        answer = HttpResponse(png(chart, fonts=settings.FONTS), content_type="image/png")
    else:
        answer = HttpResponse(svg(chart, with_title=True), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{indicator.key}-{row.pk}.{kind}"'
    return answer


@partnership_page
def new_prediction(request: PartnershipRequest, action: int, measure: str) -> HttpResponse:
    """Write down what the action is to change."""
    row, indicator = _pair(request, action, measure)
    check_can_predict(request.person, row)
    here = reverse("measures:impact", args=[request.partnership.slug, row.pk, indicator.key])
    page = reads.impact_page(row, indicator, on=timezone.localdate())
    began = page.impact.began
    late = " The action has begun, so it will be kept as written late." if began.has_begun else ""
    return ask(
        request,
        PredictionForm(posted(request)).for_measure(indicator),
        write_prediction,
        action=row,
        indicator=indicator,
        heading="What is it to change?",
        lede=f"{indicator.name}. {shown.smallest_words(page)} What is written stays; a later one replaces it.{late}",
        button="Write it down",
        done="It is written down.",
        back=here,
        trail=[
            ("Predictions and what came", reverse("measures:impacts", args=[request.partnership.slug])),
            (f"{indicator.name} and {row.ref or 'the action'}", here),
        ],
    )


def _pair(request: PartnershipRequest, action: int, measure: str) -> tuple[Action, Indicator]:
    pair: Any = found(reads.linked_pair(request.partnership, action, measure))
    return pair
