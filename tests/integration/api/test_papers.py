"""A paper through the API: brought in, read, put right, accepted; and refused kindly."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories import people, plans
from factories.machines import machine_for
from goldthread.plans.models import Paper, Plan

HERE = "/partnerships/glen-orrin"


def bring(machine, content: bytes | str, name: str = "paper.html", expect: int = 201):
    data = content.encode() if isinstance(content, str) else content
    answer = machine.client.post(f"/api/v1{HERE}/papers", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == expect, answer.content
    return answer.json()


@pytest.fixture
def reading(machine, partnership):
    return bring(machine, plans.small_paper())


def test_a_paper_is_read_and_waits(machine, reading):
    assert reading["state"] == "in_review"
    items = machine.get(f"{HERE}/readings/{reading['id']}/items", kind="action")
    assert items["total"] == len(plans.ROWS)
    assert machine.get(f"{HERE}/papers")["items"][0]["name"] == "paper.html"
    paper = reading["paper_id"]
    assert machine.get(f"{HERE}/papers/{paper}")["sha256"]
    assert machine.get(f"{HERE}/papers/{paper}/readings")["items"][0]["id"] == reading["id"]
    assert machine.get(f"{HERE}/actions")["total"] == 0


def test_items_are_corrected_checked_dropped_and_added(machine, reading):
    address = f"{HERE}/readings/{reading['id']}/items"
    first, second = machine.get(address, kind="action")["items"][:2]
    at = f"{HERE}/items/{first['id']}"
    change = {"revision": first["revision"], "text": "Meet daily", "owners": [{"name": "Harbour Trust"}]}
    corrected = machine.send("PATCH", at, {**change, "timescale": "By April 2027"})
    assert (corrected["content"]["text"], corrected["state"]) == ("Meet daily", "checked")
    assert corrected["as_read"]["text"] == first["as_read"]["text"]
    assert machine.get(at) == corrected
    machine.send("PATCH", at, change, expect=409)
    machine.send("PATCH", at, {"revision": corrected["revision"], "section": "x"}, expect=422)
    other = f"{HERE}/items/{second['id']}"
    assert machine.send("POST", f"{other}/drop")["state"] == "dropped"
    assert machine.send("POST", f"{other}/restore")["state"] == "pending"
    assert machine.send("POST", f"{other}/check")["state"] == "checked"
    added = machine.send("POST", address, {"kind": "action", "text": "Overlooked", "after": first["id"]}, expect=201)
    order = [item["id"] for item in machine.get(address, kind="action")["items"]]
    assert order.index(added["id"]) == order.index(first["id"]) + 1


def test_an_accepted_reading_is_a_live_plan(machine, reading):
    at = f"{HERE}/readings/{reading['id']}"
    facts = machine.send("PATCH", at, {"revision": reading["revision"], "title": "A better title"})
    assert facts["plan_facts"]["title"] == "A better title"
    aside = machine.send("POST", f"{at}/set-aside", {"revision": facts["revision"]})
    taken = machine.send("POST", f"{at}/take-up", {"revision": aside["revision"]})
    words = {"revision": taken["revision"], "agreed_on": "2026-04-01", "agreed_by": "The board"}
    plan = machine.send("POST", f"{at}/accept", words, expect=201)
    assert plan["title"] == "A better title"
    assert machine.get(f"{HERE}/actions")["total"] == len(plans.ROWS)
    assert machine.get(at)["plan"] == plan["slug"]
    machine.send("POST", f"{at}/accept", words, expect=422)
    assert Plan.objects.count() == 1


def test_the_same_paper_twice_is_a_conflict_that_names_the_first(machine, reading):
    said = bring(machine, plans.small_paper(), expect=409)
    assert said["current"] == {"paper": reading["paper_id"]}


def test_what_is_no_paper_is_refused_and_not_kept(machine, partnership, settings):
    assert "empty" in bring(machine, b"", expect=422)["detail"]
    bring(machine, b"\x00\x01\x02 not a paper", "paper.bin", expect=422)
    settings.MAX_PAPER_BYTES = 100
    bring(machine, plans.small_paper(), expect=413)
    answer = machine.client.post(f"/api/v1{HERE}/papers", {})
    assert answer.status_code == 422
    assert not Paper.objects.exists()


def test_only_who_keeps_plans_brings_papers_in(partnership):
    analyst = machine_for(people.person(partnership, role="analyst"))
    bring(analyst, plans.small_paper(), expect=403)
    assert not Paper.objects.exists()


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_plan_that_is_sent_back_is_the_same(machine, stranger, partnership, coordinator, form):
    plan = plans.live_plan(partnership, coordinator)
    kept = machine.ask("GET", f"{HERE}/plans/{plan.slug}/file", format=form)
    assert kept["Content-Disposition"].startswith("attachment; ")
    file = SimpleUploadedFile(f"plan.{form}", kept.content)
    answer = stranger.client.post("/api/v1/partnerships/elsewhere/plans", {"file": file})
    assert answer.status_code == 201, answer.content
    there = stranger.get("/partnerships/elsewhere/actions", sort="paper")["items"]
    assert [row["text"] for row in there] == [action.text for action in plan.actions.all()]
    broken = SimpleUploadedFile(f"plan.{form}", kept.content[: len(kept.content) // 2])
    assert stranger.client.post("/api/v1/partnerships/elsewhere/plans", {"file": broken}).status_code == 422
