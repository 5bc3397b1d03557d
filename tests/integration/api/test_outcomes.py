"""Bringing outcomes through the API: groups are kept, rows of people are not."""

from __future__ import annotations

import logging

from factories import outcomes
from goldthread.measures.models import OutcomeLoad
from integration.measures.test_outcomes import MARK, kept_anywhere, rows_of

ADDRESS = "/partnerships/glen-orrin/questionnaires/phq-9/outcomes"


def test_rows_are_added_up_and_dropped(machine, partnership, coordinator, caplog):
    caplog.set_level(logging.DEBUG)
    outcomes.instrument(partnership, by=coordinator)
    sent = {"period": "2024/25", "kind": "rows", "table": rows_of({"Harbour": 30, "Hill": 60}, mark=MARK)}
    looked = machine.send("POST", ADDRESS, sent)
    assert (looked["kept"], OutcomeLoad.objects.exists()) == (False, False)
    assert machine.send("POST", ADDRESS, {**sent, "keep": True})["groups"][0]["people"] == 30
    assert machine.get(ADDRESS)[0]["groups"][0]["improved"] == 20
    assert machine.get("/partnerships/glen-orrin/questionnaires")["items"][0]["periods"] == ["2024/25"]
    machine.send("POST", ADDRESS, {**sent, "table": f"{sent['table']}{MARK},{MARK},exit,{MARK}\n"}, expect=422)
    machine.send("POST", ADDRESS, {**sent, "table": [MARK]}, expect=422)
    assert kept_anywhere(MARK) == []
    assert MARK not in caplog.text
