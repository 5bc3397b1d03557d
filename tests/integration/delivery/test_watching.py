"""Watching: begun and ended by one click, told on one's own page and in the weekly message, and to nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from factories import people, plans
from goldthread.core.policies import NotAllowed
from goldthread.delivery.messages import digest
from goldthread.delivery.messages.writes import choose_wishes
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.writes import remove_list, save_list
from goldthread.delivery.watching import reads, writes
from goldthread.delivery.watching.models import Watch
from goldthread.delivery.writes import record_update


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def analyst(partnership):
    return people.person(partnership, role="analyst", name="An analyst")


def page_of(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def told(person, plan):
    weeks = {week.person.pk: week for week in digest.weeks(plan.partnership, timezone.localdate())}
    return weeks[person.pk].watched if person.pk in weeks else ()


def things(plan, person):
    query = {"name": "Going on", "query": "status=in_progress"}
    saved = save_list(partnership=plan.partnership, **query, by=person)
    return {"action": plan.actions.first(), "priority": plan.priorities.first(), "plan": plan, "saved_list": saved}


@pytest.mark.parametrize("kind", ["action", "priority", "plan", "saved_list"])
def test_what_changes_is_told_on_my_work_and_in_the_weekly_message(plan, coordinator, analyst, kind):
    thing, page, here = things(plan, analyst)[kind], page_of(analyst), f"/{plan.partnership.slug}/"
    assert "You watch this now" in page.post(f"{here}watching/{kind}/{thing.pk}/", follow=True).content.decode()
    assert told(analyst, plan) == ()
    record_update(
        action=plan.actions.first(), narrative="Five vans are fitted.", status="in_progress", by=coordinator
    )
    (seen,) = told(analyst, plan)
    assert [each.action.pk for each in seen.changed] == [plan.actions.first().pk]
    shown = page.get(f"{here}my-work/").content.decode()
    assert "You watch" in shown
    assert "the last on" in shown
    stopped = page.post(f"{here}watching/{kind}/{thing.pk}/stop/", {"from": "work"}, follow=True).content.decode()
    assert "You do not watch this any more" in stopped
    assert told(analyst, plan) == ()


def test_ones_own_doing_is_no_news_and_wishes_are_kept(plan, coordinator, analyst):
    writes.watch(thing=plan, by=coordinator)
    record_update(action=plan.actions.first(), narrative="Fitted.", by=coordinator)
    assert told(coordinator, plan) == ()
    writes.watch(thing=plan, by=analyst)
    record_update(action=plan.actions.first(), narrative="All fitted.", by=coordinator)
    assert told(analyst, plan)
    choose_wishes(person=analyst, watched=False, by=analyst)
    assert told(analyst, plan) == ()


def test_twice_is_once_and_ended_can_begin_again(plan, analyst):
    for _ in range(2):
        writes.watch(thing=plan, by=analyst)
    assert Watch.objects.count() == 1
    for _ in range(2):
        writes.stop_watching(thing=plan, by=analyst)
    writes.watch(thing=plan, by=analyst)
    assert reads.watches_of(analyst).count() == 1


def test_who_watches_is_seen_by_coordinators_only(plan, coordinator, analyst):
    action = plan.actions.first()
    writes.watch(thing=action, by=analyst)
    address = f"/{plan.partnership.slug}/actions/{action.pk}/"
    assert "Watched by An analyst" in page_of(coordinator).get(address).content.decode()
    other = people.person(plan.partnership, role="lead")
    assert "Watched by" not in page_of(other).get(address).content.decode()
    assert "Watched by" not in page_of(analyst).get(address).content.decode()


def test_a_list_that_may_not_be_seen_cannot_be_watched_nor_goes_on_being_told(plan, coordinator, analyst):
    saved = things(plan, coordinator)["saved_list"]
    with pytest.raises(SavedList.DoesNotExist):
        writes.watch(thing=saved, by=analyst)
    address = f"/{plan.partnership.slug}/watching/saved_list/{saved.pk}/"
    assert page_of(analyst).post(address).status_code == 404
    writes.watch(thing=saved, by=coordinator)
    assert reads.watches_of(coordinator).count() == 1
    remove_list(saved=saved, by=coordinator)
    assert reads.watches_of(coordinator).count() == 0


def test_somebody_who_only_looks_in_or_is_elsewhere_watches_nothing(plan):
    with pytest.raises(NotAllowed):
        writes.watch(thing=plan, by=people.national_viewer(plan.partnership))
    stranger = people.person(people.partnership(slug="elsewhere", name="Elsewhere"))
    with pytest.raises(NotAllowed):
        writes.watch(thing=plan, by=stranger)
    assert page_of(stranger).post(f"/elsewhere/watching/plan/{plan.pk}/").status_code == 404


def test_more_that_is_watched_takes_no_more_queries(plan, coordinator, analyst, count_queries):
    record_update(action=plan.actions.first(), narrative="Begun.", status="in_progress", by=coordinator)
    every = [*things(plan, analyst).values(), *plan.actions.all()[1:], *plan.priorities.all()[1:]]
    assert len(every) > 5

    def told_of() -> list[reads.Watched]:
        return reads.watched_by(analyst, since=None, on=timezone.localdate())

    writes.watch(thing=every[0], by=analyst)
    one = count_queries(told_of)
    for thing in every[1:]:
        writes.watch(thing=thing, by=analyst)
    for action in plan.actions.all():
        record_update(action=action, narrative="All of them move.", status="in_progress", by=coordinator)
    assert count_queries(told_of) <= max(one, 3)
    assert len(told_of()) == len(every)
    of_plan = next(each for each in told_of() if each.kind == "plan")
    assert {each.action.pk for each in of_plan.changed} == set(plan.actions.values_list("pk", flat=True))


def test_many_watches_are_asked_for_in_pieces(plan, coordinator, analyst, monkeypatch):
    monkeypatch.setattr(reads, "MOST_AT_ONCE", 2)
    for thing in things(plan, analyst).values():
        writes.watch(thing=thing, by=analyst)
    record_update(action=plan.actions.first(), narrative="Begun.", status="in_progress", by=coordinator)
    assert {each.kind for each in told(analyst, plan)} == {"action", "priority", "plan", "saved_list"}


def test_those_ticked_on_a_list_or_all_of_it_are_watched_at_once(plan, analyst):
    page, here = page_of(analyst), f"/{plan.partnership.slug}/actions/"
    one = plan.actions.first()
    chosen = page.get(f"{here}change/?action={one.pk}").content.decode()
    assert "Watch 1 action" in chosen
    assert "You watch 1 action" in page.post(f"{here}watch/?action={one.pk}", follow=True).content.decode()
    assert reads.watch_of(analyst, one)
    page.post(f"{here}watch/?all=1&status=in_progress")
    wanted = {one.pk, *plan.actions.filter(status="in_progress").values_list("pk", flat=True)}
    assert set(reads.watches_of(analyst).values_list("action", flat=True)) == wanted
    assert "No action was chosen" in page.post(f"{here}watch/?action=999999", follow=True).content.decode()
    with pytest.raises(NotAllowed):
        writes.watch_actions(partnership=plan.partnership, keys=[one.pk], by=people.national_viewer(plan.partnership))
