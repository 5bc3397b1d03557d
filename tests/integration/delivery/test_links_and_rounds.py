"""Saying how it goes without signing in, by a link; and taking the updates of a group in a meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from factories import browsing, people, plans
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.delivery import reads, writes
from goldthread.delivery.messages.digest import weeks
from goldthread.delivery.messages.weekly import write_weekly
from goldthread.delivery.models import ProgressUpdate, UpdateLink
from goldthread.delivery.reads.update_links import address_of, token_of
from goldthread.delivery.rules.links import MOST_A_DAY
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action


@pytest.fixture
def action(partnership, coordinator):
    return Action.objects.get(plan=plans.live_plan(partnership, coordinator), ref="1.2")


@pytest.fixture
def lead(partnership, coordinator):
    """Somebody of a partner body who never signs in: no account, no role."""
    return partnership_writes.add_person(
        partnership=partnership, name="Outreach lead", email="lead@example.org", by=coordinator
    )


@pytest.fixture
def link(action, lead, coordinator):
    return writes.make_update_link(action=action, person=lead, by=coordinator)


def updates(action):
    return list(ProgressUpdate.objects.filter(action=action).order_by("-id"))


def test_opening_a_link_changes_nothing(client, link, action):
    before = history.of(action).count()
    for method in (client.get, client.head):
        assert method(address_of(link)).status_code == 200
    page = browsing.words(client.get(address_of(link)))
    assert "for Outreach lead" in page
    assert "Carry naloxone in every council van" in page
    assert (updates(action), history.of(action).count()) == ([], before)
    answer = client.get(address_of(link))
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer.headers["Cache-Control"]


def test_one_click_says_that_nothing_has_changed(client, link, action, lead):
    assert "No change." in browsing.words(client.post(address_of(link), {"answer": "no_change"}))
    said = updates(action)[0]
    assert (said.by, said.via_link, said.narrative) == (lead, link, "No change.")
    event = history.of(action).filter(kind="update.by_link").get()
    assert (event.by_name, event.channel) == ("Outreach lead", "link")


def test_an_update_and_a_cry_for_help(client, link, action):
    wrong = client.post(address_of(link), {"answer": "update", "narrative": "", "stated_rag": "amber"})
    assert "Say what has happened" in browsing.error_summary(wrong)
    said = {"answer": "update", "narrative": "Vans found.", "stated_rag": "amber", "revision": action.revision}
    assert "Vans found." in browsing.words(client.post(address_of(link), said))
    assert Action.objects.get(pk=action.pk).stated_rag == "amber"
    help_ = {"answer": "help", "help-narrative": "A second driver."}
    assert "see that help was asked for" in browsing.words(client.post(address_of(link), help_))
    seen = reads.assessment_of(Action.objects.get(pk=action.pk), timezone.localdate())
    assert any(words.startswith("Help was asked for on") for words in seen.words)
    client.post(address_of(link), {"answer": "no_change"})
    seen = reads.assessment_of(Action.objects.get(pk=action.pk), timezone.localdate())
    assert not any("Help" in words for words in seen.words)


def test_a_link_is_for_one_action_and_cannot_be_made_up(client, link, action, coordinator):
    other = Action.objects.get(plan=action.plan, ref="1.1")
    client.post(address_of(link), {"answer": "no_change", "action": other.pk})
    assert not [each for each in updates(other) if each.via_link]
    token = token_of(link)
    for made_up in (
        f"{link.pk + 1}{token[len(str(link.pk)) :]}",
        token[:-1] + ("a" if token[-1] != "a" else "b"),
        "x",
    ):
        assert client.get(reverse("linked_update", kwargs={"token": made_up})).status_code == 404


def test_a_link_ends_by_itself_or_is_taken_back(client, link, action, coordinator):
    with time_machine.travel(timezone.now() + timedelta(days=22)):
        assert "could be used until" in browsing.words(client.post(address_of(link), {"answer": "no_change"}), 410)
        with pytest.raises(NotAllowed):
            writes.say_no_change(link=link, by=link.person)
    client.force_login(coordinator.account)
    places = {"partnership": "glen-orrin", "action": action.pk, "link": link.pk}
    assert client.post(reverse("delivery:revoke_link", kwargs=places)).status_code == 302
    client.logout()
    assert "taken back" in browsing.words(client.post(address_of(link), {"answer": "no_change"}), 410)
    assert updates(action) == []


def test_a_link_is_dead_when_whom_it_is_for_has_left(client, link, coordinator):
    yesterday = timezone.localdate() - timedelta(days=1)
    partnership_writes.mark_left(person=link.person, left_on=yesterday, by=coordinator)
    assert client.get(address_of(link)).status_code == 410


def test_a_machine_that_will_not_stop_is_stopped(client, link, action):
    for _ in range(MOST_A_DAY):
        assert client.post(address_of(link), {"answer": "no_change"}).status_code == 200
    assert client.post(address_of(link), {"answer": "no_change"}).status_code == 429
    assert len(updates(action)) == MOST_A_DAY


def test_only_a_coordinator_makes_links_for_others(action, lead, partnership, coordinator):
    plan_writes.assign(thing=action, owner=lead, by=coordinator)
    analyst = people.person(partnership, role="analyst")
    with pytest.raises(NotAllowed):
        writes.make_update_link(action=action, person=lead, by=analyst)
    mine = writes.make_update_link(action=Action.objects.get(pk=action.pk), person=lead, by=lead)
    with pytest.raises(NotAllowed):
        writes.say_no_change(link=mine, by=coordinator)


def test_a_coordinator_makes_and_sends_a_link(client, action, lead, coordinator):
    client.force_login(coordinator.account)
    address = reverse("delivery:update_links", kwargs={"partnership": "glen-orrin", "action": action.pk})
    page = browsing.page_of(client.post(address, {"person": lead.pk, "days": "7", "send": "on"}))
    shown = page.get_element_by_id("address").value
    (letter,) = mail.outbox
    assert letter.to == ["lead@example.org"]
    assert shown in letter.body
    assert shown.endswith(address_of(UpdateLink.objects.get()))


def test_a_round_goes_from_action_to_action(client, action, partnership, coordinator):
    client.force_login(coordinator.account)
    group = partnership_writes.add_group(partnership=partnership, name="Vans group", kind="workgroup", by=coordinator)
    other = Action.objects.get(plan=action.plan, ref="2.2")
    for row in (action, other):
        plan_writes.assign(thing=row, owner=group, by=coordinator)
    address = reverse("delivery:round", kwargs={"partnership": "glen-orrin", "kind": "group", "owner": group.pk})
    page = browsing.page_of(client.get(address))
    form = browsing.filled_in(page, narrative="Two vans are equipped.", status="in_progress", stated_rag="green")
    gone = client.post(address, form)
    assert gone.headers["Location"].endswith(f"?at={other.pk}#now")
    assert Action.objects.get(pk=action.pk).stated_rag == "green"
    page = browsing.page_of(client.get(address, {"at": other.pk}))
    refused = client.post(address, browsing.filled_in(page, narrative=""))
    assert "Write what was said" in browsing.error_summary(refused)
    gone = client.post(address, browsing.filled_in(page, narrative="No change."))
    assert "All have had their turn" in browsing.words(client.get(gone.headers["Location"]))


def test_a_round_is_for_those_who_may_report(client, partnership, coordinator, action):
    client.force_login(people.person(partnership, role="analyst").account)
    places = {"partnership": "glen-orrin", "kind": "person", "owner": coordinator.pk}
    assert client.get(reverse("delivery:round", kwargs=places)).status_code == 404


def test_the_weekly_message_of_somebody_who_never_signs_in_needs_one_click(
    client, action, lead, partnership, coordinator, settings
):
    today = timezone.localdate()
    plan_writes.assign(thing=action, owner=lead, by=coordinator)
    late = Action.objects.get(pk=action.pk)
    plan_writes.change_timescale(action=late, timescale="June 2024", reason="As agreed", by=coordinator)
    (week,) = [each for each in weeks(partnership, today) if each.person == lead]
    message = write_weekly(week, today)
    address = address_of(UpdateLink.objects.get(action=action))
    assert settings.SITE + address in message.text
    assert settings.SITE + address in message.html
    assert write_weekly(week, today) is None
    assert UpdateLink.objects.count() == 1
    assert "for Outreach lead" in browsing.words(client.get(address))
