"""The reports a partnership answers, and what they recommended."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import changes
from goldthread.api.schemas.plans import RecommendationSeen, SourceSeen
from goldthread.core import rows
from goldthread.plans import writes
from goldthread.plans.models import Recommendation, SourceDocument

room = Room(tags=["Sources"])
SOURCE = HERE + "/sources/{int:key}"
RECOMMENDATION = HERE + "/recommendations/{int:key}"


@room.get(HERE + "/sources", response={200: Part[SourceSeen], **READ_PROBLEMS})
def sources(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The reports, by title."""
    return part_of(rows.every(SourceDocument, of=visit(request, slug)[0]), window)


@room.post(HERE + "/sources", response={201: SourceSeen, **WRITE_PROBLEMS})
def add_source(request: HttpRequest, slug: str, source: changes.NewSource) -> Status[SourceDocument]:
    """A new report, local or national."""
    partnership, person = visit(request, slug)
    return Status(201, writes.add_source(partnership=partnership, by=person, **source.dict()))


@room.get(SOURCE, response={200: SourceSeen, **READ_PROBLEMS})
def source(request: HttpRequest, slug: str, key: int) -> SourceDocument:
    """One report."""
    return rows.one(SourceDocument, of=visit(request, slug)[0], pk=key)


@room.patch(SOURCE, response={200: SourceSeen, **WRITE_PROBLEMS})
def edit_source(request: HttpRequest, slug: str, key: int, change: changes.SourceChange) -> SourceDocument:
    """Put right what is said of a report."""
    partnership, person = visit(request, slug)
    found = rows.one(SourceDocument, of=partnership, pk=key)
    return writes.edit_source(source=found, changes=change.named(), revision=change.revision, by=person)


@room.get(SOURCE + "/recommendations", response={200: Part[RecommendationSeen], **READ_PROBLEMS})
def recommendations(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> dict[str, Any]:
    """What a report recommended, in its order."""
    partnership, _ = visit(request, slug)
    found = rows.one(SourceDocument, of=partnership, pk=key)
    return part_of(rows.every(Recommendation, of=partnership, source=found), window)


@room.post(SOURCE + "/recommendations", response={201: RecommendationSeen, **WRITE_PROBLEMS})
def add_recommendation(
    request: HttpRequest, slug: str, key: int, recommendation: changes.NewRecommendation
) -> Status[Recommendation]:
    """One recommendation, in the words of its source."""
    partnership, person = visit(request, slug)
    found = rows.one(SourceDocument, of=partnership, pk=key)
    return Status(201, writes.add_recommendation(source=found, by=person, **recommendation.dict()))


@room.get(RECOMMENDATION, response={200: RecommendationSeen, **READ_PROBLEMS})
def recommendation(request: HttpRequest, slug: str, key: int) -> Recommendation:
    """One recommendation. What answers it: the list of actions with ``recommendation``."""
    return rows.one(Recommendation, of=visit(request, slug)[0], pk=key)


@room.patch(RECOMMENDATION, response={200: RecommendationSeen, **WRITE_PROBLEMS})
def edit_recommendation(
    request: HttpRequest, slug: str, key: int, change: changes.RecommendationChange
) -> Recommendation:
    """Put right its number, section or text."""
    partnership, person = visit(request, slug)
    found = rows.one(Recommendation, of=partnership, pk=key)
    return writes.edit_recommendation(
        recommendation=found, changes=change.named(), revision=change.revision, by=person
    )
