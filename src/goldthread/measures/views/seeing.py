"""The pages that show measures: the list, many charts at once, one measure, its figures and its drawing as files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from markupsafe import Markup

from goldthread.analysis.charts.png import png
from goldthread.analysis.charts.svg import SMALL, svg
from goldthread.core.listing import whole
from goldthread.core.outside import is_outside
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.kernel.errors import InputError
from goldthread.measures import reads
from goldthread.measures.models import ChartMethod, Indicator
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.presenters import words
from goldthread.measures.presenters.chart import chart_of, drawn
from goldthread.measures.presenters.csv_file import csv_of
from goldthread.measures.presenters.together import VIEWS, funnel_of
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
    seen, shown = _seen(request, measure)
    refused = ""
    try:
        chart = drawn(seen, shown)
    except InputError as error:
        refused, chart = error.message, drawn(seen)
    said = (refused,) if refused else (chart.description,) if shown in VIEWS else seen.judged.sentences
    context = {
        **_shared(request),
        "seen": seen,
        "said": said,
        "is_judged": shown not in VIEWS,
        "chart": Markup(svg(chart)),  # noqa: S704 - every word in it was escaped
        "marks": [mark for mark in chart.marks if mark.words or mark.label],
        "notes": chart.notes,
        "withheld": is_outside() and any(each.status == "suppressed" for each in seen.figures),
        "shown": shown or seen.indicator.chart,
        "looks": [*ChartMethod.choices, *VIEWS.items()],
        "asked": urlencode({name: request.GET[name] for name in ("series", "chart") if request.GET.get(name)}),
    }
    return render(request, "measures/measure.html", context)


@partnership_page
def areas(request: PartnershipRequest, measure: str) -> HttpResponse:
    """All areas of a period on a funnel: is one further from the whole than its size explains?"""
    indicator = measure_at(request, measure)
    seen = reads.areas_of(indicator, period=request.GET.get("period", ""))
    context: dict[str, Any] = {**_shared(request), "it": indicator, "seen": seen, "chart": None, "refused": ""}
    if seen.enough:
        try:
            chart = funnel_of(indicator, seen)
            context |= {
                "funnel": chart,
                "rows": list(zip(seen.areas, chart.table.rows, strict=True)),
                "chart": Markup(svg(chart)),  # noqa: S704 - every word in it was escaped
            }
        except InputError as error:
            context["refused"] = error.message
    return render(request, "measures/areas.html", context)


@partnership_page
def figures(request: PartnershipRequest, measure: str) -> HttpResponse:
    """The figures of one area as CSV."""
    seen, _ = _seen(request, measure)
    return _file(csv_of(seen.indicator, seen.series, seen.figures), f"{seen.indicator.key}.csv", "text/csv")


@partnership_page
def drawing(request: PartnershipRequest, measure: str, form: str) -> HttpResponse:
    """The chart by itself, as an SVG or a PNG file."""
    if form not in ("svg", "png"):
        raise Http404
    seen, shown = _seen(request, measure)
    try:
        chart = drawn(seen, shown)
    except InputError as error:
        raise Http404 from error
    if form == "png":
        return _file(png(chart, fonts=settings.FONTS), f"{seen.indicator.key}.png", "image/png")
    return _file(svg(chart, with_title=True), f"{seen.indicator.key}.svg", "image/svg+xml")


def _file(content: str | bytes, name: str, media_type: str) -> HttpResponse:
    kind = media_type if isinstance(content, bytes) else f"{media_type}; charset=utf-8"
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _seen(request: PartnershipRequest, key: str) -> tuple[MeasurePage, str]:
    """The measure as it was asked for, and the chart asked for; "" is the measure's own."""
    indicator = measure_at(request, key)
    series = whole(request.GET.get("series"), 0)
    shown = request.GET.get("chart", "")
    method = shown if shown in ChartMethod.values else None
    page = reads.measure_page(indicator, on=timezone.localdate(), series=series, method=method)
    return page, shown if method or shown in VIEWS else ""


def _small(each: MeasureSeen) -> Markup:
    area = each.series.name if each.series else ""
    return Markup(svg(chart_of(each.indicator, area, each.judged), frame=SMALL))  # noqa: S704 - escaped there


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
