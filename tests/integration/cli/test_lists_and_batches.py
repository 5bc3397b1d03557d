"""Kept lists, changes of many actions and watching on the terminal."""

from __future__ import annotations

import pytest

from factories import plans
from goldthread.delivery.batches.models import Batch
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.watching.models import Watch
from goldthread.delivery.writes import record_update
from goldthread.plans.models import Action

THERE = ("--partnership", "glen-orrin")


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def mine(coordinator):
    return (*THERE, "--by", coordinator.account.email)


def test_a_list_is_kept_shown_and_removed(run, plan, mine):
    run("lists", "keep", "Going on", "--query", "status=in_progress", *mine)
    assert run("lists", "list", *THERE, "--json").json == []
    (seen,) = run("lists", "list", *mine, "--json").json
    assert seen["says"].startswith("Status: In progress.")
    shown = run("lists", "show", "Going on", *mine, "--json").json
    assert shown["total"] == plan.actions.filter(status="in_progress").count()
    assert "Going on" in run("lists", "list", *mine).out
    assert "no list" in run("lists", "show", "Going on", *THERE, status=1).err
    run("lists", "remove", str(seen["id"]), *mine)
    assert SavedList.objects.get().removed_on
    assert "no such filter: overdu" in run("lists", "keep", "Late", "--query", "overdu=1", *mine, status=1).err


def test_a_change_of_many_is_previewed_done_and_undone(run, plan):
    asked = ("date", "--matching", "open=1", "--to", "timescale=June 2028", "--to", "reason=Agreed", *THERE)
    seen = run("batch", "preview", *asked)
    assert "Nothing has been changed" in seen.err
    assert not Batch.objects.exists()
    assert run("batch", "preview", *asked, "--json").json["possible"] == plan.actions.filter(ended_on=None).count()
    run("batch", "do", *asked)
    assert set(Action.objects.filter(ended_on=None).values_list("printed", flat=True)) == {"June 2028"}
    (listed,) = run("batch", "list", *THERE, "--json").json
    run("batch", "undo", listed["id"], *THERE)
    assert "June 2028" not in set(Action.objects.values_list("printed", flat=True))
    assert "no batch 99" in run("batch", "undo", "99", *THERE, status=1).err
    assert "Say which actions" in run("batch", "do", "close", "--to", "reason=x", *THERE, status=1).err
    assert "timescale" in run("batch", "do", "date", "--action", "1", *THERE, status=1).err


def test_watching_begins_is_told_and_stops(run, plan, mine):
    action = plan.actions.first()
    run("watch", "add", "plan", plan.slug, *mine)
    run("watch", "add", "action", action.pk, *mine)
    run("watch", "add", "priority", plan.priorities.first().pk, *mine)
    run("lists", "keep", "All", *mine)
    run("watch", "add", "list", "All", *mine)
    from goldthread.partnership.writes import command_line_person

    record_update(action=action, narrative="Begun.", by=command_line_person(plan.partnership))
    told = run("watch", "list", *mine, "--json").json
    assert {each["kind"]: len(each["changed"]) for each in told} == {
        "plan": 1,
        "action": 1,
        "priority": 1,
        "saved_list": 1,
    }
    assert str(plan) in run("watch", "list", *mine).out
    run("watch", "stop", "plan", plan.slug, *mine)
    assert Watch.objects.filter(ended_at=None).count() == 3
    assert "no priority" in run("watch", "add", "priority", "x", *mine, status=1).err
