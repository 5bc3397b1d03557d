"""Escalations, meetings, decisions and risks through the API and on the terminal: the same as on the pages."""

from __future__ import annotations

from datetime import date

import pytest

from factories import escalations, people
from factories.machines import machine_for
from goldthread.cli.main import main
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.risks import writes as risk_writes


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


@pytest.fixture
def machine(ladder):
    return machine_for(ladder.coordinator)


def here(ladder, rest):
    return f"/partnerships/{ladder.partnership.slug}/{rest}"


def test_raise_and_answer(machine, ladder):
    raised = machine.send("POST", here(ladder, f"actions/{ladder.action.pk}/escalations"), {"why": "No vans."}, 201)
    assert (raised["state"], raised["asked"], len(raised["steps"])) == ("owed", "Roads manager", 1)
    again = machine.send("POST", here(ladder, f"actions/{ladder.action.pk}/escalations"), {"why": "Again."}, 201)
    assert again["id"] == raised["id"]
    where = here(ladder, f"escalations/{raised['id']}/answer")
    machine.send("POST", where, {"answer": "plan", "answer_words": "We will."}, 422)
    answered = machine.send("POST", where, {"answer": "decision", "answer_words": "Twelve by June."})
    assert (answered["state"], answered["steps"][0]["answer_words"]) == ("decided", "Twelve by June.")
    assert machine.get(here(ladder, "escalations"))["total"] == 0


def test_meetings_decisions_and_risks(machine, ladder):
    meeting = meeting_writes.plan_meeting(group=ladder.board, held_on=date(2027, 3, 10), by=ladder.coordinator)
    meeting_writes.move_meeting(meeting=meeting, to="running", by=ladder.coordinator)
    made = meeting_writes.record_decision(meeting=meeting, words="Fit them.", by=ladder.coordinator)
    words = {"cause": "a", "event": "b", "consequence": "c"}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    risk_writes.add_risk(group=ladder.board, **words, **steps, by=ladder.coordinator)
    (seen,) = machine.get(here(ladder, "meetings"))["items"]
    assert (seen["held_on"], seen["decided"]) == ("2027-03-10", 1)
    assert machine.get(here(ladder, "decisions"))["items"][0]["reference"] == made.reference
    (risk,) = machine.get(here(ladder, "risks"))["items"]
    assert (risk["score"], risk["level"], risk["is_unanswered"]) == (16, "high", True)


def test_another_partnership_sees_none_of_it(ladder):
    stranger = machine_for(people.person(people.partnership("elsewhere", "Elsewhere")))
    for what in ("escalations", "meetings", "decisions", "risks"):
        stranger.get(here(ladder, what), 404)


def test_the_terminal_tells_the_same(ladder, capsys):
    escalations.raised(ladder)
    for command in ("escalations", "next-run", "meetings", "decisions", "risks", "tick"):
        for more in ([], ["--json"]):
            assert main([command, "--partnership", ladder.partnership.slug, *more]) == 0
    assert "Roads manager" in capsys.readouterr().out
