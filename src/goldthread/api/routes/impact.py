"""Predictions, and what came: never "caused"."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.impact import ImpactGiven, ImpactListed, PredictionGiven, PredictionSent
from goldthread.measures.impact import reads
from goldthread.measures.impact.plain import impact_row, impact_whole, prediction_row
from goldthread.measures.impact.writes import write_prediction
from goldthread.measures.models import Indicator
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action

room = Room(tags=["Impact"])
ONE = HERE + "/impacts/{int:key}/{slug:measure}"


@room.get(HERE + "/impacts", response={200: Part[ImpactListed], **READ_PROBLEMS})
def impacts(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every action and measure that something was predicted of, the last written first, and what came."""
    partnership, _ = visit(request, slug)
    pairs = reads.predicted_pairs(partnership)
    asked = pairs[window.offset : window.offset + window.limit]
    found = reads.impacts_of(partnership, asked, on=timezone.localdate())
    return part(pairs.count(), window, [impact_row(each) for each in found])


@room.get(ONE, response={200: ImpactGiven, **READ_PROBLEMS})
def impact(request: HttpRequest, slug: str, key: int, measure: str) -> dict[str, Any]:
    """One action (its number) and one measure linked to it: what was foreseen, what came, what else was tried."""
    action, indicator = _pair(visit(request, slug)[0], key, measure)
    return impact_whole(reads.impact_page(action, indicator, on=timezone.localdate()))


@room.post(ONE + "/predictions", response={201: PredictionGiven, **WRITE_PROBLEMS})
def predict(
    request: HttpRequest, slug: str, key: int, measure: str, prediction: PredictionSent
) -> Status[dict[str, Any]]:
    """Write down what the action is to change in the measure: which way, by how much, by when, and how."""
    partnership, person = visit(request, slug)
    action, indicator = _pair(partnership, key, measure)
    made = write_prediction(action=action, indicator=indicator, by=person, **prediction.dict())
    return Status(201, prediction_row(made, is_late=made.is_late))


def _pair(partnership: Partnership, action: int, key: str) -> tuple[Action, Indicator]:
    found = reads.linked_pair(partnership, action, key)
    if found is None:
        raise Http404
    return found
