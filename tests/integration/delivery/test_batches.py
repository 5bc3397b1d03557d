"""One change of many actions: seen first, done as one through the single writes, undone as one."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from factories import people, plans
from goldthread.core import history
from goldthread.core.models import HistoryEvent
from goldthread.delivery.batches import reads, writes
from goldthread.delivery.batches.changes import KINDS
from goldthread.delivery.batches.models import Batch
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.writes import record_update
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Baseline

AGREED = {"timescale": "June 2028", "reason": "The board agreed.", "agreed_by": "Board"}


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def trust(plan, coordinator):
    more = {"name": "New Trust", "kind": "third_sector", "by": coordinator}
    return partnership_writes.add_body(partnership=plan.partnership, **more)


def keys_of(plan) -> list[int]:
    return list(plan.actions.values_list("pk", flat=True))


def seen(plan, what, answers, by):
    return reads.preview(plan.partnership, KINDS[what], answers, keys_of(plan), by=by)


def do(plan, what, answers, by, rows=None):
    rows = seen(plan, what, answers, by) if rows is None else rows
    marks = {row.action.pk: row.mark for row in rows if not row.why_not}
    return writes.do_batch(partnership=plan.partnership, kind=KINDS[what], answers=answers, marks=marks, by=by)


def state(plan) -> list[object]:
    """All of a plan that a batch can change, as people see it."""
    return [
        (
            action.printed,
            action.status,
            action.priority_id,
            sorted((str(a.body or a.group or a.person or a.printed), a.kind) for a in action.assignments.all()),
            getattr(action.cadences.first(), "days", None),
        )
        for action in plan.actions.order_by("pk")
    ]


def answers_for(what, plan, trust):
    return {
        "owner": {"owner": trust, "kind": "support"},
        "lead": {"owner": trust, "reason": "They run it now."},
        "date": AGREED,
        "priority": {"priority": plan.priorities.last(), "reason": ""},
        "cadence": {"days": 28},
        "close": {"reason": "Overtaken by the new service."},
    }[what]


@pytest.mark.parametrize("what", KINDS)
def test_every_kind_is_done_row_by_row_and_undone_as_one(plan, trust, coordinator, what):
    before = state(plan)
    rows = seen(plan, what, answers_for(what, plan, trust), coordinator)
    batch = do(plan, what, answers_for(what, plan, trust), coordinator, rows)
    possible = [row.action.pk for row in rows if not row.why_not]
    assert batch.actions == possible
    assert possible
    assert state(plan) != before
    for key in possible:
        told = HistoryEvent.objects.filter(pk__in=batch.events, thread_id=key)
        assert {event.by_name for event in told} == {coordinator.name}
    batch.refresh_from_db()
    writes.undo_batch(batch=batch, by=coordinator)
    assert batch.kept == []
    assert state(plan) == before
    with pytest.raises(InputError, match="undone already"):
        writes.undo_batch(batch=batch, by=coordinator)


def test_a_new_date_is_a_new_baseline_of_each_with_who_agreed(plan, coordinator):
    batch = do(plan, "date", AGREED, coordinator)
    latest = Baseline.objects.filter(action__in=batch.actions, number=2)
    assert {(each.printed, each.agreed_by) for each in latest} == {("June 2028", "Board")}
    assert latest.count() == len(batch.actions)
    assert Action.objects.get(pk=batch.actions[0]).ends == date(2028, 6, 30)


def test_a_preview_says_what_cannot_be_changed_and_why(plan, coordinator):
    first = plan.actions.first()
    record_update(action=first, narrative="Given up.", status="closed", by=coordinator)
    rows = {row.action.pk: row for row in seen(plan, "date", AGREED, coordinator)}
    assert rows[first.pk].why_not == "It has ended, so its date stands."
    assert seen(plan, "close", {"reason": "x"}, coordinator)[0].why_not == "It has ended already."
    there = seen(plan, "priority", {"priority": plan.priorities.first(), "reason": ""}, coordinator)
    assert "stands there already" in there[0].why_not


def test_what_changed_since_the_preview_is_told_and_left_alone(plan, trust, coordinator):
    rows = seen(plan, "date", AGREED, coordinator)
    first, second = plan.actions.all()[:2]
    plan_writes.change_timescale(action=first, timescale="May 2029", reason="Funding", by=coordinator)
    batch = do(plan, "date", AGREED, coordinator, rows)
    assert batch.left == [{"action": first.pk, "why": writes.CHANGED_SINCE}]
    assert second.pk in batch.actions
    first.refresh_from_db()
    assert first.printed == "May 2029"
    given = seen(plan, "owner", {"owner": trust, "kind": "lead"}, coordinator)
    plan_writes.assign(thing=second, owner="Somebody else", by=coordinator)  # moves no revision, and is noticed
    assert do(plan, "owner", {"owner": trust, "kind": "lead"}, coordinator, given).left[0]["action"] == second.pk


def test_an_undo_leaves_alone_what_changed_after_it(plan, coordinator):
    batch = do(plan, "date", AGREED, coordinator)
    later = Action.objects.get(pk=batch.actions[0])
    plan_writes.change_timescale(action=later, timescale="July 2028", reason="Again", by=coordinator)
    batch = writes.undo_batch(batch=Batch.objects.get(pk=batch.pk), by=coordinator)
    assert [each["action"] for each in batch.kept] == [later.pk]
    later.refresh_from_db()
    assert later.printed == "July 2028"
    others = Action.objects.filter(pk__in=batch.actions).exclude(pk=later.pk)
    assert "June 2028" not in others.values_list("printed", flat=True)


def test_a_row_that_fails_half_way_leaves_nothing_behind(plan, trust, coordinator, monkeypatch):
    failing = plan.actions.filter(assignments__isnull=False).first()
    give = plan_writes.assign

    def refuse(*, thing, **more):
        if thing.pk == failing.pk:
            raise InputError("Not today.")
        return give(thing=thing, **more)

    monkeypatch.setattr("goldthread.plans.writes.assign", refuse)
    held = sorted(failing.assignments.values_list("pk", flat=True))
    batch = do(plan, "lead", {"owner": trust, "reason": ""}, coordinator)
    assert {"action": failing.pk, "why": "Not today."} in batch.left
    assert sorted(failing.assignments.values_list("pk", flat=True)) == held
    assert not history.of(failing).filter(kind="assignment.taken").exists()


def test_each_row_asks_whether_this_person_may(plan, coordinator):
    lead = people.person(plan.partnership, role="lead")
    mine = plan.actions.first()
    plan_writes.assign(thing=mine, owner=lead, by=coordinator)
    rows = seen(plan, "close", {"reason": "Done otherwise."}, lead)
    assert [row.action.pk for row in rows if not row.why_not] == [mine.pk]
    assert all(row.why_not for row in seen(plan, "date", AGREED, lead))
    assert do(plan, "close", {"reason": "Done otherwise."}, lead, rows).actions == [mine.pk]
    with pytest.raises(InputError, match="Nothing was changed"):
        do(plan, "date", AGREED, lead)


def test_the_pages_lead_from_ticks_to_preview_to_result_to_undo(plan, coordinator):
    page = Client()
    page.force_login(coordinator.account)
    here, (one, two) = f"/{plan.partnership.slug}/", keys_of(plan)[:2]
    listed = page.get(f"{here}actions/?status=in_progress").content.decode()
    assert "Change those ticked" in listed
    assert '<input type="hidden" name="status" value="in_progress">' in listed
    ticked = f"?action={one}&action={two}&action=99999999&action=x"
    assert "Change 2 actions" in page.get(f"{here}actions/change/{ticked}").content.decode()
    address = f"{here}actions/change/date/{ticked}"
    assert page.post(address, {"timescale": "", "reason": ""}).status_code == 422
    preview = page.post(address, AGREED).content.decode()
    assert "2 of 2" in preview
    assert not Batch.objects.exists()
    marks = re.search(r'name="marks" value="([^"]+)"', preview)[1]
    answer = page.post(address, {**AGREED, "marks": marks})
    batch = Batch.objects.get()
    assert answer["Location"] == f"{here}batches/{batch.pk}/"
    assert "Undo it all" in page.get(answer["Location"]).content.decode()
    every = page.get(f"{here}batches/").content.decode()
    assert f'action="{here}batches/{batch.pk}/undo/"' in every
    assert f'href="{here}batches/"' in listed
    assert "Undone on" in page.post(f"{answer['Location']}undo/", follow=True).content.decode()
    again = page.post(address, {**AGREED, "marks": f"{one}:stale x:y 9:"})
    assert again.status_code == 200
    assert "Nothing was changed" in again.content.decode()


def test_all_that_match_are_chosen_up_to_a_limit(plan, partnership, monkeypatch):
    asked = {"ticked": (), "every": True, "on": date(2026, 3, 10)}
    assert set(reads.chosen(partnership, ActionFilters(), **asked).keys) == set(keys_of(plan))
    monkeypatch.setattr(reads, "MOST", 2)
    picked = reads.chosen(partnership, ActionFilters(), **asked)
    assert (len(picked.keys), picked.total) == (2, plan.actions.count())


def test_who_did_not_do_it_sees_it_listed_and_cannot_undo_it(plan, coordinator):
    reader = Client()
    reader.force_login(people.person(plan.partnership, role="lead").account)
    here = f"/{plan.partnership.slug}/batches/"
    assert "Nothing has been changed for many" in reader.get(here).content.decode()
    made = do(plan, "cadence", {"days": 28}, coordinator)
    page = reader.get(here).content.decode()
    assert made.words in page
    assert "Undo it all" not in page


def test_a_preview_takes_no_more_queries_for_more_rows(plan, trust, coordinator, count_queries):
    kind, answers = KINDS["lead"], {"owner": trust, "reason": ""}
    few, many = (
        count_queries(lambda keys=keys: reads.preview(plan.partnership, kind, answers, keys, by=coordinator))
        for keys in (keys_of(plan)[1:2], keys_of(plan))
    )
    assert many <= few + 2
