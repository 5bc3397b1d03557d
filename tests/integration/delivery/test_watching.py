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
