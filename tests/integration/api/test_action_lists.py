"""Lists of actions: the filters of the page, in parts, as quick as they must be."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from django.utils import timezone
from pydantic import TypeAdapter

from factories import bulk
from goldthread.api.paging import Part
from goldthread.api.schemas.actions import ActionFilter, ActionSeen
from goldthread.delivery.filters import ActionFilters
from goldthread.partnership.writes import add_body
from goldthread.plans.writes import assign, move_action

HERE = "/partnerships/glen-orrin/actions"


@pytest.fixture
def plan(partnership, coordinator):
    return bulk.load_plan(partnership=partnership, by=coordinator, on=timezone.localdate())


def test_a_list_is_as_declared(machine, plan):
    said = machine.get(HERE, limit=200)
    TypeAdapter(Part[ActionSeen]).validate_python(said)
    assert said["total"] == plan.actions.count() == len(said["items"])
    row = said["items"][0]
    assert set(row) == set(ActionSeen.model_fields)


def test_parts_of_a_list_are_the_whole_in_order(machine, plan):
    whole = [row["id"] for row in machine.get(HERE, limit=200)["items"]]
    parts = [row["id"] for offset in range(0, 60, 7) for row in machine.get(HERE, limit=7, offset=offset)["items"]]
    assert parts == whole[: len(parts)]
    assert machine.get(HERE, offset=100_000)["items"] == []


def test_filters_are_those_of_the_page(machine, plan):
    late = machine.get(HERE, overdue=True, limit=200)["items"]
    assert late
    today = timezone.localdate().isoformat()
    assert all(row["timescale"]["ends"] < today and row["ended_on"] is None for row in late)
    red = machine.get(HERE, rag=["red", "none"], limit=200)["items"]
    assert {row["stated_rag"] for row in red} == {"red", None}
    ends = [row["timescale"]["ends"] for row in machine.get(HERE, sort="-due", due_from="2000-01-01")["items"]]
    assert ends == sorted(ends, reverse=True)


@pytest.mark.parametrize(
    "query",
    [
        {"status": "done"},
        {"rag": "purple"},
        {"sort": "colour"},
        {"owner": "somebody"},
        {"owner": "body:" + "9" * 30},
        {"due_from": "2026-02-30"},
        {"priority": -1},
        {"also": ["body:5", "nobody"]},
        {"priority": "9" * 25},
        {"text": "a" * 300},
        {"text": "a\x00b"},
        {"overdue": "perhaps"},
        {"page": 2},
    ],
)
def test_what_makes_no_sense_is_422(machine, partnership, query):
    assert machine.get(HERE, expect=422, **query)["errors"]


def test_another_partnership_sees_nothing_of_it(stranger, plan):
    stranger.get(HERE, expect=404)
    assert stranger.get("/partnerships/elsewhere/actions")["total"] == 0
    assert stranger.get("/partnerships/elsewhere/actions", plan=plan.slug)["total"] == 0


def test_a_list_costs_the_same_queries_however_long(machine, plan, django_assert_max_num_queries):
    machine.get("/me")
    machine.get(HERE, limit=1)
    with django_assert_max_num_queries(8):
        assert len(machine.get(HERE, limit=50)["items"]) == 50


def test_dates_are_iso_8601(machine, plan):
    row = next(row for row in machine.get(HERE, limit=200)["items"] if row["last_update_at"])
    assert row["last_update_at"].endswith("Z")
    assert date.fromisoformat(machine.get(HERE, sort="due", due_from="2000-01-01")["items"][0]["timescale"]["ends"])


def test_actions_are_counted_by_two_fields_as_on_the_page(machine, plan):
    seen = machine.get(f"{HERE}/grouped", by="priority", across="rag", open=True)
    assert seen["whole"]["total"] == machine.get(HERE, open=True)["total"]
    assert [row["words"] for row in seen["rows"]] == [group["words"] for group in seen["groups"]]
    for group, row in zip(seen["groups"], seen["rows"], strict=True):
        assert sum(row["counts"]) == group["figures"]["total"]
        assert len(row["counts"]) == len(seen["columns"])
    assert machine.get(f"{HERE}/grouped", by="colour", expect=422)["errors"]


def test_every_filter_of_the_page_is_one_of_the_api():
    laid_out = {"descending", "page", "size", "group_by", "across", "columns", "problems"}
    assert {field.name for field in fields(ActionFilters)} - laid_out == set(ActionFilter.model_fields)


def test_further_owners_and_no_priority_are_asked_for_as_on_the_page(machine, plan, coordinator):
    first, second = plan.actions.order_by("id")[:2]
    trust, board = (
        add_body(partnership=plan.partnership, name=name, kind="third_sector", by=coordinator)
        for name in ("Trust", "Board")
    )
    for action in (first, second):
        assign(thing=action, owner=trust, by=coordinator)
    assign(thing=first, owner=board, kind="support", by=coordinator)
    asked = {"owner": f"body:{trust.pk}", "also": [f"body:{board.pk}"]}
    assert [row["id"] for row in machine.get(HERE, **asked)["items"]] == [first.pk]
    move_action(action=first, priority=None, by=coordinator)
    under_none = machine.get(HERE, priority=0, limit=200)["items"]
    assert first.pk in {row["id"] for row in under_none}
    assert {row["priority"] for row in under_none} == {None}
