"""Stated and assessed side by side: pages, lists, the API and the command line ask the same."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import browsing, bulk, people, plans
from factories.machines import machine_for
from goldthread.cli.main import main
from goldthread.core.policies import NotAllowed
from goldthread.delivery import reads, writes
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.models import KeptAssessment
from goldthread.kernel.errors import InputError
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone


@pytest.fixture
def live(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def action(live):
    return Action.objects.get(plan=live, ref="1.2")


@pytest.fixture
def differing(action, coordinator):
    """Stated green, and long past its date."""
    writes.record_update(action=action, narrative="Begun.", status="in_progress", stated_rag="green", by=coordinator)
    fresh = Action.objects.get(pk=action.pk)
    plan_writes.change_timescale(action=fresh, timescale="June 2024", reason="As it was agreed", by=coordinator)
    return Action.objects.get(pk=action.pk)


def at(name, action=None):
    places = {"action": action.pk} if action else {}
    return reverse(f"delivery:{name}", kwargs={"partnership": "glen-orrin", **places})


def kept_is_true(partnership):
    """What is kept is what would be found by assessing everything anew."""
    today = timezone.localdate()
    reads.keep_up(partnership, today)
    kept = {
        key: (rag, silent) for key, rag, silent in KeptAssessment.objects.values_list("action", "rag", "silent_since")
    }
    fresh = {key: (str(seen.rag), seen.silent_since) for key, seen in reads.assessments(partnership, today).items()}
    return kept == fresh


def owed(partnership):
    """The references of those that still owe a sentence."""
    found = reads.differences(partnership, timezone.localdate()).rows
    return {each.row.ref for each in found if each.explanation is None}


def test_whatever_changes_what_is_kept_stays_true(partnership, live, coordinator):
    first, second, third, _ = Action.objects.filter(plan=live).order_by("position")
    assert kept_is_true(partnership)
    plan_writes.add_dependency(action=first, on=second, by=coordinator)
    writes.record_update(action=second, narrative="Overtaken.", status="closed", by=coordinator)
    assert kept_is_true(partnership)
    assert KeptAssessment.objects.get(action=first).reasons[0][0] == "waits_closed"
    plan_writes.mark_milestone_done(
        milestone=Milestone.objects.get(action=third), done_on=timezone.localdate(), by=coordinator
    )
    assert kept_is_true(partnership)
    writes.settle_thresholds(partnership=partnership, grace_days=0, late_red_days=0, by=coordinator)
    assert kept_is_true(partnership)
    writes.set_cadence(target=third.priority, days=7, by=coordinator)
    writes.set_cadence(target=first, days=700, by=coordinator)
    assert kept_is_true(partnership)


def test_only_what_an_event_touches_is_assessed_again(partnership, coordinator, django_assert_max_num_queries):
    today = timezone.localdate()
    plan = bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=100), on=today)
    reads.keep_up(partnership, today)
    before = KeptAssessment.objects.count()
    assert before == 100
    action = plan.actions.filter(status="in_progress").first()
    writes.record_update(action=action, narrative="Blocked.", status="blocked", by=coordinator)
    with django_assert_max_num_queries(24):
        reads.keep_up(partnership, today)
    with django_assert_max_num_queries(1):
        reads.keep_up(partnership, today)
    assert "blocked" in {reason[0] for reason in KeptAssessment.objects.get(action=action).reasons}


def test_lists_are_narrowed_and_sorted_by_what_is_assessed(partnership, coordinator):
    today = timezone.localdate()
    bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=60), on=today)
    every = reads.assessments(partnership, today)
    for asked, wanted in (
        ({"assessed": ("red",)}, lambda seen: seen.rag == "red"),
        ({"assessed": ("none",)}, lambda seen: seen.rag == ""),
        ({"differs": True}, lambda seen: seen.differs),
        ({"silent": True}, lambda seen: seen.silent_since is not None),
    ):
        rows = reads.actions(partnership, ActionFilters(size=200, **asked), on=today).rows
        assert {row.id for row in rows} == {key for key, seen in every.items() if wanted(seen)}
    ranks = {"red": 0, "amber": 1, "": 2, "green": 3, "blue": 4, "grey": 5}
    rows = reads.actions(partnership, ActionFilters(size=200, sort="assessed"), on=today).rows
    assert [ranks[row.assessed_rag] for row in rows] == sorted(ranks[row.assessed_rag] for row in rows)


def test_a_difference_owes_a_sentence_until_it_is_said(client, differing, coordinator):
    client.force_login(coordinator.account)
    page = browsing.words(client.get(at("action", differing)))
    assert "past its date, 30 June 2024" in page
    assert "Stated and assessed differ" in page
    page = browsing.page_of(client.get(at("differences")))
    assert at("explain", differing) in page.xpath("//td/a[starts-with(., 'Owed: write it')]/@href")
    reader = people.person(differing.partnership, role="analyst")
    client.force_login(reader.account)
    page = browsing.page_of(client.get(at("differences")))
    assert "Owed" in browsing.line(page)
    assert not page.xpath("//td/a[starts-with(., 'Owed')]")
    client.force_login(coordinator.account)
    assert "Say in a sentence" in browsing.error_summary(client.post(at("explain", differing), {"words": " "}))
    assert client.post(at("explain", differing), {"words": "The vans are here; the paper is old."}).status_code == 302
    assert "The vans are here; the paper is old." in browsing.words(client.get(at("action", differing)))
    assert "The vans are here" in browsing.words(client.get(at("differences")))
    board = browsing.words(client.get("/glen-orrin/board/"))
    assert "The vans are here" in board
    assert owed(differing.partnership) == {"2.1"}
    # another RAG is another difference
    writes.record_update(
        action=Action.objects.get(pk=differing.pk), narrative="Slower.", stated_rag="amber", by=coordinator
    )
    assert owed(differing.partnership) == {"1.2", "2.1"}


def test_like_named_actions_of_two_plans_are_told_apart_by_their_links(client, partnership, coordinator):
    for title in ("First Plan", "Second Plan"):
        plan = plans.live_plan(partnership, coordinator, plans.draft_plan(title=title), text=title)
        late = Action.objects.get(plan=plan, ref="1.2")
        writes.record_update(
            action=late, narrative="Begun.", status="in_progress", stated_rag="green", by=coordinator
        )
        fresh = Action.objects.get(pk=late.pk)
        plan_writes.change_timescale(action=fresh, timescale="June 2024", reason="As agreed", by=coordinator)
    client.force_login(coordinator.account)
    for address in (at("differences"), f"{at('actions')}?overdue=1"):
        page = browsing.words(client.get(address))
        assert ", in First Plan" in page, address
        assert ", in Second Plan" in page, address


def test_a_sentence_needs_a_difference_and_somebody_who_has_the_action(action, differing, partnership, coordinator):
    analyst = people.person(partnership, role="analyst")
    with pytest.raises(NotAllowed):
        writes.explain_difference(action=differing, words="So it is.", by=analyst)
    other = Action.objects.get(plan=differing.plan, ref="2.2")
    with pytest.raises(InputError, match="do not differ"):
        writes.explain_difference(action=other, words="So it is.", by=coordinator)


def test_any_day_is_shown_as_it_was(client, differing, coordinator):
    client.force_login(coordinator.account)
    page = client.get(at("assessment", differing))
    assert "past its date, 30 June 2024" in browsing.words(page)
    assert "not in the plan yet" in browsing.words(client.get(at("assessment", differing) + "?on=2001-01-01"))
    assert "is no day" in browsing.words(client.get(at("assessment", differing) + "?on=soon"))


def test_how_strictly_is_settled_on_a_page(client, partnership, coordinator):
    client.force_login(coordinator.account)
    form = browsing.filled_in(browsing.page_of(client.get(at("thresholds"))), grace_days="5")
    assert client.post(at("thresholds"), form).status_code == 302
    assert reads.thresholds_of(partnership.pk, timezone.localdate()).grace_days == 5


def test_all_of_the_history_stands_on_pages(client, action, coordinator):
    for number in range(25):
        writes.record_update(action=Action.objects.get(pk=action.pk), narrative=f"Week {number}.", by=coordinator)
    client.force_login(coordinator.account)
    page = browsing.page_of(client.get(at("action", action)))
    assert len(browsing.marked(page, "gt-history__entry")) == 20
    assert page.xpath(f"//a[@href='{at('action_history', action)}']")
    every = browsing.page_of(client.get(at("action_history", action)))
    assert len(browsing.marked(every, "gt-history__entry")) > 25
    assert "changed how the action stands" not in browsing.line(every)


def test_machines_and_the_command_line_are_told_the_same(differing, coordinator, capsys):
    machine = machine_for(coordinator)
    said = machine.get(f"/partnerships/glen-orrin/actions/{differing.pk}")
    assert (said["action"]["stated_rag"], said["action"]["assessed_rag"]) == ("green", "red")
    assert said["assessment"]["reasons"][0]["words"].endswith("past its date, 30 June 2024")
    listed = machine.get("/partnerships/glen-orrin/actions", assessed="red", differs=True)
    assert differing.pk in [each["id"] for each in listed["items"]]
    assert main(["actions", "--partnership", "glen-orrin", "--differs", "--json"]) == 0
    assert {row["ref"] for row in json.loads(capsys.readouterr().out)["actions"]} == {"1.2", "2.1"}
