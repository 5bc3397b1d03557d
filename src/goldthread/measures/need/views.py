"""The page of need: the official figure first, what is reached and what is not, and a tool to explore with."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.analysis.prevalence.reached import Estimate, naloxone_saturation, treatment_coverage
from goldthread.core.forms import refuse
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.kernel.errors import InputError
from goldthread.measures.need import reads, rules
from goldthread.measures.need.forms import OverlapForm, ReachForm
from goldthread.measures.presenters import words
from goldthread.plans.views.doing import posted

STILL_HELD, TARGET = 100.0, 80.0


@partnership_page
def need(request: PartnershipRequest) -> HttpResponse:
    """Official estimates, and what this area's own numbers come to beside them. Nothing here is kept."""
    form = ReachForm(request.GET if "population" in request.GET else None)
    figures = reads.official_figures(request.partnership)
    reached: list[dict[str, Any]] = []
    if form.is_bound and form.is_valid():
        try:
            reached = _reached(figures, form.values)
        except InputError as error:
            refuse(form, error)
    context = {
        "figures": figures,
        "form": form,
        "reached": reached,
        "figure_words": words.figure_words,
        "number_words": words.number_words,
    }
    return render(request, "measures/need.html", context, status=form.status)


def _reached(figures: list[reads.OfficialFigure], given: dict[str, Any]) -> list[dict[str, Any]]:
    """For each estimate that has an interval: people, coverage, and kits."""
    found = []
    for each in figures:
        people = each.people(given["population"])
        if people is not None:
            found.append({"official": each, "people": people, **_of_them(people, given)})
    return found


def _of_them(people: Estimate, given: dict[str, Any]) -> dict[str, Any]:
    treated, kits = given["in_treatment"], given["kits"]
    still, target = given["still_held"] or STILL_HELD, given["target"] or TARGET
    saturation = None
    if kits is not None:
        saturation = naloxone_saturation(people, supplied=kits, still_held=still / 100, target=target / 100)
    return {
        "coverage": treatment_coverage(treated, people) if treated is not None else None,
        "saturation": saturation,
        "target": target,
        "still_held": still,
    }


@partnership_page
def explore(request: PartnershipRequest) -> HttpResponse:
    """Capture and recapture: all models, how far they disagree, and how much hangs on each list. Nothing is kept."""
    form = OverlapForm(posted(request), request.FILES or None)
    explored = None
    if form.is_bound and form.is_valid():
        try:
            explored = rules.explore(rules.read_overlap(form.text()))
        except InputError as error:
            form.add_error(form.where, str(error))
    context = {
        "form": form,
        "explored": explored,
        "official": reads.official_figures(request.partnership)[:1],
        "figure_words": words.figure_words,
        "number_words": words.number_words,
    }
    return render(request, "measures/explore.html", context, status=form.status)
