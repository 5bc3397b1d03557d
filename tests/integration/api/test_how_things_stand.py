"""How things stand through the API: the reads of the pages, updates, history and undo."""

from __future__ import annotations

import csv
import io

import pypdfium2
import pytest
from django.utils import timezone

from factories import bulk, people, plans
from factories.machines import machine_for
from goldthread.core.models import HistoryEvent
from goldthread.delivery.reads.board import board
from goldthread.delivery.reads.overview import overview
from goldthread.partnership import writes as partnership_writes
from goldthread.publishing.reads import last_time

HERE = "/partnerships/glen-orrin"


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def large(partnership, coordinator):
    return bulk.load_plan(partnership=partnership, by=coordinator, on=timezone.localdate())


@pytest.fixture
def action(plan):
    return plan.actions.order_by("position").first()


def test_an_action_comes_with_all_that_hangs_on_it(machine, large):
    action = large.actions.order_by("position").first()
    said = machine.get(f"{HERE}/actions/{action.pk}")
    assert said["action"]["text"] == action.text
    assert len(said["milestones"]) == action.milestones.count()
    assert said["latest"]["id"] == action.updates.order_by("-id").first().pk
    assert said["allowed"] == {"update": True, "edit": True}


def test_updates_are_added_listed_and_taken_back(machine, action, coordinator):
    address = f"{HERE}/actions/{action.pk}"
    before = machine.get(address)["action"]
    words = {
        "narrative": "Premises found.",
        "stated_rag": "amber",
        "status": "in_progress",
        "reported_on": "2026-05-02",
    }
    said = machine.send("POST", f"{address}/updates", {**words, "revision": before["revision"]}, expect=201)
    assert (said["status"], said["stated_rag"]) == ("in_progress", "amber")
    latest = machine.get(f"{address}/updates", limit=1)["items"][0]
    assert {name: latest[name] for name in words} == words
    assert latest["by"] == coordinator.name
    stale = {"narrative": "Stale", "revision": before["revision"]}
    conflict = machine.send("POST", f"{address}/updates", stale, expect=409)
    assert conflict["current"]["revision"] == said["revision"]
    back = machine.send("POST", f"{HERE}/updates/{latest['id']}/take-back", {"reason": "Wrong action"})
    assert (back["status"], back["stated_rag"]) == (before["status"], before["stated_rag"])


def test_an_update_that_makes_no_sense_is_422(machine, action):
    address = f"{HERE}/actions/{action.pk}/updates"
    said = machine.send("POST", address, {"narrative": "x", "status": "complete", "stated_rag": "red"}, expect=422)
    assert said["detail"]
    machine.send("POST", address, {"narrative": "  "}, expect=422)
    machine.send("POST", address, {"narrative": "x", "milestones_done": [999_999]}, expect=404)


def test_a_lead_updates_what_is_hers_alone(partnership, plan, action, coordinator):
    body = partnership_writes.add_body(partnership=partnership, name="A trust", kind="third_sector", by=coordinator)
    lead = machine_for(people.person(partnership, role="lead", body=body))
    address = f"{HERE}/actions/{action.pk}/updates"
    assert "have this action" in lead.send("POST", address, {"narrative": "Hers?"}, expect=403)["detail"]
    owner = machine_for(coordinator)
    owner.send("POST", f"{HERE}/actions/{action.pk}/assignments", {"owner": f"body:{body.pk}"}, expect=201)
    assert lead.get(f"{HERE}/actions/{action.pk}")["allowed"] == {"update": True, "edit": False}
    lead.send("POST", address, {"narrative": "Hers."}, expect=201)


def test_overview_and_board_are_the_reads_of_the_pages(machine, large):
    today = timezone.localdate()
    said, read = machine.get(f"{HERE}/plans/{large.slug}/overview"), overview(large, today)
    assert said["tally"]["late"] == read.tally.late > 0
    assert [p["tally"]["total"] for p in said["priorities"]] == [p.tally.total for p in read.priorities]
    screen = board(large.partnership, last_time(large.partnership, today), today)
    said = machine.get(f"{HERE}/board")
    assert said["late"]["total"] == screen.late.total
    assert [row["id"] for row in said["red"]["rows"]] == [row.id for row in screen.red.rows]
    assert machine.get(f"{HERE}/board", plan=large.slug, since="2020-01-01", limit=1)["late"]["rows"][1:] == []
    machine.get(f"{HERE}/board", plan="nothing", expect=404)
    machine.get(f"{HERE}/board", since="0001-01-01", expect=422)


def test_the_calendar_is_a_stretch_of_days(machine, large):
    items = machine.get(f"{HERE}/calendar", **{"from": "2025-01-01", "to": "2027-12-31"})
    assert {item["kind"] for item in items} == {"action", "milestone"}
    assert all("2025-01-01" <= item["day"] <= "2027-12-31" for item in items)
    machine.get(f"{HERE}/calendar", expect=422, **{"from": "2000-01-01", "to": "2100-01-01"})
    machine.get(f"{HERE}/calendar", expect=422, **{"from": "soon"})


def test_words_are_found_in_this_partnership_alone(machine, stranger, plan):
    found = machine.get(f"{HERE}/search", words="naloxone")
    assert found[0]["kind"] == "action"
    assert stranger.get("/partnerships/elsewhere/search", words="naloxone") == []
    assert machine.get(f"{HERE}/search", words='")(*"') == []
    machine.get(f"{HERE}/search", words="", expect=422)


@pytest.mark.parametrize("form", ["json", "pdf", "docx", "xlsx", "html", "csv"])
def test_a_report_comes_in_every_format(machine, plan, form):
    answer = machine.ask("GET", f"{HERE}/plans/{plan.slug}/report", format=form, since="2026-01-01")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; ")
    if form == "pdf":
        assert len(pypdfium2.PdfDocument(answer.content)) >= 1
    machine.get(f"{HERE}/plans/{plan.slug}/report", format="exe", expect=422)


def test_every_action_as_csv(machine, large):
    answer = machine.ask("GET", f"{HERE}/actions.csv", overdue="true")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert len(rows) == machine.get(f"{HERE}/actions", overdue=True)["total"] > 0
    machine.get(f"{HERE}/actions.csv", colour="red", expect=422)


def test_history_is_read_and_undone(machine, plan, action):
    address = f"{HERE}/actions/{action.pk}"
    machine.send("PATCH", address, {"revision": action.revision, "text": "Said anew", "reason": "Clearer"})
    event = machine.get(f"{address}/history")["items"][0]
    assert (event["channel"], event["reason"], event["after"]["text"]) == ("api", "Clearer", "Said anew")
    machine.send("POST", f"{HERE}/history/{event['id']}/undo", expect=204)
    assert machine.get(address)["action"]["text"] == action.text
    machine.send("POST", f"{HERE}/history/{event['id']}/undo", expect=422)
    assert machine.get(f"{HERE}/plans/{plan.slug}/history")["total"] > 0


def test_history_of_people_is_not_told(machine, plan):
    kinds = {event["thread_type"] for event in HistoryEvent.objects.values("thread_type")}
    assert "partnership.person" in kinds
    told = machine.get(f"{HERE}/history", limit=200)["items"]
    assert told
    assert not [event for event in told if event["subject_type"].startswith("partnership.")]
    of_a_person = HistoryEvent.objects.filter(thread_type="partnership.person").first()
    machine.send("POST", f"{HERE}/history/{of_a_person.pk}/undo", expect=404)
