"""Measures: what each says today, and its figures as known on a day."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query

from goldthread.api.callers import visit
from goldthread.api.paging import Part, part_of
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.measures import (
    MeasureGiven,
    MeasureListed,
    MeasureQuery,
    MeasuresQuery,
    StandardisedGiven,
    StandardisedQuery,
)
from goldthread.measures import reads
from goldthread.measures.presenters.plain import measure_row, measure_whole
from goldthread.measures.presenters.standardised import as_mapping
from goldthread.measures.reads.standardised import standardised_of

room = Room(tags=["Measures"])


@room.get(HERE + "/measures", response={200: Part[MeasureListed], **READ_PROBLEMS})
def measures(request: HttpRequest, slug: str, asked: Query[MeasuresQuery]) -> dict[str, Any]:
    """Every measure, judged, those of concern first."""
    partnership, _ = visit(request, slug)
    filters = reads.MeasureFilters(text=asked.text, shown="all", area_code=asked.area.upper())
    found = reads.measures(partnership, on=timezone.localdate(), filters=filters)
    return part_of([measure_row(each) for each in found], asked)


@room.get(HERE + "/measures/{slug:measure}", response={200: MeasureGiven, **READ_PROBLEMS})
def measure(request: HttpRequest, slug: str, measure: str, asked: Query[MeasureQuery]) -> dict[str, Any]:
    """One measure in one area, with its figures as they are known now or were known on a day."""
    partnership, _ = visit(request, slug)
    found = reads.find_indicator(partnership, measure)
    if found is None:
        raise Http404
    today = timezone.localdate()
    return measure_whole(reads.measure_page(found, on=today, series=asked.series, known_on=asked.known_on))


@room.get(HERE + "/measures/{slug:measure}/standardised", response={200: StandardisedGiven, **READ_PROBLEMS})
def standardised(request: HttpRequest, slug: str, measure: str, asked: Query[StandardisedQuery]) -> dict[str, Any]:
    """Directly standardised rates of a measure that is known by age, with Dobson's limits."""
    partnership, _ = visit(request, slug)
    found = reads.find_indicator(partnership, measure)
    if found is None:
        raise Http404
    return as_mapping(standardised_of(found, area_code=asked.area))
