"""Kept lists, changes of many actions and watching by API: the same reads and writes as their pages."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factories import people, plans
from factories.machines import machine_for
from goldthread.delivery.reads.lists import actions
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.reads import filters_of
from goldthread.delivery.writes import record_update
from goldthread.plans.models import Action

HERE = "/partnerships/glen-orrin"


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def lead(partnership):
    return people.person(partnership, role="lead", name="A lead")


def test_a_list_is_kept_read_changed_and_removed(machine, plan):
    made = machine.send(
        "POST", f"{HERE}/saved-lists", {"name": "Going on", "query": "status=in_progress"}, expect=201
    )
    assert made["says"].startswith("Status: In progress.")
    assert (made["is_mine"], made["is_shared"]) == (True, False)
    one = f"{HERE}/saved-lists/{made['id']}"
    found = machine.get(f"{one}/actions")
    seen = actions(plan.partnership, filters_of(SavedList.objects.get()), on=timezone.localdate())
    assert [row["id"] for row in found["items"]] == [row.id for row in seen.rows]
    changed = machine.send("PATCH", one, {"revision": made["revision"], "query": "overdue=1"})
    assert (changed["name"], changed["query"]) == ("Going on", "overdue=1")
    stale = machine.send("PATCH", one, {"revision": made["revision"], "name": "Late"}, expect=409)
    assert stale["current"]["query"] == "overdue=1"
    machine.send("DELETE", one, expect=204)
    machine.get(one, expect=404)
    assert machine.get(f"{HERE}/saved-lists")["total"] == 0


@pytest.mark.parametrize("query", ["overdu=1", "status=done", "owner=somebody", "columns=colour"])
def test_an_address_that_would_show_more_than_was_meant_is_refused(machine, plan, query):
    assert machine.send("POST", f"{HERE}/saved-lists", {"name": "Late", "query": query}, expect=422)["errors"]
    assert not SavedList.objects.exists()


def test_lists_are_seen_by_whose_they_are_and_where_shared_by_all(machine, plan, lead):
    other = machine_for(lead)
    mine = other.send("POST", f"{HERE}/saved-lists", {"name": "Mine"}, expect=201)
    machine.get(f"{HERE}/saved-lists/{mine['id']}", expect=404)
    other.send("POST", f"{HERE}/saved-lists", {"name": "Ours", "is_shared": True}, expect=403)
    ours = machine.send("POST", f"{HERE}/saved-lists", {"name": "Ours", "is_shared": True}, expect=201)
    assert [each["name"] for each in other.get(f"{HERE}/saved-lists")["items"]] == ["Mine", "Ours"]
    other.send("DELETE", f"{HERE}/saved-lists/{ours['id']}", expect=403)


def test_a_change_is_seen_done_and_undone_as_one(machine, plan):
    said = {"timescale": "June 2028", "reason": "The board agreed."}
    asked = {"what": "date", "answers": said, "matching": {"open": True}}
    before = list(Action.objects.order_by("pk").values_list("printed", flat=True))
    seen = machine.send("POST", f"{HERE}/batches/preview", asked)
    assert seen["total"] == machine.get(f"{HERE}/actions", open=True)["total"]
    assert {row["after"] for row in seen["rows"]} == {"June 2028"}
    assert list(Action.objects.order_by("pk").values_list("printed", flat=True)) == before
    marks = {row["action"]: row["mark"] for row in seen["rows"] if not row["why_not"]}
    first = Action.objects.get(pk=next(iter(marks)))
    change = {"revision": first.revision, "reason": "Sooner", "timescale": "May 2029"}
    machine.send("POST", f"{HERE}/actions/{first.pk}/timescale", change)
    sent = {"what": "date", "answers": said, "marks": {str(key): mark for key, mark in marks.items()}}
    done = machine.send("POST", f"{HERE}/batches", sent, expect=201)
    assert [each["action"] for each in done["left"]] == [first.pk]
    assert set(done["changed"]) == set(marks) - {first.pk}
    assert machine.get(f"{HERE}/batches")["items"][0] == machine.get(f"{HERE}/batches/{done['id']}")
    undone = machine.send("POST", f"{HERE}/batches/{done['id']}/undo")
    assert undone["undone_at"]
    assert undone["kept"] == []
    assert "June 2028" not in set(Action.objects.values_list("printed", flat=True))
    machine.send("POST", f"{HERE}/batches/{done['id']}/undo", expect=422)


@pytest.mark.parametrize(
    ("what", "answers", "field"),
    [
        ("date", {"reason": "Because"}, "timescale"),
        ("owner", {"owner": "body:999999", "kind": "lead"}, "owner"),
        ("cadence", {"days": 3}, "days"),
        ("close", {"reason": "Done", "colour": "red"}, "colour"),
    ],
)
def test_answers_are_checked_as_on_the_page(machine, plan, what, answers, field):
    sent = {"what": what, "answers": answers, "actions": [plan.actions.first().pk]}
    refused = machine.send("POST", f"{HERE}/batches/preview", sent, expect=422)
    assert [each["field"] for each in refused["errors"]] == [field]


def test_a_lead_sees_why_what_is_not_theirs_stays(plan, lead):
    sent = {"what": "close", "answers": {"reason": "Done"}, "actions": [plan.actions.first().pk, 10**12]}
    (row,) = machine_for(lead).send("POST", f"{HERE}/batches/preview", sent)["rows"]
    assert row["why_not"]


def test_what_is_watched_is_told_with_what_others_did(machine, plan, lead, coordinator):
    other, action = machine_for(lead), plan.actions.first()
    for _ in range(2):
        other.send("PUT", f"{HERE}/watching/action/{action.pk}", expect=204)
    keys = list(plan.actions.values_list("pk", flat=True))
    assert other.send("POST", f"{HERE}/watching/actions", {"actions": [*keys, 10**12]}) == {"watched": len(keys)}
    record_update(action=action, narrative="Vans are fitted.", by=coordinator)
    told = {each["id"]: each["changed"] for each in other.get(f"{HERE}/watching")}
    assert [each["action"] for each in told.pop(action.pk)] == [action.pk]
    assert set(map(len, told.values())) == {0}
    assert machine.get(f"{HERE}/watching") == []
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1).isoformat()
    assert not any(each["changed"] for each in other.get(f"{HERE}/watching", since=tomorrow))
    other.send("DELETE", f"{HERE}/watching/action/{action.pk}", expect=204)
    assert action.pk not in {each["id"] for each in other.get(f"{HERE}/watching")}
    other.send("PUT", f"{HERE}/watching/colour/1", expect=422)
    other.send("PUT", f"{HERE}/watching/saved_list/999999", expect=404)
