"""Meetings run, risks kept, returns signed off, escalations climbed and rules set, all through the API."""

from __future__ import annotations

from datetime import date

import pytest

from factories import escalations, people
from factories.machines import machine_for
from goldthread.delivery.escalation import writes as escalation_writes
from goldthread.measures.writes import add_indicator
from goldthread.plans.models import Action


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


@pytest.fixture
def machine(ladder):
    return machine_for(ladder.coordinator)


@pytest.fixture
def here(ladder):
    return lambda rest: f"/partnerships/{ladder.partnership.slug}/{rest}"


def test_a_meeting_is_run_from_planning_to_closed_minutes(machine, ladder, here):
    asked = {"group": ladder.board.pk, "held_on": "2027-03-10", "quorum": 2}
    planned = machine.send("POST", here("meetings"), asked, 201)
    assert planned["meeting"]["papers_on"] == "2027-03-03"
    machine.send("POST", here("meetings"), asked, 422)
    one = here(f"meetings/{planned['meeting']['id']}")
    moved = machine.send("PATCH", one, {"revision": planned["revision"], "held_on": "2027-03-17"})
    assert (moved["meeting"]["papers_on"], moved["meeting"]["quorum"]) == ("2027-03-10", 2)
    machine.send("PATCH", one, {"revision": planned["revision"], "place": "Town hall"}, 409)
    early = machine.send("POST", f"{one}/move", {"revision": moved["revision"], "to": "running"}, 422)
    assert "from today" in early["detail"]
    begun = machine.send("POST", f"{one}/move", {"revision": moved["revision"], "to": "running", "early": True})
    there = {"people": [ladder.chair.pk, ladder.lead.pk], "others": ["A visitor"], "apologies": "One"}
    came = machine.send("PUT", f"{one}/attendance", {"revision": begun["revision"], **there})
    assert (len(came["present"]), came["is_quorate"]) == (3, True)
    noted = {"revision": came["revision"], "any_other_business": "Thanks."}
    assert machine.send("PUT", f"{one}/notes", noted)["any_other_business"] == "Thanks."
    raised = machine.send("POST", here(f"actions/{ladder.action.pk}/escalations"), {"why": "No vans."}, 201)
    new = {"new_action": "Bring a van", "plan": ladder.plan.slug, "owner": f"person:{ladder.lead.pk}"}
    decided = {"words": "Fit them.", "escalation": raised["id"], "timescale": "June 2028", **new}
    made = machine.send("POST", f"{one}/decisions", decided, 201)
    action = Action.objects.get(pk=made["turned_into"])
    assert (action.text, action.ends, action.assignments.get().person) == (
        "Bring a van",
        date(2028, 6, 30),
        ladder.lead,
    )
    assert machine.get(here(f"escalations/{raised['id']}"))["state"] == "decided"
    decision = here(f"decisions/{made['id']}")
    reworded = machine.send("PATCH", decision, {"revision": made["revision"], "words": "Fit all."})
    assert (reworded["words"], machine.get(decision)["words"]) == ("Fit all.", "Fit all.")
    closing = {"revision": machine.get(one)["revision"], "to": "held"}
    assert machine.send("POST", f"{one}/move", closing)["meeting"]["state"] == "held"
    machine.send("PATCH", decision, {"revision": reworded["revision"], "words": "Late."}, 422)
    done = machine.send("POST", f"{decision}/done", {"revision": reworded["revision"], "done_on": "2027-04-01"})
    assert done["done_on"] == "2027-04-01"


def test_a_risk_is_written_down_linked_and_changed_and_the_matrix_set(machine, ladder, here):
    waits = add_indicator(partnership=ladder.partnership, name="Waits", by=ladder.coordinator)
    words = {"cause": "a", "event": "b", "consequence": "c"}
    steps = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 2}
    new = {"group": ladder.board.pk, **words, **steps, "actions": [ladder.action.pk], "measures": [waits.key]}
    machine.send("POST", here("risks"), {**new, "impact": 6}, 422)
    made = machine.send("POST", here("risks"), {**new, "owner": ladder.lead.pk}, 201)
    assert (made["actions"], made["measures"], made["risk"]["owner"]) == (
        [ladder.action.pk],
        [waits.key],
        ladder.lead.name,
    )
    one = here(f"risks/{made['risk']['id']}")
    change = {"revision": made["revision"], "controls": "Two of us.", "actions": [], "owner": None}
    changed = machine.send("PATCH", one, change)
    assert (changed["controls"], changed["actions"], changed["measures"]) == ("Two of us.", [], [waits.key])
    assert (changed["risk"]["owner"], changed["risk"]["cause"]) == ("", "a")
    machine.send("PATCH", one, {"revision": changed["revision"], "measures": ["no-such"]}, 404)
    usual = machine.get(here("risk-matrix"))
    assert (usual["size"], usual["revision"]) == (5, None)
    numbers = {"size": 6, "medium_from": 6, "high_from": 15, "appetite": 14}
    assert machine.send("PUT", here("risk-matrix"), numbers)["revision"] == 1
    machine.send("PUT", here("risk-matrix"), {**numbers, "size": 3, "high_from": 9, "revision": 1}, 422)


def test_a_return_is_signed_off_in_order_and_sent(machine, ladder, here):
    new = {"title": "Survey", "due_on": "2027-05-01", "groups": [ladder.board.pk, ladder.chiefs.pk]}
    owed = machine.send("POST", here("sign-offs"), new, 201)
    one = here(f"sign-offs/{owed['id']}")
    board, chiefs = owed["stages"]
    days = {"board": ladder.board.pk, "chiefs": ladder.chiefs.pk}
    held = {
        name: machine.send("POST", here("meetings"), {"group": group, "held_on": "2027-03-10"}, 201)["meeting"]["id"]
        for name, group in days.items()
    }
    for key in held.values():
        machine.send("POST", here(f"meetings/{key}/move"), {"revision": 1, "to": "running", "early": True})
    late = {"group": chiefs["group_id"], "meeting": held["chiefs"], "revision": chiefs["revision"]}
    machine.send("POST", f"{one}/signed", late, 422)
    first = {"group": board["group_id"], "meeting": held["board"], "revision": board["revision"]}
    assert machine.send("POST", f"{one}/signed", first)["stages"][0]["is_signed"]
    machine.send("POST", f"{one}/sent", {"revision": owed["revision"]}, 422)
    machine.send("POST", f"{one}/signed", late)
    sent = machine.send("POST", f"{one}/sent", {"revision": owed["revision"], "sent_on": "2027-04-20"})
    assert (sent["sent_on"], machine.get(one)["warning"]) == ("2027-04-20", "")


def test_an_escalation_is_confirmed_climbed_and_ended(machine, ladder, here):
    proposed = escalation_writes.propose_escalation(
        action=ladder.action, cause="silent", why="Silent.", by=ladder.coordinator
    )
    one = here(f"escalations/{proposed.pk}")
    seen = machine.send("POST", f"{one}/confirm", {"revision": machine.get(one)["revision"]})
    assert (seen["state"], len(seen["steps"])) == ("owed", 1)
    returned = machine.send("POST", f"{one}/answer", {"answer": "returned", "answer_words": "Not ours."})
    climbed = machine.send("POST", f"{one}/climb", {"revision": returned["revision"], "why": "Not theirs."})
    assert len(climbed["steps"]) == 2
    plan = {"answer": "plan", "answer_words": "We will.", "recover_by": "2027-05-01"}
    plan_made = machine.send("POST", f"{one}/answer", plan)
    over = machine.send("POST", f"{one}/resolve", {"revision": plan_made["revision"], "reason": "It worked."})
    assert (over["state"], over["close_reason"]) == ("resolved", "It worked.")
    machine.send("POST", f"{one}/withdraw", {"revision": over["revision"], "reason": "Over."}, 422)


def test_rules_holidays_route_and_sending_are_set(machine, ladder, here):
    change = {"red_reviews": 3, "follows": "climb", "grace": {"board": 9}}
    machine.send("PATCH", here("escalation-rules"), change, 422)
    rules = machine.send("PATCH", here("escalation-rules"), {**change, "grace": {"group": 9}})
    assert (rules["red_reviews"], rules["follows"], rules["grace"]["group"], rules["nation"]) == (
        3,
        "climb",
        9,
        "SCT",
    )
    machine.send("PATCH", here("escalation-rules"), {"red_reviews": 4, "revision": rules["revision"] + 1}, 409)
    fair = machine.send("POST", here("local-holidays"), {"day": "2027-07-05", "name": "Fair"}, 201)
    assert machine.get(here("escalation-rules"))["local_holidays"] == [fair]
    machine.send("DELETE", here(f"local-holidays/{fair['id']}"), expect=204)
    where = here(f"actions/{ladder.action.pk}/route")
    machine.send("PUT", where, {"group": ladder.chiefs.pk, "beyond": None})
    assert {"level": "group", "asked": str(ladder.chiefs), "is_own": True} in machine.get(where)
    assert machine.send("PUT", here("escalation-rules/sending"), {"sends": True})["sends"] is True
    assert machine.get(here("escalation-rules"))["sends"] is True


def test_evidence_is_brought_shown_again_and_checked_by_somebody_else(machine, ladder, here):
    said = {"title": "Seen", "kind": "process", "words": "Five vans."}
    brought = machine.send("POST", here(f"actions/{ladder.action.pk}/evidence"), said, 201)
    one = here(f"evidence/{brought['id']}")
    machine.send("POST", f"{one}/check", expect=403)
    other = Action.objects.filter(plan=ladder.plan).exclude(pk=ladder.action.pk).first()
    assert len(machine.send("POST", f"{one}/uses", {"action": other.pk})["uses"]) == 2
    analyst = machine_for(people.person(ladder.partnership, role="analyst"))
    checked = analyst.send("POST", f"{one}/check")
    assert checked["checked_by"]
    assert machine.get(here("evidence"))["total"] == 0


def test_a_group_is_made_private_and_closed(machine, ladder, here):
    group = here(f"groups/{ladder.workgroup.pk}")
    (before,) = [each for each in machine.get(here("groups"))["items"] if each["id"] == ladder.workgroup.pk]
    change = {"revision": before["revision"], "is_private": True}
    changed = machine.send("PATCH", group, change)
    assert (changed["is_private"], changed["name"], changed["parent_id"]) == (
        True,
        before["name"],
        before["parent_id"],
    )
    planned = machine.send("POST", here("meetings"), {"group": ladder.workgroup.pk, "held_on": "2027-03-10"}, 201)
    outsider = machine_for(people.person(ladder.partnership, role="analyst"))
    outsider.get(here(f"meetings/{planned['meeting']['id']}"), 404)
    outsider.send("POST", here(f"meetings/{planned['meeting']['id']}/move"), {"revision": 1, "to": "held"}, 404)
    assert machine.send("POST", f"{group}/close", {"closed_on": "2027-06-01"})["closed_on"] == "2027-06-01"
