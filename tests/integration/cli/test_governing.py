"""One meeting and one risk on the terminal, from beginning to end."""

from __future__ import annotations

import pytest

from factories import escalations
from goldthread.plans.models import Action

THERE = ("--partnership", "glen-orrin")


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


def test_a_meeting_is_planned_begun_minuted_and_closed(run, ladder):
    run("meeting", "plan", "No such group", "--on", "2027-03-10", *THERE, status=1)
    planned = run("meeting", "plan", ladder.board.name, "--on", "2027-03-10", "--quorum", "2", *THERE, "--json").json
    number = str(planned["meeting"]["id"])
    assert "from today" in run("meeting", "move", number, "running", *THERE, status=1).err
    run("meeting", "move", number, "running", "--early", *THERE)
    came = run("meeting", "attend", number, "--other", "A", "--other", "B", *THERE, "--json").json
    assert (came["present"], came["is_quorate"]) == (["A", "B"], True)
    new = ("--new-action", "Bring a van", "--plan", ladder.plan.slug, "--timescale", "June 2028")
    made = run("meeting", "decide", number, "--words", "Fit them.", *new, *THERE, "--json").json
    assert Action.objects.get(pk=made["turned_into"]).text == "Bring a van"
    assert run("meeting", "move", number, "held", *THERE, "--json").json["meeting"]["state"] == "held"
    shown = run("meeting", "show", number, *THERE).out
    assert "Fit them." in shown
    assert "Present: A, B; quorum 2" in shown
    assert "no meeting 999" in run("meeting", "show", "999", *THERE, status=1).err


def test_a_risk_is_written_down_scored_closed_and_opened_again(run, ladder):
    words = ("--cause", "Ice", "--event", "A van slides", "--consequence", "Nobody comes")
    steps = ("--likelihood", "4", "--impact", "4", "--target-likelihood", "2", "--target-impact", "2")
    against = ("--action", str(ladder.action.pk))
    made = run("risk", "add", ladder.board.name, *words, *steps, *against, *THERE, "--json").json
    number = str(made["risk"]["id"])
    assert made["actions"] == [ladder.action.pk]
    run("risk", "score", number, "--likelihood", "2", "--impact", "4", "--why", "Tyres.", *THERE)
    shown = run("risk", "show", number, *THERE).out
    assert "Score 8" in shown
    assert "As first scored" in shown
    assert "Tyres." in shown
    run("risk", "close", number, "--reason", "Sold.", *THERE)
    assert "Sold." in run("risk", "show", number, *THERE).out
    assert run("risk", "reopen", number, "--reason", "Back.", *THERE, "--json").json["risk"]["closed_on"] is None
