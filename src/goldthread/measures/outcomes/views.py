"""Pages of questionnaires and outcomes: which there are, what came of a period, and bringing a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from markupsafe import Markup

from goldthread.analysis.charts.png import png
from goldthread.analysis.charts.specification import Chart
from goldthread.analysis.charts.svg import svg
from goldthread.core.listing import whole
from goldthread.core.policies import allows
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.kernel.errors import InputError
from goldthread.measures.outcomes import arrivals, forms, library, reads, shown, writes
from goldthread.measures.outcomes.memory import stays_in_memory
from goldthread.measures.outcomes.models import Instrument
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.views.keeping import keeper_page, list_of
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.editing import ask


@dataclass(frozen=True)
class Drawn:
    """A part of the results page."""

    outcome: reads.OutcomeSeen
    says: str
    charts: tuple[tuple[str, Chart, Markup], ...]


@partnership_page
def outcomes(request: PartnershipRequest) -> HttpResponse:
    """Every questionnaire in use, and those that come with the product."""
    mine = list(reads.instruments(request.partnership))
    context = {
        "instruments": mine,
        "packs": [pack for pack in library.packs() if pack.key not in {each.key for each in mine}],
        "may_keep": _may_keep(request),
    }
    return render(request, "measures/outcomes/outcomes.html", context)


@partnership_page
def instrument(request: PartnershipRequest, instrument: str) -> HttpResponseBase:
    """One questionnaire: how it is scored, and what came of a period."""
    seen = _seen(request, instrument)
    if file := file_asked(request, shown.table_of(seen.outcomes), of=seen.instrument.name):
        return file
    context = {
        "seen": seen,
        "load": seen.outcomes[0].load if seen.outcomes else None,
        "parts": [Drawn(each, shown.says(each), tuple(_charts(each))) for each in seen.outcomes],
        "shown": shown,
        "may_keep": _may_keep(request),
    }
    return render(request, "measures/outcomes/instrument.html", context)


@partnership_page
def chart(request: PartnershipRequest, instrument: str, form: str) -> HttpResponse:
    """One chart of the page as an SVG or PNG file."""
    seen = _seen(request, instrument)
    asked = (request.GET.get("occasion", ""), request.GET.get("scale", ""))
    one = next((each for each in seen.outcomes if (each.occasion, each.scale.key) == asked), None)
    one = one or next(iter(seen.outcomes), None)
    drawn = shown.chart_of(one, request.GET.get("shown", shown.CHANGE)) if one else None
    if drawn is None or form not in ("svg", "png"):
        raise Http404
    if form == "png":
        answer = HttpResponse(png(drawn, fonts=settings.FONTS), content_type="image/png")
    else:
        answer = HttpResponse(svg(drawn, with_title=True), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{seen.instrument.key}.{form}"'
    return answer


@keeper_page
@require_POST
def take_over(request: PartnershipRequest) -> HttpResponse:
    """Take questionnaires over from the library: one, or all."""
    key = request.POST.get("key", "")
    attempt(
        request,
        lambda: writes.add_instruments(
            partnership=request.partnership, keys=[key] if key else None, by=request.person
        ),
        "The questionnaire is taken over." if key else "The questionnaires are taken over.",
    )
    return redirect("measures:outcomes", request.partnership.slug)


@keeper_page
def new_instrument(request: PartnershipRequest) -> HttpResponse:
    """A questionnaire of this partnership's own."""
    return ask(
        request,
        forms.InstrumentForm(posted(request)),
        writes.add_instrument,
        partnership=request.partnership,
        heading="Add a questionnaire",
        lede="How it is scored, as facts. Its wording is not kept: most belong to somebody.",
        button="Add it",
        done="The questionnaire is added.",
        back=_list_of(request),
        trail=_trail(request),
    )


@keeper_page
def change_instrument(request: PartnershipRequest, instrument: str) -> HttpResponse:
    """Put facts right; another way of scoring becomes another version."""
    row = _at(request, instrument)

    def change(*, revision: int, by: Any, **changes: Any) -> Instrument:
        return writes.change_instrument(instrument=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        forms.InstrumentEditForm.of(row, posted(request)),
        change,
        heading="Change the questionnaire",
        lede="Once outcomes are kept, another way of scoring becomes another version, and nothing is joined across.",
        done="The questionnaire is changed.",
        back=_page_of(request, row),
        trail=_trail(request, row),
    )


@stays_in_memory
@keeper_page
def bring(request: PartnershipRequest, instrument: str) -> HttpResponse:
    """Bring a period: added up at once, looked at, and only then kept. The rows are gone before it is looked at."""
    row = _at(request, instrument)
    if request.method != "POST":
        return _ask(request, row, forms.ArrivalForm())
    if "sealed" in request.POST:
        return _keep(request, row)
    form = forms.ArrivalForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, row, form.without_table())
    try:
        said = form.cleaned_data
        arrival = arrivals.arrive(row, form.table(), kind=said["kind"], period=said["period"])
    except InputError as error:
        form.add_error("period" if error.place and error.place.field == "period" else "file", str(error))
        return _ask(request, row, form.without_table())
    keep = forms.KeepForm(initial={"sealed": arrivals.sealed(arrival, row, request.person)})
    return _preview(request, row, keep, arrival)


def _keep(request: PartnershipRequest, row: Instrument) -> HttpResponse:
    form = forms.KeepForm(request.POST)
    if not form.is_valid():
        return _ask(request, row, forms.ArrivalForm())
    said = form.cleaned_data
    try:
        arrival = arrivals.unsealed(said["sealed"], row, request.person)
        load = writes.keep_outcomes(
            instrument=row, arrival=arrival, source=said["source"], note=said["note"], by=request.person
        )
    except InputError as error:
        return _ask(request, row, forms.ArrivalForm.refusing(str(error)))
    messages.success(request, "The outcomes are kept, and the measures they feed have their figures.")
    return redirect(f"{_page_of(request, row)}?load={load.pk}")


def _preview(
    request: PartnershipRequest, row: Instrument, form: forms.KeepForm, arrival: arrivals.Arrival
) -> HttpResponse:
    context = {**_around(request, row), "form": form, "arrival": arrival, "button": "Keep them"}
    return render(request, "measures/outcomes/keep.html", context)


def _ask(request: PartnershipRequest, row: Instrument, form: forms.ArrivalForm) -> HttpResponse:
    context = {**_around(request, row), "form": form, "button": "Add it up", "page": reads.instrument_page(row)}
    return render(request, "measures/outcomes/bring.html", context, status=form.status)


def _around(request: PartnershipRequest, row: Instrument) -> dict[str, Any]:
    return {
        "instrument": row,
        "heading": "Bring outcomes",
        "caption": row.name,
        "back": _page_of(request, row),
        "trail": _trail(request, row),
    }


def _charts(each: reads.OutcomeSeen) -> list[tuple[str, Chart, Markup]]:
    drawn = ((which, shown.chart_of(each, which)) for which in (shown.CHANGE, shown.IMPROVED))
    return [(which, chart, Markup(svg(chart))) for which, chart in drawn if chart]  # noqa: S704 - escaped there


def _seen(request: PartnershipRequest, key: str) -> reads.InstrumentSeen:
    return reads.instrument_page(_at(request, key), load=whole(request.GET.get("load"), 0))


def _at(request: PartnershipRequest, key: str) -> Instrument:
    row: Instrument = found(reads.find_instrument(request.partnership, key))
    return row


def _may_keep(request: PartnershipRequest) -> bool:
    return allows(check_can_keep_measures, request.person, request.partnership)


def _list_of(request: PartnershipRequest) -> str:
    return reverse("measures:outcomes", args=[request.partnership.slug])


def _page_of(request: PartnershipRequest, row: Instrument) -> str:
    return reverse("measures:instrument", args=[request.partnership.slug, row.key])


def _trail(request: PartnershipRequest, row: Instrument | None = None) -> list[tuple[str, str]]:
    trail = [("Measures", list_of(request)), ("How people fare", _list_of(request))]
    return [*trail, (row.name, _page_of(request, row))] if row else trail
