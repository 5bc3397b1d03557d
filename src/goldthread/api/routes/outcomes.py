"""How people fare: questionnaires, what groups answered, and bringing a period. No row of a person is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import outcomes as schemas
from goldthread.core import rows
from goldthread.measures.outcomes import reads, shown, writes
from goldthread.measures.outcomes.arrivals import arrive
from goldthread.measures.outcomes.models import Instrument
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.sheets import table_of_paste

room = Room(tags=["Outcomes"])
ALL = HERE + "/questionnaires"
ONE = ALL + "/{slug:questionnaire}/outcomes"


@room.get(ALL, response={200: Part[schemas.InstrumentGiven], **READ_PROBLEMS})
def questionnaires(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The questionnaires in use: how each is scored, and which periods are known."""
    partnership, _ = visit(request, slug)
    return part_of([shown.instrument_row(each) for each in reads.instruments(partnership)], window)


@room.get(ONE, response={200: list[schemas.OutcomeGiven], **READ_PROBLEMS})
def outcomes(request: HttpRequest, slug: str, questionnaire: str) -> list[dict[str, Any]]:
    """What groups of people answered, the latest period first; small groups are withheld."""
    partnership, _ = visit(request, slug)
    loads = reads.loads_of(_at(partnership, questionnaire)).select_related("instrument")
    return [shown.outcome_row(seen) for load in loads for seen in reads.outcomes_of(load)]


@room.post(ONE, response={200: schemas.OutcomesKept, **WRITE_PROBLEMS})
def bring(request: HttpRequest, slug: str, questionnaire: str, sent: schemas.OutcomesSent) -> dict[str, Any]:
    """Add a period up, and with ``keep`` keep its groups. The same period again replaces what is known of it."""
    partnership, person = visit(request, slug)
    check_can_keep_measures(person, partnership)
    row = _at(partnership, questionnaire)
    arrival = arrive(row, table_of_paste(sent.table), kind=sent.kind, period=sent.period)
    if sent.keep:
        writes.keep_outcomes(instrument=row, arrival=arrival, source=sent.source, note=sent.note, by=person)
    return {"kept": sent.keep, "groups": [shown.kept_row(each) for each in arrival.kept]}


def _at(partnership: Any, key: str) -> Instrument:
    return rows.one(Instrument, of=partnership, key=key, replaced_on=None)
