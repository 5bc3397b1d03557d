"""A reading that is accepted becomes a live plan, whole and with its threads."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from django.db import IntegrityError

from factories import people, plans
from goldthread.core import history, search
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.documents.model import DraftPriority, DraftRecommendation
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes as partnership_writes
from goldthread.partnership.models import Body, Group, Post
from goldthread.plans import registries, writes
from goldthread.plans.models import Action, Plan, SourceDocument
from goldthread.plans.rules.owners import OwnerMatch


@pytest.fixture
def reading(partnership, coordinator):
    return plans.reading(partnership, coordinator)


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


def action(plan: Plan, ref: str) -> Action:
    return plan.actions.get(ref=ref)


def test_the_plan_is_live_with_everything_the_paper_said(plan):
    assert (plan.title, plan.slug, plan.area) == (plans.TITLE, "glen-orrin-action-plan-2026-2028", "Glen Orrin")
    assert (plan.starts, plan.ends) == (date(2026, 1, 1), date(2028, 12, 31))
    assert [str(each) for each in plan.priorities.all()] == ["1 Fewer people die", "2 Treatment when it is wanted"]
    assert [each.ref for each in plan.actions.all()] == ["1.1", "1.2", "2.1", "2.2"]
    assert [part.text for part in action(plan, "1.2").parts.all()] == ["find the vans", "train the drivers"]
    assert [each.printed for each in action(plan, "1.2").assignments.all()] == ["Roads Manager", "Harbour Trust"]


def test_timescales_keep_their_words_and_the_first_promise(plan):
    ends = {each.ref: (each.printed, each.ends, each.first_ends) for each in plan.actions.all()}
    assert ends["1.1"] == ("March 2027", date(2027, 3, 31), date(2027, 3, 31))
    assert ends["2.1"] == ("Ongoing", None, None)
    assert ends["2.2"] == ("TBC", None, None)
    milestone = action(plan, "2.1").milestones.get()
    assert (milestone.text, milestone.ends, milestone.first_ends) == (
        "Two localities",
        date(2026, 6, 30),
        milestone.ends,
    )


def test_the_thread_runs_back_to_recommendations_and_forward_to_outcomes(plan):
    assert [each.ref for each in action(plan, "2.1").recommendations.all()] == ["2"]
    assert [each.ref for each in plan.priorities.get(ref="2").recommendations.all()] == ["1", "2"]  # "All"
    outcome = action(plan, "1.1").outcomes.get()
    assert (outcome.text, outcome.priority.ref) == ("Fewer deaths", "1")
    assert plan.outcomes.count() == 1  # printed for the priority and the action: one outcome


def test_every_field_knows_where_it_was_read(plan):
    where = action(plan, "1.1").provenance["text"]
    assert (where["page"], where["table"], where["row"], where["corrected"]) == ("2", 1, 2, False)
    assert where["paper"] == plan.versions.get().paper_id


def test_a_corrected_field_says_so(partnership, coordinator, reading):
    item = reading.items.filter(kind="action").first()
    writes.correct_draft(item=item, changes={"text": "Meet every morning"}, by=coordinator)
    plan = writes.accept_reading(reading=reading, by=coordinator)
    assert action(plan, "1.1").text == "Meet every morning"
    assert action(plan, "1.1").provenance["text"]["corrected"] is True
    assert action(plan, "1.1").provenance["timescale"]["corrected"] is False


def test_history_begins_with_the_paper(plan, coordinator):
    event = history.of(action(plan, "1.1")).last()
    assert (event.kind, event.by_name, event.after) == ("action.agreed", coordinator.name, {"paper": "paper.html"})
    assert "plan.accepted" in set(history.of(plan).values_list("kind", flat=True))


def test_what_the_paper_says_of_progress_is_handed_on(monkeypatch, partnership, coordinator):
    told = []
    monkeypatch.setattr(registries, "_receivers", [lambda plan, standings, by: told.extend(standings)])
    plans.live_plan(partnership, coordinator)
    assert [(each.action.ref, each.progress, each.rag, each.status) for each in told] == [
        ("1.1", "Started in May", "green", "in_progress"),
        ("2.1", "Two of four", "amber", "in_progress"),
    ]
    assert {each.reported_on for each in told} == {date(2026, 4, 1)}


def test_owners_become_who_the_review_said(partnership, coordinator, reading):
    trust = partnership_writes.add_body(partnership=partnership, name="Harbour", kind="third_sector", by=coordinator)
    writes.match_owners(
        reading=reading,
        matches={
            "Harbour Trust": OwnerMatch("body", id=trust.pk),
            "Roads Manager": OwnerMatch("post", name="Roads Manager"),
            "Treatment Group": OwnerMatch("group", name="Treatment Group"),
        },
        by=coordinator,
    )
    assert not Post.objects.exists()  # nobody is made before acceptance
    plan = writes.accept_reading(reading=reading, by=coordinator)
    assert action(plan, "1.1").assignments.get().body == trust
    assert action(plan, "1.2").assignments.first().post == Post.objects.get(title="Roads Manager")
    group = Group.objects.get(name="Treatment Group")
    assert (
        action(plan, "2.1").assignments.get().group == plan.priorities.get(ref="2").assignments.get().group == group
    )


def test_an_owner_that_somebody_made_meanwhile_is_not_made_twice(partnership, coordinator, reading):
    writes.match_owners(
        reading=reading, matches={"Harbour Trust": OwnerMatch("body", name="Harbour Trust")}, by=coordinator
    )
    made = partnership_writes.add_body(partnership=partnership, name="HARBOUR TRUST", kind="other", by=coordinator)
    writes.accept_reading(reading=reading, by=coordinator)
    assert list(Body.objects.all()) == [made]


def test_dropped_items_do_not_go_live(coordinator, reading):
    writes.drop_drafts(items=list(reading.items.filter(kind="action")[:2]), by=coordinator)
    plan = writes.accept_reading(reading=reading, by=coordinator)
    assert [each.ref for each in plan.actions.all()] == ["2.1", "2.2"]


def test_a_reference_without_its_recommendation_is_kept_without_words(partnership, coordinator):
    draft = plans.draft_plan(
        recommendations=(), priorities=(DraftPriority("1", "Safety", recommendations=("Rec 9",)),)
    )
    plan = plans.live_plan(partnership, coordinator, draft, source_title="The Commission's report")
    recommendation = plan.priorities.get().recommendations.get()
    assert (recommendation.ref, recommendation.text) == ("Rec 9", "")
    assert recommendation.source.title == "The Commission's report"


def test_a_second_paper_answers_the_same_source(partnership, coordinator):
    plans.live_plan(partnership, coordinator, source_title="The report")
    second = plans.live_plan(partnership, coordinator, text="second", source_title="The report")
    assert SourceDocument.objects.get().recommendations.count() == 2
    assert action(second, "2.1").recommendations.get().actions.count() == 2
    assert second.slug == "glen-orrin-action-plan-2026-2028-2"


def test_doubled_numbers_do_not_stop_a_plan(partnership, coordinator):
    draft = plans.draft_plan(
        priorities=(DraftPriority("1", "One"), DraftPriority("1", "Another one")),
        recommendations=(DraftRecommendation("1", "First"), DraftRecommendation("1", "Again")),
    )
    plan = plans.live_plan(partnership, coordinator, draft)
    assert [(each.ref, each.title) for each in plan.priorities.all()] == [("1", "One"), ("", "Another one")]


def test_nothing_is_accepted_twice(coordinator, reading):
    writes.accept_reading(reading=reading, by=coordinator)
    with pytest.raises(InputError, match="has been accepted"):
        writes.accept_reading(reading=reading, by=coordinator)


def test_two_who_accept_at_once_make_one_plan(coordinator, reading):
    stale = type(reading).objects.get(pk=reading.pk)
    writes.accept_reading(reading=reading, by=coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.accept_reading(reading=stale, slug="another", by=coordinator)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"slug": "Not an address"}, "small letters"),
        ({"slug": "taken"}, "Another plan has the address"),
        ({"title": "x" * 301}, "301 characters"),
    ],
)
def test_what_cannot_be_accepted_says_why_and_leaves_nothing(partnership, coordinator, reading, given, message):
    plans.live_plan(partnership, coordinator, text="first", slug="taken")
    with pytest.raises(InputError, match=message):
        writes.accept_reading(reading=reading, by=coordinator, **given)
    assert Plan.objects.count() == 1


def test_a_plan_without_actions_or_title_is_not_accepted(partnership, coordinator):
    with pytest.raises(InputError, match="no action"):
        plans.live_plan(partnership, coordinator, plans.draft_plan(actions=()))
    with pytest.raises(InputError, match="no title"):
        plans.live_plan(partnership, coordinator, plans.draft_plan(title=None), text="second")


def test_a_failure_half_way_leaves_nothing(monkeypatch, coordinator, reading):
    def fail(*_args):
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(registries, "_receivers", [fail])
    with pytest.raises(IntegrityError):
        writes.accept_reading(reading=reading, by=coordinator)
    reading.refresh_from_db()
    assert (Plan.objects.count(), Action.objects.count(), reading.state) == (0, 0, "in_review")


@pytest.mark.parametrize("role", ["lead", "group_member", "analyst"])
def test_only_those_who_keep_the_plan_accept(partnership, coordinator, reading, role):
    group = partnership_writes.add_group(partnership=partnership, name="G", kind="workgroup", by=coordinator)
    with pytest.raises(NotAllowed):
        writes.accept_reading(reading=reading, by=people.person(partnership, role=role, group=group))


def test_nobody_of_another_partnership_accepts(reading):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    with pytest.raises(NotAllowed):
        writes.accept_reading(reading=reading, by=people.person(elsewhere))


def test_what_is_accepted_is_found(partnership, plan):
    assert [hit.title for hit in search.find("naloxone", partnership_id=partnership.pk)] == [
        "1.2 Carry naloxone in every council van"
    ]
    assert {hit.kind for hit in search.find("treatment", partnership_id=partnership.pk)} >= {"action", "priority"}


def test_two_hundred_actions_take_less_than_two_seconds(partnership, coordinator):
    staged = plans.reading(partnership, coordinator, plans.big_plan(200))
    begun = process_time()  # what the machine does beside this is not counted
    plan = writes.accept_reading(reading=staged, by=coordinator)
    took = process_time() - begun
    assert plan.actions.count() == 200
    assert took < 2, f"{took:.2f} s"


@pytest.mark.parametrize("size", [20, 200])
def test_the_number_of_statements_does_not_grow_with_every_action(
    partnership, coordinator, django_assert_max_num_queries, size
):
    staged = plans.reading(partnership, coordinator, plans.big_plan(size))
    with django_assert_max_num_queries(70):
        writes.accept_reading(reading=staged, by=coordinator)
