"""Escalations, meetings, decisions and risks through the API and on the terminal: the same as on the pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from factories import escalations, people
from factories.machines import machine_for
from goldthread.cli.main import main
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.meetings.agenda import agenda
from goldthread.delivery.risks import writes as risk_writes
from goldthread.delivery.tick.plan import as_dict, next_run
from goldthread.delivery.writes import bring_evidence


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
    meeting_writes.move_meeting(meeting=meeting, to="running", early=True, by=ladder.coordinator)
    made = meeting_writes.record_decision(meeting=meeting, words="Fit them.", by=ladder.coordinator)
    words = {"cause": "a", "event": "b", "consequence": "c"}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    risk_writes.add_risk(group=ladder.board, **words, **steps, by=ladder.coordinator)
    (seen,) = machine.get(here(ladder, "meetings"))["items"]
    assert (seen["held_on"], seen["decided"]) == ("2027-03-10", 1)
    assert machine.get(here(ladder, "decisions"))["items"][0]["reference"] == made.reference
    (risk,) = machine.get(here(ladder, "risks"))["items"]
    assert (risk["score"], risk["level"], risk["is_unanswered"]) == (16, "high", True)


def test_a_meeting_is_read_whole_and_the_log_is_narrowed(machine, ladder):
    asked = {"group": ladder.board, "held_on": date(2027, 3, 10), "quorum": 1}
    meeting = meeting_writes.plan_meeting(**asked, by=ladder.coordinator)
    meeting_writes.move_meeting(meeting=meeting, to="running", early=True, by=ladder.coordinator)
    meeting_writes.record_attendance(
        meeting=meeting, people=[ladder.chair], others=["A visitor"], apologies="One", by=ladder.coordinator
    )
    for words in ("Fit the vans.", "Ask the council."):
        meeting_writes.record_decision(meeting=meeting, words=words, by=ladder.coordinator)
    whole = machine.get(here(ladder, f"meetings/{meeting.pk}"))
    assert sorted(whole["present"]) == sorted(["A visitor", ladder.chair.name])
    assert (whole["is_quorate"], whole["apologies"]) == (True, "One")
    assert [each["words"] for each in whole["decisions"]] == ["Fit the vans.", "Ask the council."]
    before = agenda(meeting, timezone.localdate())
    assert [item["id"] for item in whole["agenda"]["silent"]] == [item.id for item in before.silent]
    found = machine.get(here(ladder, "decisions"), words="council")
    assert [each["words"] for each in found["items"]] == ["Ask the council."]
    assert machine.get(here(ladder, "decisions"), **{"from": "2027-04-01"})["total"] == 0
    machine.get(here(ladder, "meetings/999999"), expect=404)


def test_a_risk_is_read_whole_scored_closed_listed_and_opened_again(machine, ladder):
    words = {"cause": "a", "event": "b", "consequence": "c", "controls": "Two of us."}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    risk = risk_writes.add_risk(group=ladder.board, **words, **steps, by=ladder.coordinator)
    one = here(ladder, f"risks/{risk.pk}")
    whole = machine.get(one)
    assert (whole["risk"]["score"], whole["controls"], len(whole["scores"])) == (16, "Two of us.", 1)
    given = {"revision": whole["revision"], "likelihood": 2, "impact": 4, "why": "Filled."}
    scored = machine.send("POST", f"{one}/scores", given)
    assert [each["why"] for each in scored["scores"]] == ["As first scored", "Filled."]
    machine.send("POST", f"{one}/scores", given, expect=409)
    closed = machine.send("POST", f"{one}/close", {"revision": scored["revision"], "reason": "Over."})
    assert (closed["risk"]["close_reason"], closed["risk"]["is_unanswered"]) == ("Over.", False)
    assert machine.get(here(ladder, "risks"))["total"] == 0
    assert [each["id"] for each in machine.get(here(ladder, "risks"), closed=True)["items"]] == [risk.pk]
    machine.send("POST", f"{one}/close", {"revision": closed["revision"], "reason": "Again."}, expect=422)
    opened = machine.send("POST", f"{one}/reopen", {"revision": closed["revision"], "reason": "Back."})
    assert opened["risk"]["closed_on"] is None
    assert machine.get(here(ladder, "risks"))["total"] == 1


def test_evidence_sign_offs_rules_and_the_next_run_are_read(machine, ladder):
    said = {"kind": "process", "title": "Seen", "words": "Five vans.", "dated": date(2026, 3, 1)}
    brought = bring_evidence(actions=[ladder.action], **said, by=ladder.coordinator)
    (listed,) = machine.get(here(ladder, f"actions/{ladder.action.pk}/evidence"))
    assert (listed["title"], listed["checked_by"]) == ("Seen", None)
    (waiting,) = machine.get(here(ladder, "evidence"))["items"]
    assert waiting == machine.get(here(ladder, f"evidence/{brought.pk}"))
    assert waiting["uses"] == [{"action": ladder.action.pk, "milestone": None}]
    meeting_writes.owe_return(
        partnership=ladder.partnership,
        title="Survey",
        due_on=date(2027, 5, 1),
        groups=[ladder.board],
        by=ladder.coordinator,
    )
    (owed,) = machine.get(here(ladder, "sign-offs"))
    assert (owed["title"], owed["stages"][0]["meeting"]) == ("Survey", None)
    assert owed["warning"]
    rules = machine.get(here(ladder, "escalation-rules"))
    assert (rules["grace"]["lead"], rules["revision"]) == (5, None)
    run = machine.get(here(ladder, "next-run"))
    assert run == as_dict(next_run(ladder.partnership, timezone.localdate()))


def test_another_partnership_sees_none_of_it(ladder):
    stranger = machine_for(people.person(people.partnership("elsewhere", "Elsewhere")))
    for what in ("escalations", "meetings", "decisions", "risks", "evidence", "sign-offs", "next-run"):
        stranger.get(here(ladder, what), 404)


def test_the_terminal_tells_the_same(ladder, capsys):
    escalations.raised(ladder)
    for command in ("escalations", "next-run", "meetings", "decisions", "risks", "tick"):
        for more in ([], ["--json"]):
            assert main([command, "--partnership", ladder.partnership.slug, *more]) == 0
    assert "Roads manager" in capsys.readouterr().out
