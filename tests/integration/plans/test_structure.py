"""Changing a live plan: each change kept, checked, and nothing overwritten in silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories import people, plans
from goldthread.core import history, search
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes
from goldthread.plans.models import Action


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def action(plan):
    return plan.actions.get(ref="1.2")


def events(row) -> list[str]:
    return list(history.of(row).order_by("id").values_list("kind", flat=True))


def test_a_new_action_stands_at_the_end_of_its_priority(plan, coordinator, partnership):
    first = plan.priorities.get(ref="1")
    added = writes.add_action(
        plan=plan, priority=first, text="Ask families", parts=["a", " "], timescale="May 2027", by=coordinator
    )
    assert [each.ref or each.text for each in plan.actions.all()] == ["1.1", "1.2", "Ask families", "2.1", "2.2"]
    assert (added.is_new, added.first_ends, [p.text for p in added.parts.all()]) == (True, date(2027, 5, 31), ["a"])
    assert search.find("families", partnership_id=partnership.pk)[0].row_id == added.pk


def test_many_actions_find_their_place(plan, coordinator):
    first = plan.priorities.get(ref="1")
    for number in range(15):
        writes.add_action(plan=plan, priority=first, text=f"Added {number}", by=coordinator)
    order = [each.text for each in plan.actions.all()]
    assert order[2:17] == [f"Added {number}" for number in range(15)]
    assert order[17].startswith("Offer same-day")


def test_rewording_keeps_words_and_parts_before_and_after(action, coordinator, partnership):
    seen = action.revision
    writes.reword_action(
        action=action,
        text="Carry it in every van",
        parts=["find the vans"],
        revision=seen,
        reason="Shorter",
        by=coordinator,
    )
    event = history.of(action).first()
    assert event.before == {
        "text": "Carry naloxone in every council van",
        "parts": ["find the vans", "train the drivers"],
    }
    assert event.after == {"text": "Carry it in every van", "parts": ["find the vans"]}
    assert event.reason == "Shorter"
    assert search.find("naloxone", partnership_id=partnership.pk) == []
    with pytest.raises(EditedMeanwhile):
        writes.reword_action(action=Action.objects.get(pk=action.pk), parts=[], revision=seen, by=coordinator)


def test_saying_the_same_again_says_nothing(action, coordinator):
    before = events(action)
    writes.reword_action(
        action=action, text=action.text, parts=["find the vans", "train the drivers"], by=coordinator
    )
    writes.change_timescale(action=action, timescale=action.printed, reason="x", by=coordinator)
    writes.move_action(action=action, priority=action.priority, by=coordinator)
    assert events(action) == before


def test_a_changed_date_keeps_the_old_one_and_the_first_promise(action, coordinator):
    writes.change_timescale(
        action=action, timescale="December 2027", reason="No vans", agreed_by="The board", by=coordinator
    )
    writes.change_timescale(action=action, timescale="March 2028", reason="Still none", by=coordinator)
    action.refresh_from_db()
    assert (action.ends, action.first_ends) == (date(2028, 3, 31), date(2027, 3, 31))
    assert [(each.number, each.printed, each.reason, each.agreed_by) for each in action.baselines.all()] == [
        (1, "2026/27", "As first agreed", ""),
        (2, "December 2027", "No vans", "The board"),
        (3, "March 2028", "Still none", ""),
    ]
    with pytest.raises(InputError, match="left blank"):
        writes.change_timescale(action=action, timescale="2030", reason=" ", by=coordinator)


def test_the_first_date_of_an_undated_action_is_its_first_promise(plan, coordinator):
    undated = plan.actions.get(ref="2.2")
    writes.change_timescale(action=undated, timescale="June 2027", reason="Now agreed", by=coordinator)
    writes.change_timescale(action=undated, timescale="July 2027", reason="A month more", by=coordinator)
    undated.refresh_from_db()
    assert undated.first_ends == date(2027, 6, 30)


def test_an_action_moves_within_its_plan_only(partnership, plan, action, coordinator):
    other = plans.live_plan(partnership, coordinator, text="other")
    writes.move_action(
        action=action, priority=plan.priorities.get(ref="2"), after=plan.actions.get(ref="2.1"), by=coordinator
    )
    assert [each.ref for each in plan.actions.all()] == ["1.1", "2.1", "1.2", "2.2"]
    with pytest.raises(InputError, match="another plan"):
        writes.move_action(action=action, priority=other.priorities.first(), by=coordinator)


def test_milestones_are_added_done_dropped_and_moved(action, coordinator):
    today = timezone.localdate()
    step = writes.add_milestone(action=action, text="Ten vans", timescale="June 2026", by=coordinator)
    writes.change_milestone_timescale(milestone=step, timescale="July 2026", reason="Late", by=coordinator)
    assert (step.first_ends, step.ends) == (date(2026, 6, 30), date(2026, 7, 31))
    with pytest.raises(InputError, match="still to come"):
        writes.mark_milestone_done(milestone=step, done_on=today + timedelta(days=1), by=coordinator)
    writes.mark_milestone_done(milestone=step, by=coordinator)
    with pytest.raises(InputError, match="is done"):
        writes.drop_milestone(milestone=step, reason="x", by=coordinator)
    writes.mark_milestone_not_done(milestone=step, by=coordinator)
    writes.drop_milestone(milestone=step, reason="Vans sold", by=coordinator)
    with pytest.raises(InputError, match="was dropped"):
        writes.mark_milestone_done(milestone=step, by=coordinator)
    writes.restore_milestone(milestone=step, by=coordinator)
    writes.reword_milestone(milestone=step, text="Twelve vans", by=coordinator)
    assert events(action)[-7:] == [
        "milestone.added",
        "milestone.timescale_changed",
        "milestone.done",
        "milestone.not_done",
        "milestone.dropped",
        "milestone.restored",
        "milestone.reworded",
    ]


def test_who_has_an_action_may_say_a_milestone_is_done(partnership, plan, action, coordinator):
    body = partnership_writes.add_body(partnership=partnership, name="Roads", kind="statutory", by=coordinator)
    lead = people.person(partnership, role="lead", body=body)
    stranger = people.person(partnership, role="lead")
    step = writes.add_milestone(action=action, text="Ten vans", by=coordinator)
    with pytest.raises(NotAllowed):
        writes.mark_milestone_done(milestone=step, by=lead)
    writes.assign(thing=action, owner=body, by=coordinator)
    writes.mark_milestone_done(milestone=step, by=lead)
    with pytest.raises(NotAllowed):
        writes.mark_milestone_not_done(milestone=step, by=stranger)


def test_owners_are_given_named_changed_and_taken(partnership, plan, action, coordinator):
    group = partnership_writes.add_group(partnership=partnership, name="Vans group", kind="workgroup", by=coordinator)
    given = writes.assign(thing=action, owner=group, kind="support", by=coordinator)
    with pytest.raises(InputError, match="has this already"):
        writes.assign(thing=action, owner=group, by=coordinator)
    writes.change_assignment(assignment=given, kind="lead", by=coordinator)
    post = partnership_writes.add_post(partnership=partnership, title="Manager of roads", by=coordinator)
    printed = action.assignments.get(printed="Roads Manager")
    writes.name_owner(assignment=printed, owner=post, by=coordinator)
    assert (printed.post, printed.printed) == (post, "Roads Manager")
    writes.unassign(assignment=given, by=coordinator)
    assert [each.printed for each in action.assignments.all()] == ["Roads Manager", "Harbour Trust"]
    assert events(action)[-4:] == ["assignment.given", "assignment.changed", "assignment.named", "assignment.taken"]


def test_a_printed_owner_is_named_everywhere_at_once(partnership, plan, coordinator):
    trust = partnership_writes.add_body(partnership=partnership, name="HT", kind="third_sector", by=coordinator)
    assert writes.name_owner_everywhere(plan=plan, printed="Harbour Trust", owner=trust, by=coordinator) == 2
    assert trust.assignments.count() == 2


def test_the_thread_is_joined_and_parted(partnership, plan, action, coordinator):
    source = writes.add_source(
        partnership=partnership,
        title="National strategy",
        level="national",
        link="https://example.org/s",
        by=coordinator,
    )
    national = writes.add_recommendation(source=source, ref="N1", text="Carry naloxone", by=coordinator)
    writes.answer_recommendation(thing=action, recommendation=national, by=coordinator)
    writes.answer_recommendation(thing=action, recommendation=national, by=coordinator)
    assert list(action.recommendations.all()) == [national]
    writes.stop_answering(thing=action, recommendation=national, by=coordinator)
    with pytest.raises(InputError):
        writes.stop_answering(thing=action, recommendation=national, by=coordinator)
    priority = plan.priorities.first()
    writes.answer_recommendation(thing=priority, recommendation=national, by=coordinator)
    assert national in priority.recommendations.all()
    outcome = writes.add_outcome(plan=plan, text="Nobody dies on the road", priority=priority, by=coordinator)
    writes.aim_at_outcome(action=action, outcome=outcome, by=coordinator)
    writes.stop_aiming_at(action=action, outcome=outcome, by=coordinator)
    writes.reword_outcome(outcome=outcome, text="Nobody dies on a road", by=coordinator)
    assert events(action)[-4:] == [
        "recommendation.answered",
        "recommendation.no_longer_answered",
        "action.aimed_at",
        "action.no_longer_aimed_at",
    ]


def test_sources_and_recommendations_are_put_right(partnership, coordinator, plan):
    source = writes.add_source(partnership=partnership, title="A report", by=coordinator)
    writes.edit_source(source=source, changes={"title": "The report", "body": "A commission"}, by=coordinator)
    one = writes.add_recommendation(source=source, ref="1", text="Do it", by=coordinator)
    writes.edit_recommendation(recommendation=one, changes={"text": "Do it now", "ref": "1a"}, by=coordinator)
    assert (str(source), str(one)) == ("The report", "1a Do it now")
    for wrong, message in (
        (lambda: writes.add_source(partnership=partnership, title="The report", by=coordinator), "already"),
        (lambda: writes.add_recommendation(source=source, ref="1a", text="x", by=coordinator), "already"),
        (
            lambda: writes.edit_source(source=source, changes={"link": "javascript:alert(1)"}, by=coordinator),
            "web address",
        ),
        (
            lambda: writes.edit_source(source=source, changes={"level": "regional"}, by=coordinator),
            "local or national",
        ),
    ):
        with pytest.raises(InputError, match=message):
            wrong()


def test_priorities_are_added_reworded_and_put_in_order(plan, coordinator):
    added = writes.add_priority(plan=plan, ref="3", title="Families", by=coordinator)
    writes.reword_priority(priority=added, title="Families first", by=coordinator)
    first, second = plan.priorities.exclude(pk=added.pk)
    writes.reorder_priorities(plan=plan, order=[added.pk, first.pk, second.pk], by=coordinator)
    assert [each.ref for each in plan.priorities.all()] == ["3", "1", "2"]
    with pytest.raises(InputError, match="number 1"):
        writes.reword_priority(priority=added, ref="1", by=coordinator)
    with pytest.raises(InputError, match="once"):
        writes.reorder_priorities(plan=plan, order=[first.pk], by=coordinator)


def test_actions_do_not_wait_in_a_circle(plan, coordinator):
    one, two, three, four = plan.actions.all()
    writes.add_dependency(action=one, on=two, note="drivers first", by=coordinator)
    writes.add_dependency(action=two, on=three, by=coordinator)
    writes.add_dependency(action=four, on=three, by=coordinator)
    with pytest.raises(InputError, match=r"2\.1 → 1\.1 → 1\.2 → 2\.1"):
        writes.add_dependency(action=three, on=one, by=coordinator)
    with pytest.raises(InputError, match="wait for each other"):
        writes.add_dependency(action=one, on=one, by=coordinator)
    writes.remove_dependency(dependency=two.waits_for.get(), by=coordinator)
    writes.add_dependency(action=three, on=one, by=coordinator)


def test_the_plan_and_its_versions(plan, coordinator):
    writes.edit_plan(plan=plan, changes={"title": "A better title", "cadence_days": 30}, by=coordinator)
    assert (plan.title, plan.slug) == ("A better title", "glen-orrin-action-plan-2026-2028")
    with pytest.raises(InputError, match="before it starts"):
        writes.edit_plan(plan=plan, changes={"ends": date(2020, 1, 1)}, by=coordinator)
    with pytest.raises(InputError, match="once a week"):
        writes.edit_plan(plan=plan, changes={"cadence_days": 1}, by=coordinator)
    second = writes.record_version(plan=plan, label="Revised", agreed_on=date(2027, 1, 1), by=coordinator)
    writes.edit_version(version=second, changes={"note": "After the inspection"}, by=coordinator)
    assert [each.number for each in plan.versions.all()] == [2, 1]


def test_how_an_action_stands_is_told_once(action, coordinator):
    now = timezone.now()
    standing = writes.Standing(status="complete", at=now, ended_on=date(2026, 6, 1))
    writes.record_standing(action=action, standing=standing, by=coordinator)
    event = history.of(action).first()
    assert (event.kind, event.before) == ("action.stands", {"status": "not_started", "ended_on": None})
    action.refresh_from_db()
    assert (action.status, action.ended_on, action.last_update_at) == ("complete", date(2026, 6, 1), now)


def test_many_standings_in_a_few_statements(partnership, coordinator, django_assert_max_num_queries):
    plan = plans.live_plan(partnership, coordinator, plans.big_plan(150))
    standings = [(each, writes.Standing(status="blocked")) for each in plan.actions.all()]
    with django_assert_max_num_queries(10):
        writes.record_standings(standings=standings, by=coordinator)
    assert plan.actions.filter(status="blocked").count() == 150


@pytest.mark.parametrize("who", ["lead", "analyst", "national viewer", "stranger"])
def test_who_does_not_keep_the_plan_changes_nothing(partnership, plan, action, coordinator, who):
    if who == "stranger":
        by = people.person(people.partnership(slug="elsewhere", name="Elsewhere"))
    elif who == "national viewer":
        by = people.national_viewer(partnership)
    else:
        by = people.person(partnership, role=who)
    source = writes.add_source(partnership=partnership, title="A report", by=coordinator)
    step = writes.add_milestone(action=action, text="x", by=coordinator)
    outcome, recommendation = plan.outcomes.first(), plan.priorities.first().recommendations.first()
    for write in (
        lambda: writes.add_action(plan=plan, text="x", by=by),
        lambda: writes.reword_action(action=action, text="x", by=by),
        lambda: writes.move_action(action=action, priority=None, by=by),
        lambda: writes.change_timescale(action=action, timescale="2030", reason="x", by=by),
        lambda: writes.change_milestone_timescale(milestone=step, timescale="2030", reason="x", by=by),
        lambda: writes.add_milestone(action=action, text="x", by=by),
        lambda: writes.mark_milestone_done(milestone=step, by=by),
        lambda: writes.drop_milestone(milestone=step, reason="x", by=by),
        lambda: writes.assign(thing=action, owner="x", by=by),
        lambda: writes.unassign(assignment=action.assignments.first(), by=by),
        lambda: writes.add_outcome(plan=plan, text="x", by=by),
        lambda: writes.aim_at_outcome(action=action, outcome=outcome, by=by),
        lambda: writes.answer_recommendation(thing=action, recommendation=recommendation, by=by),
        lambda: writes.add_source(partnership=partnership, title="x", by=by),
        lambda: writes.add_recommendation(source=source, text="x", by=by),
        lambda: writes.add_priority(plan=plan, title="x", by=by),
        lambda: writes.edit_plan(plan=plan, changes={"title": "x"}, by=by),
        lambda: writes.record_version(plan=plan, by=by),
        lambda: writes.add_dependency(action=action, on=plan.actions.first(), by=by),
    ):
        with pytest.raises(NotAllowed):
            write()
