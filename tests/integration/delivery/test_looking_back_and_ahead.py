"""The plan beside itself on an earlier day, and what to expect of it."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from factories import browsing, bulk, people, plans
from factories.machines import machine_for
from goldthread.delivery import writes
from goldthread.delivery.meetings.writes import move_meeting, plan_meeting
from goldthread.delivery.reads.commitments import pooled_commitments
from goldthread.delivery.reads.forecast import forecast
from goldthread.delivery.reads.since import changed_since
from goldthread.partnership.writes import add_group
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action


def at(day: date) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+00:00", tick=False)


@pytest.fixture
def live(partnership, coordinator):
    """Agreed in April 2026; between June and October things happen to it."""
    with at(date(2026, 4, 1)):
        plan = plans.live_plan(partnership, coordinator)
    with at(date(2026, 6, 1)):
        fetched = {action.ref: action for action in plan.actions.all()}
        writes.record_update(action=fetched["1.1"], narrative="Done.", status="complete", by=coordinator)
        plan_writes.reword_action(action=fetched["1.2"], text="Carry naloxone in every van", by=coordinator)
    with at(date(2026, 8, 1)):
        fetched = {action.ref: action for action in plan.actions.all()}
        plan_writes.reword_action(action=fetched["1.2"], text="Carry naloxone everywhere", by=coordinator)
        plan_writes.change_timescale(
            action=Action.objects.get(pk=fetched["1.2"].pk), timescale="June 2027", reason="Vans late", by=coordinator
        )
        writes.record_update(action=fetched["2.2"], narrative="Overtaken.", status="closed", by=coordinator)
        plan_writes.add_action(plan=plan, text="A new promise", ref="2.3", by=coordinator)
    return plan


def refs(rows):
    return [row.ref for row in rows]


def test_what_changed_since_a_day(live):
    seen = changed_since(live, date(2026, 5, 1), date(2026, 10, 1))
    assert (seen.before, seen.after) == (4, 5)
    assert (refs(seen.completed), refs(seen.dropped), refs(seen.added)) == (["1.1"], ["2.2"], ["2.3"])
    assert [(each.row.ref, each.was) for each in seen.reworded] == [("1.2", "Carry naloxone in every council van")]
    assert [(each.row.ref, each.was, each.now) for each in seen.moved] == [
        ("1.2", date(2027, 3, 31), date(2027, 6, 30))
    ]
    assert seen.integrity.promised == seen.integrity.missed == 1  # the milestone of June


def test_between_two_days_of_the_past(live):
    seen = changed_since(live, date(2026, 7, 1), date(2026, 7, 15))
    assert (seen.before, seen.after) == (4, 4)
    assert not any((seen.added, seen.reworded, seen.moved, seen.completed, seen.dropped))
    later = changed_since(live, date(2026, 7, 1), date(2026, 9, 1))
    assert later.reworded[0].was == "Carry naloxone in every van"
    assert later.completed == ()


def test_the_pages_say_so(client, live, coordinator):
    client.force_login(coordinator.account)
    page = browsing.words(client.get(f"/glen-orrin/plans/{live.slug}/since/?since=2026-05-01"))
    assert "It said: Carry naloxone in every council van" in page
    assert "3 months later" in page
    assert "Not enough history" in browsing.words(client.get("/glen-orrin/forecast/"))


def test_a_forecast_from_its_own_history(client, partnership, coordinator):
    today = timezone.localdate()
    bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=150), on=today)
    seen = forecast(partnership, today)
    assert not seen.pooled
    assert 0 <= seen.expected.low <= seen.expected.count <= seen.expected.high + 1 <= seen.expected.of + 1
    assert [each.chance for each in seen.chances] == sorted(each.chance for each in seen.chances)
    assert all(0 <= each.chance <= 1 and not each.row.is_late for each in seen.chances)
    client.force_login(coordinator.account)
    assert "eight times out of ten" in browsing.words(client.get("/glen-orrin/forecast/"))
    other = plans.live_plan(partnership, coordinator)
    narrowed = browsing.words(client.get("/glen-orrin/forecast/", {"plan": other.slug}))
    assert forecast(partnership, today, plan=other).expected.of == 0 < seen.expected.of
    assert "No open action is due before" in narrowed
    assert client.get("/glen-orrin/forecast/", {"plan": "no-such"}).status_code == 404


def test_all_partnerships_stand_in_until_there_is_enough(client, live, partnership, coordinator):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    today = timezone.localdate()
    by = people.person(elsewhere)
    bulk.load_plan(partnership=elsewhere, by=by, size=bulk.Size(actions=200), on=today)
    seen = forecast(partnership, today)
    assert seen.pooled
    assert seen.calibration.forecasts > 0
    assert sum(each.forecasts for each in seen.calibration.bins) == seen.calibration.forecasts
    assert 0 <= seen.calibration.brier <= 1
    client.force_login(coordinator.account)
    page = browsing.words(client.get("/glen-orrin/forecast/"))
    assert "all partnerships together" in page
    assert "how well it does here is not known" in page
    said = machine_for(coordinator).get("/partnerships/glen-orrin/forecast")
    assert said["pooled"]
    assert said["calibration"]["brier"] == pytest.approx(seen.calibration.brier)


def test_dates_agreed_later_are_not_known_to_a_pooled_trial(live, partnership, coordinator):
    moved = next(action for action in live.actions.all() if action.first_ends)
    plan_writes.change_timescale(action=moved, timescale="June 2029", reason="Funding", by=coordinator)
    promised = [each.datings[-1].ends for each in pooled_commitments(date(2030, 1, 1)) if each.datings]
    assert date(2029, 6, 30) in promised


def test_a_forecast_is_narrowed_to_a_plan_by_machines_too(partnership, coordinator):
    plan = bulk.load_plan(
        partnership=partnership, by=coordinator, size=bulk.Size(actions=150), on=timezone.localdate()
    )
    machine = machine_for(coordinator)
    whole = machine.get("/partnerships/glen-orrin/forecast")
    assert machine.get("/partnerships/glen-orrin/forecast", plan=plan.slug)["chances"] == whole["chances"]
    machine.get("/partnerships/glen-orrin/forecast", plan="no-such-plan", expect=404)


def test_machines_are_told_the_same(live, coordinator):
    machine = machine_for(coordinator)
    said = machine.get(f"/partnerships/glen-orrin/plans/{live.slug}/since", since="2026-05-01")
    assert [each["action"]["ref"] for each in said["moved"]] == ["1.2"]
    assert said["integrity"]["missed"] == 1
    assert machine.get("/partnerships/glen-orrin/forecast") == {
        **dict.fromkeys(("pooled", "ended", "still_open", "expected", "chances", "calibration")),
        "enough": False,
    }


def test_all_plans_of_a_partnership_together(client, live, partnership, coordinator):
    with at(date(2026, 9, 1)):
        draft = plans.draft_plan(title="Another plan")
        another = plans.live_plan(partnership, coordinator, draft, text="<html><p>Another</p></html>")
    days = (date(2026, 5, 1), date(2026, 10, 1))
    seen, *parts = (changed_since(scope, *days) for scope in (partnership, live, another))
    assert seen.added
    assert all(
        getattr(seen, name) == sum((getattr(part, name) for part in parts), start=type(getattr(seen, name))())
        for name in ("before", "after", "added", "completed", "dropped", "reopened", "moved", "reworded")
    )
    client.force_login(coordinator.account)
    page = browsing.words(client.get("/glen-orrin/since/?since=2026-05-01"))
    assert "Another plan" in page
    said = machine_for(coordinator).get("/partnerships/glen-orrin/since", since="2026-05-01")
    assert said["after"] == seen.after


def test_the_last_meeting_is_a_ready_choice(client, live, partnership, coordinator):
    group = add_group(partnership=partnership, name="Board", kind="partnership", by=coordinator)
    for day, state in ((date(2026, 5, 12), "held"), (date(2026, 8, 18), "held"), (date(2026, 9, 1), "planned")):
        meeting = plan_meeting(group=group, held_on=day, by=coordinator)
        for step in ("running", "held") if state == "held" else ():
            move_meeting(meeting=meeting, to=step, by=coordinator)
    client.force_login(coordinator.account)
    for address in ("/glen-orrin/since/", f"/glen-orrin/plans/{live.slug}/since/"):
        page = browsing.page_of(client.get(address))
        (way,) = page.xpath("//a[@href='?since=2026-08-18']")
        assert browsing.line(way) == "Board, 18 Aug 2026"
        assert not page.xpath("//a[@href='?since=2026-09-01']")


def test_the_whole_takes_the_same_queries_however_much_there_is(client, partnership, coordinator, count_queries):
    client.force_login(coordinator.account)
    counted = []
    for seed, size in enumerate((60, 200)):
        bulk.load_plan(
            partnership=partnership, by=coordinator, size=bulk.Size(actions=size), on=timezone.localdate(), seed=seed
        )
        counted.append(count_queries(lambda: client.get("/glen-orrin/since/?since=2020-01-01")))
    assert counted[1] <= counted[0] <= 40
