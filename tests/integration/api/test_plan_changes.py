"""Everything of a plan that can be changed through the API, each change kept with who made it and by which way."""

from __future__ import annotations

import pytest

from factories import people, plans
from factories.machines import machine_for
from goldthread.core import history
from goldthread.core.models import HistoryEvent
from goldthread.partnership import writes as partnership_writes
from goldthread.plans.models import Action, Milestone, Recommendation

HERE = "/partnerships/glen-orrin"


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def action(plan):
    return plan.actions.first()


def test_a_plan_is_read_and_edited(machine, plan):
    assert [row["slug"] for row in machine.get(f"{HERE}/plans")["items"]] == [plan.slug]
    seen = machine.get(f"{HERE}/plans/{plan.slug}")
    said = machine.send(
        "PATCH",
        f"{HERE}/plans/{plan.slug}",
        {"revision": seen["revision"], "title": "Another title", "reason": "Why"},
    )
    assert (said["title"], said["area"]) == ("Another title", seen["area"])
    event = history.of(plan).first()
    assert (event.channel, event.reason) == ("api", "Why")


def test_a_stale_revision_is_409_with_the_row_as_it_is(machine, plan):
    address = f"{HERE}/plans/{plan.slug}"
    seen = machine.get(address)["revision"]
    machine.send("PATCH", address, {"revision": seen, "title": "First"})
    said = machine.send("PATCH", address, {"revision": seen, "title": "Second"}, expect=409)
    assert said["current"]["title"] == "First"
    assert machine.get(address)["title"] == "First"


def test_a_change_without_revision_is_refused(machine, plan):
    machine.send("PATCH", f"{HERE}/plans/{plan.slug}", {"title": "Blind"}, expect=422)


def test_an_action_is_added_reworded_moved_and_dated(machine, plan):
    priority, other = machine.get(f"{HERE}/plans/{plan.slug}/priorities")["items"][:2]
    made = machine.send(
        "POST",
        f"{HERE}/plans/{plan.slug}/actions",
        {"text": "Open a clinic", "priority": priority["id"], "timescale": "By April 2027", "parts": ["Find a room"]},
        expect=201,
    )
    assert made["timescale"]["ends"] == made["timescale"]["first_ends"] == "2027-04-30"
    address = f"{HERE}/actions/{made['id']}"
    said = machine.send("PATCH", address, {"revision": made["revision"], "text": "Open two clinics"})
    assert said["text"] == "Open two clinics"
    said = machine.send("POST", address + "/move", {"revision": said["revision"], "priority": other["id"]})
    assert said["priority"]["id"] == other["id"]
    said = machine.send(
        "POST",
        address + "/timescale",
        {"revision": said["revision"], "timescale": "Summer 2027", "reason": "No premises", "agreed_by": "Board"},
    )
    assert (said["timescale"]["ends"], said["timescale"]["first_ends"]) == ("2027-08-31", "2027-04-30")
    conflict = machine.send("PATCH", address, {"revision": made["revision"], "text": "Stale"}, expect=409)
    assert conflict["current"]["text"] == "Open two clinics"


def test_a_date_is_not_changed_without_a_reason(machine, action):
    said = machine.send(
        "POST",
        f"{HERE}/actions/{action.pk}/timescale",
        {"revision": action.revision, "timescale": "2030", "reason": ""},
        expect=422,
    )
    assert "reason" in said["errors"][0]["field"]


def test_milestones_are_added_done_and_dropped(machine, action):
    address = f"{HERE}/actions/{action.pk}/milestones"
    step = machine.send("POST", address, {"text": "Lease signed", "timescale": "May 2027"}, expect=201)
    assert step["timescale"]["ends"] == "2027-05-31"
    at = f"{HERE}/milestones/{step['id']}"
    done = machine.send("POST", at + "/done", {"revision": step["revision"], "done_on": "2026-05-02"})
    assert done["done_on"] == "2026-05-02"
    machine.send("POST", at + "/drop", {"revision": done["revision"], "reason": "Done already"}, expect=422)
    undone = machine.send("POST", at + "/not-done", {"revision": done["revision"]})
    dropped = machine.send("POST", at + "/drop", {"revision": undone["revision"], "reason": "Not needed"})
    assert dropped["dropped_on"]
    restored = machine.send("POST", at + "/restore", {"revision": dropped["revision"]})
    reworded = machine.send("PATCH", at, {"revision": restored["revision"], "text": "Lease agreed"})
    assert machine.get(at) == reworded
    moved = {"revision": reworded["revision"], "timescale": "June 2027", "reason": "Lawyers"}
    assert machine.send("POST", at + "/timescale", moved)["timescale"]["first_ends"] == "2027-05-31"
    assert machine.get(address)["total"] == Milestone.objects.filter(action=action).count()


def test_who_has_an_action_is_changed(machine, action, coordinator):
    body = partnership_writes.add_body(
        partnership=action.partnership, name="Third trust", kind="third_sector", by=coordinator
    )
    address = f"{HERE}/actions/{action.pk}/assignments"
    given = machine.send("POST", address, {"owner": f"body:{body.pk}", "kind": "support"}, expect=201)
    assert (given["owner"], given["kind"], given["name"]) == (f"body:{body.pk}", "support", "Third trust")
    at = f"{HERE}/assignments/{given['id']}"
    assert machine.send("PATCH", at, {"revision": given["revision"], "kind": "lead"})["kind"] == "lead"
    assert given["id"] in [row["id"] for row in machine.get(address)["items"]]
    machine.send("DELETE", at, expect=204)
    printed = machine.send("POST", address, {"printed": "Whoever chairs"}, expect=201)
    named = {"revision": printed["revision"], "owner": f"body:{body.pk}"}
    assert machine.send("PATCH", f"{HERE}/assignments/{printed['id']}", named)["printed"] == "Whoever chairs"
    machine.send("POST", address, {"owner": "body:999999"}, expect=404)


def test_sources_and_what_answers_them(machine, plan, action):
    source = machine.send("POST", f"{HERE}/sources", {"title": "Inspection 2026", "level": "national"}, expect=201)
    at = f"{HERE}/sources/{source['id']}"
    edited = machine.send("PATCH", at, {"revision": source["revision"], "body": "Inspectorate"})
    assert machine.get(at) == edited
    made = machine.send("POST", at + "/recommendations", {"text": "Do better", "ref": "A1"}, expect=201)
    assert machine.get(at + "/recommendations")["items"] == [made]
    answers = f"{HERE}/actions/{action.pk}/recommendations/{made['id']}"
    machine.send("PUT", answers, expect=204)
    found = machine.get(f"{HERE}/actions", recommendation=made["id"])
    assert [row["id"] for row in found["items"]] == [action.pk]
    machine.send("DELETE", answers, expect=204)
    machine.send("DELETE", answers, expect=422)
    of_priority = f"{HERE}/priorities/{action.priority_id}/recommendations/{made['id']}"
    machine.send("PUT", of_priority, expect=204)
    machine.send("DELETE", of_priority, expect=204)
    recommendation = f"{HERE}/recommendations/{made['id']}"
    changed = machine.send("PATCH", recommendation, {"revision": made["revision"], "text": "Do better soon"})
    assert machine.get(recommendation) == changed
    assert Recommendation.objects.get(pk=made["id"]).text == "Do better soon"


def test_priorities_and_outcomes(machine, plan):
    at = f"{HERE}/plans/{plan.slug}"
    made = machine.send("POST", at + "/priorities", {"title": "Families", "ref": "9"}, expect=201)
    order = [row["id"] for row in machine.get(at + "/priorities")["items"]]
    machine.send("PUT", at + "/priorities/order", {"priorities": order[::-1]}, expect=204)
    assert [row["id"] for row in machine.get(at + "/priorities")["items"]] == order[::-1]
    machine.send("PUT", at + "/priorities/order", {"priorities": order[1:]}, expect=422)
    address = f"{HERE}/priorities/{made['id']}"
    seen = machine.get(address)
    assert machine.send("PATCH", address, {"revision": seen["revision"], "title": "Whole families"})["ref"] == "9"
    assert machine.send("POST", address + "/assignments", {"printed": "Lead for families"}, expect=201)
    outcome = machine.send(
        "POST", at + "/outcomes", {"text": "Families are heard", "priority": made["id"]}, expect=201
    )
    change = {"revision": outcome["revision"], "text": "Families are heard and helped"}
    assert machine.send("PATCH", f"{HERE}/outcomes/{outcome['id']}", change)["text"] == change["text"]
    assert outcome["id"] in [row["id"] for row in machine.get(at + "/outcomes")["items"]]
    action = Action.objects.filter(plan=plan).first()
    machine.send("PUT", f"{HERE}/actions/{action.pk}/outcomes/{outcome['id']}", expect=204)
    machine.send("DELETE", f"{HERE}/actions/{action.pk}/outcomes/{outcome['id']}", expect=204)


def test_actions_wait_for_one_another_but_not_in_a_circle(machine, plan):
    one, two = plan.actions.all()[:2]
    machine.send("POST", f"{HERE}/actions/{one.pk}/dependencies", {"on": two.pk}, expect=204)
    machine.send("POST", f"{HERE}/actions/{two.pk}/dependencies", {"on": one.pk}, expect=422)
    machine.send("DELETE", f"{HERE}/actions/{one.pk}/dependencies/{two.pk}", expect=204)
    machine.send("DELETE", f"{HERE}/actions/{one.pk}/dependencies/{two.pk}", expect=404)


def test_versions(machine, plan):
    at = f"{HERE}/plans/{plan.slug}/versions"
    made = machine.send("POST", at, {"label": "Refresh", "agreed_by": "Board", "agreed_on": "2026-05-02"}, expect=201)
    assert machine.get(at)["items"][0] == made


@pytest.mark.parametrize("role", ["lead", "analyst", "responder", "panel_member", "data_steward"])
def test_who_may_not_edit_is_403(partnership, plan, action, role):
    other = machine_for(people.person(partnership, role=role))
    change = {"revision": action.revision, "text": "Mine now"}
    assert "coordinator" in other.send("PATCH", f"{HERE}/actions/{action.pk}", change, expect=403)["detail"]
    assert other.get(f"{HERE}/plans/{plan.slug}")["title"] == plan.title


def test_everything_that_was_done_came_through_the_api(machine, action):
    before = HistoryEvent.objects.count()
    machine.send("PATCH", f"{HERE}/actions/{action.pk}", {"revision": action.revision, "text": "Said anew"})
    new = HistoryEvent.objects.order_by("id")[before:]
    assert {event.channel for event in new} == {"api"}
