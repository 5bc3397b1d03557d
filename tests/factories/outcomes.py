"""Questionnaires and what groups of people answered."""

from __future__ import annotations

from goldthread.measures.outcomes.arrivals import arrive
from goldthread.measures.outcomes.models import Instrument, OutcomeLoad
from goldthread.measures.outcomes.writes import add_instruments, keep_outcomes
from goldthread.measures.sheets import table_of_paste
from goldthread.partnership.models import Partnership, Person

SUMMARY = """service,occasion,started,people,first,last,change,sd,improved,unchanged,worsened
Harbour Trust,exit,60,40,15,9,-6,5,20,13,7
Hill Street,exit,50,30,14,10,-4,6,12,10,8
Night Service,exit,20,12,13,12,-1,4,3,6,3
"""


def instrument(partnership: Partnership, *, by: Person, key: str = "phq-9") -> Instrument:
    """A questionnaire of the library, taken over."""
    add_instruments(partnership=partnership, keys=[key], by=by)
    found: Instrument = Instrument.objects.get(partnership=partnership, key=key)
    return found


def brought(
    row: Instrument, *, by: Person, text: str = SUMMARY, kind: str = "summary", period: str = "2024/25"
) -> OutcomeLoad:
    """A period of outcomes, kept."""
    arrival = arrive(row, table_of_paste(text), kind=kind, period=period)
    return keep_outcomes(instrument=row, arrival=arrival, source="Record systems", by=by)
