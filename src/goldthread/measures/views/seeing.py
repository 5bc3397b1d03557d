"""The pages that show measures: the list, many charts at once, one measure, its figures and its drawing as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldthread.core.listing import whole
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.measures import reads
from goldthread.measures.models import Indicator
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.presenters import words
from goldthread.measures.presenters.chart import chart_of
from goldthread.measures.presenters.csv_file import csv_of
from goldthread.measures.presenters.svg import FULL, SMALL, svg
from goldthread.measures.reads import MeasureFilters, MeasurePage, MeasureSeen
from goldthread.plans.views.doing import found

CHARTS_SHOWN = 60


def measure_at(request: PartnershipRequest, key: str) -> Indicator:
    """The measure at this address; 404 for any other."""
    row: Indicator = found(reads.find_indicator(request.partnership, key))
    return row


@partnership_page
def measures(request: PartnershipRequest) -> HttpResponse:
    """Every measure, those that need eyes first."""
    filters = _filters(request)
    context = {
        **_shared(request),
        "seen": reads.measures(request.partnership, on=timezone.localdate(), filters=filters),
        "filters": filters,
        "choices": reads.SHOWN,
    }
    return render(request, "measures/measures.html", context)


@partnership_page
def charts(request: PartnershipRequest) -> HttpResponse:
    """Many small charts, side by side, in the same order as the list."""
    filters = _filters(request)
    seen = reads.measures(request.partnership, on=timezone.localdate(), filters=filters)
    drawn = [each for each in seen if each.judged.figures]
    context = {
        **_shared(request),
        "small": [(each, _small(each)) for each in drawn[:CHARTS_SHOWN]],
        "left_out": max(0, len(drawn) - CHARTS_SHOWN),
        "filters": filters,
        "choices": reads.SHOWN,
    }
    return render(request, "measures/charts.html", context)


@partnership_page
def measure(request: PartnershipRequest, measure: str) -> HttpResponse:
    """One measure in one area: what it says, its chart, the same as a table, and where it stands in the plan."""
    seen = _seen(request, measure)
    spec = _spec(seen)
    context = {**_shared(request), "seen": seen, "chart": svg(spec, key="chart"), "marks": spec.marks}
    return render(request, "measures/measure.html", context)


@partnership_page
def figures(request: PartnershipRequest, measure: str) -> HttpResponse:
    """The figures of one area as CSV."""
    seen = _seen(request, measure)
    answer = HttpResponse(csv_of(seen.indicator, seen.series, seen.figures), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{seen.indicator.key}.csv"'
    return answer


@partnership_page
def drawing(request: PartnershipRequest, measure: str) -> HttpResponse:
    """The chart by itself, as an SVG file."""
    seen = _seen(request, measure)
    answer = HttpResponse(svg(_spec(seen), key="chart", frame=FULL), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{seen.indicator.key}.svg"'
    return answer


def _seen(request: PartnershipRequest, key: str) -> MeasurePage:
    indicator = measure_at(request, key)
    series = whole(request.GET.get("series"), 0)
    return reads.measure_page(indicator, on=timezone.localdate(), series=series)


def _spec(seen: MeasurePage) -> Any:
    return chart_of(seen.indicator, seen.series.name if seen.series else "", seen.judged, seen.actions)


def _small(each: MeasureSeen) -> Any:
    area = each.series.name if each.series else ""
    return svg(chart_of(each.indicator, area, each.judged), key=f"small-{each.indicator.pk}", frame=SMALL)


def _filters(request: PartnershipRequest) -> MeasureFilters:
    shown = request.GET.get("shown", "figures")
    return MeasureFilters(
        text=request.GET.get("text", "").strip()[:100],
        shown=shown if shown in reads.SHOWN else "figures",
        area_code=request.GET.get("area", "").strip().upper()[:20],
    )


def _shared(request: PartnershipRequest) -> dict[str, Any]:
    return {
        "may_keep": allows(check_can_keep_measures, request.person, request.partnership),
        "figure_words": words.figure_words,
        "number_words": words.number_words,
        "variation_tag": words.variation_tag,
        "assurance_tag": words.assurance_tag,
        "status_words": words.status_words,
    }
